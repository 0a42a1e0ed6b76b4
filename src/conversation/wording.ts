/** What the conversation itself says, beside the answers. */
export const wording = {
  noSuchChoice: (most: number) => `Dạ, anh/chị chọn giúp em một số từ 1 đến ${most} ạ.`,
  nothingToChoose: "Dạ, hiện chưa có mục nào để chọn theo số. Anh/chị gõ câu hỏi giúp em ạ.",
  nothingShown: "Dạ, em chưa trích đoạn nào. Anh/chị hỏi trước một câu giúp em nhé.",
};
