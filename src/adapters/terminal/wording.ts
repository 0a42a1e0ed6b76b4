/** What the terminal says around the conversation. */
export const wording = {
  prompt: "\nAnh/chị: ",
  assistant: "Trợ lý: ",
  closing: "Dạ, em chào anh/chị.",
  file: (name: string) => `  [Tệp: ${name}]`,
  saved: (path: string) => `  Đã lưu tệp vào ${path}`,
  orType: (words: readonly string[]) => `  (hoặc gõ: ${words.join(" · ")})`,
  chooseByNumber: "Anh/chị gõ số để chọn ạ.",
};
