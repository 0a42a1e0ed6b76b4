/** What the sheets say, and what is said of their cells. */
export const wording = {
  // The workbook
  mainSheet: "Báo cáo",
  communeSheet: "Theo xã",
  hiddenSheet: "_bieu",
  headings: {
    number: "STT",
    label: "Nội dung",
    measure: "Đơn vị tính",
    answer: "Số liệu, câu trả lời",
    help: "Cách ghi",
  },
  unitLine: (unit: string, period: string) => `${unit} – năm ${period}`,
  howToFill: [
    "Anh/chị ghi vào các ô nền vàng, rồi gửi lại tệp này trong cuộc trò chuyện. Ô nào chưa có thì để trống; em hỏi lại sau.",
    "Chưa có gì được nhận cho đến khi anh/chị xem lại và xác nhận trong cuộc trò chuyện.",
  ],
  howToFillCommunes: (district: string) =>
    `Số liệu theo xã, phường, thị trấn của ${district}. Điền cột nào thì số của huyện ở trang “Báo cáo” tự cộng; xã không có thì ghi 0. Không bắt buộc: anh/chị có thể chỉ ghi số của huyện.`,
  communeHeadings: { number: "STT", code: "Mã xã", name: "Xã, phường, thị trấn", total: "Cộng" },
  section: (number: number, title: string) => `Mục ${number}. ${title}`,
  tableSheet: (number: number) => `Câu ${number}`,
  tableTitle: (number: number, label: string) => `Câu ${number}. ${label}`,
  tableNumber: "STT",
  inTableSheet: (sheet: string) => `Điền ở trang “${sheet}”`,
  inConversation: "Gửi tệp trong cuộc trò chuyện",
  optional: "Không bắt buộc.",
  onlyIf: (label: string) => `Chỉ điền khi câu “${label}” có.`,
  example: (text: string) => `Ví dụ: ${text}`,
  options: (labels: readonly string[]) => labels.map((label, at) => `${at + 1} = ${label}`).join("; "),
  manyOptions: "Ghi các số cách nhau bằng dấu phẩy.",
  byCommunes: "Tự cộng từ trang “Theo xã” khi có điền.",
  yes: "Có",
  no: "Không",
  none: "Không có",
  checks: {
    title: "Xem lại ô này",
    whole: "Ô này ghi số nguyên từ 0 trở lên, ví dụ 1250. Chưa có số thì để trống.",
    decimal: "Ô này ghi con số, ví dụ 3,5. Chưa có số thì để trống.",
    money: "Ô này ghi số tiền tính bằng đồng, ví dụ 350000000. Chưa có số thì để trống.",
    date: "Ô này ghi ngày, ví dụ 20/11/2023.",
    list: "Anh/chị chọn một mục trong danh sách.",
  },
  xlsxName: (unit: string) => `Bieu-bao-cao-${unit}.xlsx`,
  docxName: (unit: string) => `Phan-viet-bao-cao-${unit}.docx`,

  // The narrative parts
  narrativeTitle: "Phần viết của báo cáo",
  narrativeHow:
    "Anh/chị viết dưới từng đề mục, ở chỗ có khung, rồi gửi lại tệp này trong cuộc trò chuyện. Xin giữ nguyên các đề mục.",
  writeHere: "[Viết ở đây]",
  narrativeEnd: "– Hết phần viết –",
  question: (number: number, label: string) => `Câu ${number}. ${label}`,

  // Cells
  cell: (cell: string, sheet: string | null) => {
    const name = /\d$/.test(cell) ? `ô ${cell}` : `cột ${cell}`;
    return sheet === null ? name : `${name}, sheet ${sheet}`;
  },
  onSheet: (sheet: string) => `sheet ${sheet}`,
  inNarrative: (label: string) => `phần “${label}”`,
  error: (value: string) => `ô đang báo lỗi ${value}; anh/chị sửa công thức hoặc ghi thẳng số`,
  noResult: "công thức chưa có kết quả; anh/chị mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi gửi",
  merged: (other: string) => `ô đã gộp với ô ${other} nên em không biết ghi vào câu nào`,
  twice: (other: string) => `câu này còn có ở ${other} với số khác`,
  isDate: (day: string) => `ô đang ở dạng ngày (${day}) mà câu này cần con số`,
  communeTwice: (code: string) => `mã xã ${code} có ở hai dòng`,
  notThisDistrict: (code: string) => `mã xã ${code} không thuộc huyện này`,
  missingColumn: (label: string) => `dòng này còn thiếu ${label.toLowerCase()}`,
  tooManyRows: (most: number) => `bảng có nhiều hơn ${most} dòng; anh/chị gộp bớt giúp em`,
  ambiguous: (labels: readonly string[]) => `chưa rõ là ${labels.join(" hay ")}`,
  ahead: "ngày này chưa tới",

  // Doubts
  sumDiffers: (sum: string) => `cộng các xã ở sheet Theo xã là ${sum}`,
  sumOfSome: (filled: number, all: number) => `sheet Theo xã mới có ${filled}/${all} xã`,
  sumUnknown: "còn ô xã chưa đọc được nên em chưa so được với sheet Theo xã",
  cachedDiffers: (shown: string) => `ô đang hiện ${shown}`,
  personal: "có vẻ có tên riêng, số điện thoại hoặc số căn cước",
};
