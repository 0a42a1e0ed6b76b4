/** What the conversation itself says, beside the answers. */
export const wording = {
  nothingShown: "Dạ, em chưa trích đoạn nào. Anh/chị hỏi trước một câu giúp em nhé.",
};
