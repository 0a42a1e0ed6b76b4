/** What the terminal says around the conversation. */
export const wording = {
  prompt: "\nAnh/chị: ",
  assistant: "Trợ lý: ",
  closing: "Dạ, em chào anh/chị.",
  chooseByNumber: "Anh/chị gõ số để chọn ạ.",
};
