/** What Telegram itself shows around the conversation. */
export const wording = {
  /** Stands above buttons that come without a text of their own. */
  choose: "Dạ, anh/chị chọn giúp em ạ:",
  /** The line under a quote: where its words stand. */
  place: (locator: string) => `— ${locator}`,
  /** The menu beside the text field; Telegram allows only a-z, 0-9 and _ in a command. */
  commands: [
    { command: "start", description: "Bắt đầu" },
    { command: "huongdan", description: "Em làm được gì" },
    { command: "huy", description: "Hủy việc đang làm" },
    { command: "dung", description: "Ngừng nhận thông báo chung" },
    { command: "xoa", description: "Xóa tin nhắn và thông tin của anh/chị" },
  ],
};
