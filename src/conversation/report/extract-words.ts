/** What is said of answers that a machine read out of a text. */
export const extractWords = {
  paragraph: {
    read: "Dạ, trợ lý máy vừa đọc đoạn anh/chị gửi, có thể còn sót hoặc sai. Em chưa ghi gì cả; anh/chị xác nhận mới là số liệu của đơn vị ạ. Em đọc được:",
    readOnly: "Dạ, trợ lý máy vừa đọc đoạn anh/chị gửi, em chưa ghi gì cả ạ.",
    nothingNew: "Dạ, em có đọc đoạn anh/chị gửi: các số trong đó giống phần em đang giữ, nên em không đổi gì ạ.",
  },
  file: (name: string, isCut: boolean) => ({
    read: `Dạ, tệp “${name}” không phải biểu em gửi nên trợ lý máy đọc thử, có thể còn sót hoặc sai${isCut ? "; tệp dài nên em chỉ đọc phần đầu" : ""}. Em chưa ghi gì cả; số trong tệp có thể của kỳ khác, anh/chị xem kỹ, xác nhận mới là số liệu của đơn vị ạ. Em đọc được:`,
    readOnly: `Dạ, trợ lý máy vừa đọc thử tệp “${name}”, em chưa ghi gì cả ạ.`,
    nothingNew: `Dạ, em có đọc thử tệp “${name}”: các số trong đó giống phần em đang giữ, nên em không đổi gì ạ.`,
  }),
  waiting: "Dạ, em chưa ghi gì cả; anh/chị xác nhận mới là số liệu của đơn vị ạ. Em đọc được:",
  oneByOne: "Dạ, em hỏi từng mục nhé.",
  fresh: (number: number, label: string, value: string, sentence: string) =>
    `- Câu ${number} (${label}): ${value} (từ câu “${sentence}”)`,
  changed: (number: number, label: string, before: string, value: string, sentence: string) =>
    `- Câu ${number} (${label}): đang ghi ${before}, đổi thành ${value} (từ câu “${sentence}”)`,
  because: (reasons: readonly string[]) => `  Lưu ý: ${reasons.join("; ")}.`,
  later: (numbers: string) => `Để lại vì chưa có số: câu ${numbers}.`,
  more: (count: number) => `Còn ${count} mục nữa, em hỏi tiếp sau.`,
  ask: "Đúng không ạ?",
  askOne: "Em ghi mục này nhé?",
  choices: { all: "Ghi hết", one: "Chọn từng mục", drop: "Bỏ" },
  oneChoices: { all: "Ghi", drop: "Không ghi", stop: "Ngưng" },
  dropped: "Dạ, em bỏ qua, không ghi gì từ phần vừa đọc ạ.",
  left: "Dạ, em không ghi mục đó.",
  stopped: "Dạ, em ngưng ở đây; các mục còn lại em chưa ghi ạ.",
  first: "Dạ, mấy mục em đọc từ phần anh/chị gửi còn chờ xác nhận. Anh/chị chọn giúp em trước nhé.",
  changedMeanwhile: "Dạ, trong lúc chờ, báo cáo vừa có thay đổi nên anh/chị xem lại giúp em:",
  unsure: (number: number, label: string, sentence: string) =>
    `Còn câu ${number} (${label}), từ câu “${sentence}”, em chưa chắc:`,
};
