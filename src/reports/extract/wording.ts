/** What is said of values that were read from a text. */
export const wording = {
  roughly: (word: string) => `trong câu ghi “${word}” nên số này chưa chắc là số đúng`,
  sameWords: "chỗ này em còn thấy dùng cho một câu khác",
  personal: "có vẻ có tên riêng, số điện thoại hoặc số căn cước",
  ambiguous: (labels: readonly string[]) => `chưa rõ là ${labels.join(" hay ")}`,
};
