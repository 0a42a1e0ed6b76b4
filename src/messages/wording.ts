/** What stands around a reply on channels where everything is plain text. */
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
    `Tệp “${name}” em giữ trên máy chủ; Zalo chưa chuyển tệp này được, anh/chị hỏi cán bộ tổng hợp của Sở Nội vụ để nhận ạ.`,
  upload: (url: string) => `Trang gửi tệp (mở một lần, trong 24 giờ):\n${url}`,
  noUpload:
    "Hiện trang gửi tệp chưa mở được từ điện thoại. Anh/chị gõ “không có” để đi tiếp, tệp thì gửi cán bộ tổng hợp của Sở Nội vụ sau ạ.",
};
