/** What stands around the conversation on Zalo, where everything is plain text. */
export const wording = {
  /** Stands above choices that come without a text of their own. */
  choose: "Dạ, anh/chị chọn giúp em ạ:",
  quote: (quote: string) => `“${quote}”`,
  /** The line under a quote: where its words stand. */
  place: (locator: string) => `— ${locator}`,
  choice: (number: number, label: string) => `${number}. ${label}`,
  chooseByNumber: "(Anh/chị nhắn số hoặc gõ chữ để chọn ạ.)",
  orType: (words: readonly string[]) => `(hoặc gõ: ${words.join(" · ")})`,
  file: (name: string, url: string) => `Tệp “${name}”, tải về tại (mở một lần, trong 24 giờ):\n${url}`,
  fileKept: (name: string) =>
    `Tệp “${name}” em giữ trên máy chủ; Zalo chưa chuyển tệp được, anh/chị hỏi cán bộ tổng hợp của Sở Nội vụ để nhận ạ.`,
  upload: (url: string) => `Trang gửi tệp (mở một lần, trong 24 giờ):\n${url}`,
  noUpload:
    "Hiện trang gửi tệp chưa mở được từ điện thoại. Anh/chị gõ “không có” để đi tiếp, tệp thì gửi cán bộ tổng hợp của Sở Nội vụ sau ạ.",
  exhausted:
    "Dạ, em báo cán bộ tổng hợp: tài khoản Zalo Bot đã hết số tin của tháng, nên em tạm ngừng trả lời trên Zalo. Em nhận được tin của anh/chị em ở các đơn vị nhưng chưa trả lời được; sang tháng mới, hoặc khi gói tin được nâng, em trả lời lại như thường. Trong lúc chờ, các đơn vị hỏi ở trang web hoặc Telegram giúp em ạ.",
};
