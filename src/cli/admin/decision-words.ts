/** How the coordinator's command is called. */
export const COMMAND = "npm run -s admin --";

/** What is said of decisions and of the audit log. */
export const decisionWords = {
  accepted: (receipt: string) => `Đã chấp nhận ${receipt}.`,
  returned: (receipt: string, count: number) => `Đã trả lại ${receipt} để đơn vị xem lại ${count} câu.`,
  extended: (name: string, until: string) => `Đã gia hạn cho ${name} đến hết ngày ${until}.`,
  commented: (receipt: string) => `Đã ghi ý kiến cho ${receipt}; xem bằng ${COMMAND} show ${receipt}`,
  told: (count: number) =>
    count > 0
      ? `Đã báo vào ${count} cuộc trò chuyện của đơn vị.`
      : "Đơn vị chưa có cán bộ nào trong trợ lý để báo, nên hãy báo bằng cách khác.",

  auditLog: {
    headings: ["Số", "Lúc", "Ai", "Việc", "Về", "Thay đổi"],
    nothing: "Nhật ký chưa có gì.",
    sound: (rows: number) => `Nhật ký nguyên vẹn: ${rows} dòng.`,
    broken: (sound: number, sequence: number, at: string, action: string, why: string) =>
      `Nhật ký KHÔNG nguyên vẹn: ${sound} dòng đầu còn đúng, dòng đầu tiên sai là số ${sequence} (${action}, ${at}): ${why}.`,
    faults: {
      gap: "thiếu dòng ngay trước đó",
      unchained: "không nối với dòng trước",
      changed: "nội dung đã bị sửa",
    },
    head: (hash: string) => `Mã băm dòng cuối: ${hash}\nGhi lại mã này ở nơi khác để lần sau kiểm tra bằng --head.`,
    headFound: "Mã băm đã ghi lần trước có trong nhật ký.",
    headMissing: "Mã băm đã ghi lần trước KHÔNG có trong phần nhật ký còn đúng: phần cuối đã bị cắt hoặc sửa.",
  },
};
