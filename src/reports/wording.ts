/** What is said of a whole report that came at once. */
export const wording = {
  unknownField: (id: string) => `Biểu của đơn vị không có mục “${id}”.`,
  missing: (label: string) => `Còn thiếu: ${label}.`,
  wrongShape: (label: string) => `“${label}” chưa đúng dạng của mục này.`,
  unsure: (labels: readonly string[]) => `Chưa rõ là ${labels.join(" hay ")}.`,
};
