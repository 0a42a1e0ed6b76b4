/** What the `remind` command says. */
export const wording = {
  usage:
    "npm run -s remind -- [--dry-run [--at 2023-12-07T08:00]] [--json]   (không có --dry-run: chạy một lượt nhắc ngay bây giờ)",
  surplusWord: (word: string) => `Thừa “${word}”: tùy chọn bắt đầu bằng --.`,
  onlyDry:
    "--at chỉ dùng cùng --dry-run: tin nhắc chỉ gửi đúng lúc của nó. Muốn tập trước thì chạy máy chủ với CLOCK_START.",
  wrongMoment: (typed: string) => `--at ${typed}: ghi giờ địa phương có thật, dạng 2023-12-07T08:00.`,
  noReminders: "Phong trào này không có reminders.yaml nên không nhắc ai.",
  ran: "Đã chạy một lượt nhắc.",
  nothing: "Lúc đó không phải nhắc đơn vị nào.",
  head: (unit: string, name: string, step: string, deadline: string) =>
    `${unit} · ${name} · bước ${step} · ngày cuối ${deadline}`,
  whom: (whom: string) => `→ ${whom}`,
  recipient: (name: string | null, channel: string) => `${name ?? "(chưa có tên)"} (${channel})`,
  nobodyBound: "chưa có cán bộ nào gắn với đơn vị",
  nobodyReachable: "không còn kênh nào tới được cán bộ của đơn vị",
};
