/** What the terminal says around the conversation. */
export const wording = {
  prompt: "\nAnh/chị: ",
  assistant: "Trợ lý: ",
  closing: "Dạ, em chào anh/chị.",
  file: (name: string) => `  [Tệp: ${name}]`,
  upload: (url: string | null) =>
    url === null
      ? "  [Trang gửi tệp mở được khi máy chủ đang chạy (npm start); hiện chưa có.]"
      : `  [Gửi tệp tại: ${url} – gửi xong, anh/chị trở lại đây và nhấn Enter]`,
  page: (url: string | null) =>
    url === null
      ? "  [Trang biểu mở được khi máy chủ đang chạy (npm start); hiện chưa có.]"
      : `  [Mở trang biểu tại: ${url}]`,
  saved: (path: string) => `  Đã lưu tệp vào ${path}`,
  notSaved: "  Tệp này không còn nữa; anh/chị gõ “tải file word” để nhận lại ạ.",
  orType: (words: readonly string[]) => `  (hoặc gõ: ${words.join(" · ")})`,
  chooseByNumber: "Anh/chị gõ số để chọn ạ.",
};
