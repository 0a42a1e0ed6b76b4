import type { Campaign, UnitKind } from "../knowledge/campaign.ts";
import type { ReferencedSource } from "../knowledge/source.ts";

/** The words the assistant says about questions and answers: short, polite, southern office Vietnamese. */
export const wording = {
  empty: "Dạ, anh/chị nhập câu hỏi giúp em, ví dụ: “Hạn nộp báo cáo là khi nào?”.",
  tooLong: (most: number) =>
    `Dạ, câu hỏi dài hơn ${most} ký tự nên em chưa đọc hết được. Anh/chị tách thành từng câu ngắn giúp em nhé.`,
  greeting: (about: string) =>
    `Dạ, em chào anh/chị. Em là trợ lý tự động, trả lời về ${about}, có trích đúng chỗ trong văn bản. Anh/chị cứ hỏi, gõ không dấu cũng được ạ.`,
  thanks: "Dạ, không có chi ạ. Anh/chị cần gì cứ hỏi em tiếp nhé.",
  acknowledged: "Dạ. Anh/chị cần gì thêm cứ hỏi em ạ.",
  farewell: "Dạ, em chào anh/chị. Khi cần anh/chị cứ nhắn lại ạ.",
  apology: "Dạ, không sao ạ. Anh/chị cứ hỏi lại, em trả lời ngay.",
  abilities: (about: string, contact: string | null) =>
    `Dạ, em là trợ lý tự động. Em trả lời về ${about}: đơn vị nào làm gì, hạn nào, gửi cho ai, khen thưởng theo văn bản nào; câu nào cũng kèm trích dẫn để anh/chị đối chiếu. Điều gì văn bản không nêu, em nói rõ là không có${contact ? ` và chỉ nơi để hỏi (${contact})` : ""}.`,
  about: (campaign: Campaign | null, names: readonly string[]) =>
    campaign
      ? `${campaign.short_name} của ${campaign.place} (${campaign.name})`
      : `tài liệu anh/chị đưa: ${names.join("; ")}`,
  fact: (says: string, source: string) => `Dạ, ${says}\n(${source})`,
  source: (campaign: Campaign | null, document: string, locator: string) =>
    campaign ? `${campaign.short_name}, ${campaign.place} – ${locator}` : `${document} – ${locator}`,
  datedNote: (text: string) => `Lưu ý, ngoài Kế hoạch: ${text}.`,
  passed: (year: number) => `Đây là kế hoạch năm ${year}, hạn này đã qua.`,
  daysLeft: (days: number, day: string) =>
    days > 0
      ? `còn ${days} ngày tới ngày làm việc cuối cùng trước hạn (${day}).`
      : `hôm nay là ngày làm việc cuối cùng trước hạn (${day}).`,
  lastHours: (day: string) =>
    `đã qua ngày làm việc cuối cùng trước hạn, nhưng theo câu chữ còn đúng hạn tới hết ${day}; anh/chị gửi ngay giúp em ạ.`,
  daysToBeJudged: (last: string, year: number) =>
    `theo câu chữ đã qua hạn (${last}) của kế hoạch năm ${year}; còn nhận hay không do Sở Nội vụ xem xét, anh/chị gửi ngay giúp em ạ.`,
  daysPassed: (day: string, year: number) => `đã qua hạn (${day}), đây là kế hoạch năm ${year}.`,
  dayOnTime: (day: string) => `Gửi vào ${day} là còn trong hạn.`,
  dayToBeJudged: (day: string, safe: string) =>
    `Gửi vào ${day} không còn là “trước ngày” theo câu chữ; có kịp hay không do Sở Nội vụ xem xét. An toàn nhất là ${safe}.`,
  dayLate: (day: string) => `Gửi vào ${day} là trễ hạn.`,
  notAReporter: "Riêng đơn vị của anh/chị không có tên trong các đơn vị phải gửi báo cáo này.",
  clause: (sentence: string, source: string) => `Dạ, văn bản ghi: “${sentence}”\n(${source})`,
  closest: (places: readonly string[]) =>
    `Dạ, em chưa chắc mình hiểu đúng ý. Gần nhất trong văn bản là ${places.join("; ")}. Anh/chị muốn hỏi chỗ nào ạ?`,
  twoReadings: (readings: readonly string[]) =>
    `Dạ, anh/chị muốn hỏi ${readings.map((r) => `“${r}”`).join(" hay ")} ạ?`,
  didYouMean: (corrected: string) => `Có phải anh/chị hỏi “${corrected}”?`,
  whichUnit: "Dạ, đơn vị của anh/chị thuộc loại nào để em trả lời cho đúng ạ?",
  unitView: (name: string, duties: readonly string[]) =>
    `Dạ, ${name.replace(/^Các /u, "các ")} có các việc sau:\n${duties.map((duty, at) => `${at + 1}. ${duty}`).join("\n")}`,
  unitViewReport: (written: string, safe: string) =>
    `Hạn gửi báo cáo: ${written.toLowerCase()}, an toàn nhất là ${safe}.`,
  unitViewNoReport: "Đơn vị không có tên trong các đơn vị phải gửi báo cáo về Sở Nội vụ.",
  noDuty: (name: string) => `Dạ, văn bản không nêu việc riêng cho ${name}.`,
  outside: (about: string) => `Dạ, câu này nằm ngoài phần em biết. Em chỉ trả lời về ${about}.`,
  notStated: (campaign: Campaign | null) => `Dạ, ${campaign?.short_name ?? "văn bản"} không nêu điều anh/chị hỏi.`,
  otherYear: (campaign: Campaign, year: string) =>
    `Dạ, em chỉ có ${campaign.short_name} của ${campaign.place}, không có văn bản cho năm ${year} nên chưa trả lời được.`,
  referencedOnly: (source: ReferencedSource) =>
    `Dạ, ${source.type} ${source.number ? `số ${source.number}` : `“${source.name}”`} chỉ được nhắc tên, nội dung chưa có trong dữ liệu của em nên em chưa trả lời được.`,
  referencedText: (name: string) =>
    `Dạ, ${name} chỉ được nhắc tên trong văn bản, nội dung chưa có trong dữ liệu của em nên em chưa trả lời được.`,
  refersElsewhere: (locator: string) =>
    `Dạ, ${locator} chỉ dẫn sang văn bản khác, nội dung văn bản đó chưa có trong dữ liệu của em nên em chưa trả lời được.`,
  nearest: (locator: string) => `Chỗ gần nhất: ${locator}.`,
  noSuchPlace: (said: string) => `Dạ, trong văn bản em có không thấy ${said}.`,
  whomToAsk: (contact: string) => `Anh/chị hỏi thêm ${contact} ạ.`,
  understood: (question: string) =>
    `Dạ, em hiểu anh/chị hỏi: “${question}” (câu do máy viết lại, anh/chị xem có đúng ý không ạ).`,
  phrased: "Phần trên do máy diễn đạt lại, anh/chị căn cứ vào đoạn trích nguyên văn bên dưới giúp em ạ.",
  whole: "Xem cả đoạn",
};

/** The words for the kinds of unit a person may choose from. */
export const UNIT_CHOICES: readonly { readonly label: string; readonly kind: UnitKind }[] = [
  { label: "Sở, ban, ngành tỉnh", kind: "department" },
  { label: "UBND huyện, thị xã, thành phố", kind: "district" },
  { label: "Ủy ban Mặt trận Tổ quốc", kind: "front" },
  { label: "Tổ chức chính trị - xã hội (Hội, Đoàn thể)", kind: "union" },
  { label: "UBND xã, phường, thị trấn", kind: "commune" },
  { label: "Cơ quan báo chí", kind: "press" },
  { label: "Khóm, ấp", kind: "village" },
];
