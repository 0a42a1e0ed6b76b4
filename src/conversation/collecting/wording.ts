/** What is said about collecting from communes. */
export const wording = {
  askDay: "Dạ, anh/chị thu báo cáo các xã đến hết ngày nào? Ví dụ: “thu báo cáo xã đến 01/12”.",
  unreadableDay: (typed: string) =>
    `Dạ, em chưa đọc được ngày “${typed}”. Anh/chị ghi giúp em, ví dụ: “thu báo cáo xã đến 01/12”.`,
  past: (day: string) => `Dạ, ngày ${day} đã qua rồi. Anh/chị chọn ngày khác giúp em ạ.`,
  confirm: (communes: number, day: string, district: string) =>
    `Dạ, ${communes} xã, phường, thị trấn sẽ gửi số liệu cho ${district} qua trợ lý, đến hết ngày ${day}. Mốc này theo yêu cầu của huyện, không phải mốc của Kế hoạch. Anh/chị xác nhận giúp em ạ.`,
  begin: "Bắt đầu thu",
  no: "Thôi",
  begun: (day: string) =>
    `Dạ, em mở thu báo cáo các xã đến hết ngày ${day} rồi. Anh/chị gõ “cấp mã các xã” để lấy mã mời cho từng xã, “xã nào chưa nộp?” để xem tiến độ, “cộng số các xã” để đưa số đã nhận vào báo cáo của huyện ạ.`,
  stop: (district: string) => `Dạ, em ngưng thu báo cáo các xã cho ${district}; phần các xã đã gửi em vẫn giữ ạ.`,
  notOpen: "Dạ, huyện chưa mở thu báo cáo các xã. Anh/chị gõ ví dụ “thu báo cáo xã đến 01/12” để mở ạ.",
  codes: (lines: string, until: string) =>
    `Dạ, mã mời cán bộ từng xã (mỗi mã dùng một lần, đến ${until}; anh/chị gửi riêng cho từng xã):\n${lines}`,
  code: (commune: string, code: string) => `- ${commune}: ${code}`,

  nothingAccepted:
    "Dạ, chưa có báo cáo xã nào được nhận nên chưa có số để cộng. Anh/chị xem từng xã rồi gõ “nhận” giúp em ạ.",
  handedIn: "Dạ, báo cáo của huyện đã nộp rồi. Muốn đưa số các xã vào, anh/chị gõ “sửa báo cáo” trước giúp em ạ.",
  nothingNew: "Dạ, số cộng từ các xã đang khớp với báo cáo của huyện, không có gì phải sửa ạ.",
  sums: (accepted: number, all: number) => `Dạ, cộng từ ${accepted}/${all} xã, phường, thị trấn đã được nhận:`,
  sum: (number: number, label: string, value: string, given: number) =>
    `- Câu ${number} (${label}): ${value}, từ ${given} xã`,
  instead: (line: string, before: string) => `${line}; đang ghi ${before}`,
  missing: (names: string) => `Chưa có số của: ${names}.`,
  askSum: "Anh/chị xác nhận thì em ghi vào báo cáo của huyện; gõ “nguồn câu …” để xem số từng xã.",
  choice: "Cộng số các xã",
  takeSum: "Ghi các số này",
  taken: (many: number) =>
    `Dạ, em đã ghi ${many} số cộng từ các xã vào báo cáo của huyện. Anh/chị gõ “báo cáo” để làm tiếp ạ.`,
  raw: (given: number, all: number) => `cộng từ ${given}/${all} xã, phường, thị trấn`,

  sources: (number: number, label: string, total: string) => `Dạ, câu ${number} (${label}), cộng ${total}:`,
  source: (commune: string, value: string, receipt: string) => `- ${commune}: ${value} (${receipt})`,
  notAFigure: (number: number) => `Dạ, câu ${number} không phải số cộng từ các xã ạ.`,

  forDistrict: (district: string, day: string) =>
    `Số liệu này gửi theo yêu cầu của ${district}, hết ngày ${day}; đây không phải mốc của Kế hoạch.`,
  notCollecting: (district: string) =>
    `Dạ, ${district} hiện không thu báo cáo các xã qua trợ lý nên anh/chị chưa phải làm gì ạ.`,
};
