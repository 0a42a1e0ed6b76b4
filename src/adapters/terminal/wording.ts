/** What the terminal says around the conversation. */
export const wording = {
  opening: (about: string) =>
    `Dạ, em chào anh/chị. Em là trợ lý tự động, trả lời về ${about}.\nAnh/chị cứ hỏi, gõ không dấu cũng được. Gõ “xem cả đoạn” để đọc trọn đoạn vừa trích, “thoát” để kết thúc.`,
  prompt: "\nAnh/chị: ",
  assistant: "Trợ lý: ",
  closing: "Dạ, em chào anh/chị.",
  chooseByNumber: "Anh/chị gõ số để chọn ạ.",
  more: (rest: number) => `\n  (và ${rest} chỗ nữa; gõ “xem cả đoạn” để đọc hết)`,
};
