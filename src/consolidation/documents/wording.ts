import { roman } from "../../reports/official-document/wording.ts";

/** The words of the province's two documents that are the same every year. */
export const wording = {
  decision: (number: string, day: string) => `Quyết định số ${number} ${day}`,
  attachedTo: (called: string, symbol: string, body: string) =>
    `(Kèm theo ${called} số ……/${symbol} ngày … tháng … năm … của ${body})`,
  annexNumber: (at: number, count: number) => (count > 1 ? `Phụ lục ${roman(at + 1)}` : "Phụ lục"),
  attached: (annexes: readonly string[]) => `Kèm theo: ${annexes.join("; ")}.`,
  annexNamed: (number: string, title: string) =>
    `${number} (${title.charAt(0).toLocaleLowerCase("vi")}${title.slice(1)})`,
  recipients: (others: readonly string[], draftedBy: string) => [
    "- Như trên;",
    ...others.map((one) => `- ${one};`),
    `- Lưu: VT, ${draftedBy}.`,
  ],

  standing: {
    all: (expected: number, handedIn: number, returned: number, missing: number) =>
      `Số đơn vị phải báo cáo là ${expected}; đã báo cáo ${handedIn}, đang trả lại để bổ sung ${returned}, chưa báo cáo ${missing}.`,
    counted: {
      submitted: (counted: number, accepted: number) =>
        `Số liệu tính theo báo cáo mới nhất của ${counted} đơn vị, trong đó ${accepted} báo cáo đã được chấp nhận.`,
      accepted: (counted: number) => `Số liệu chỉ tính theo ${counted} báo cáo đã được chấp nhận.`,
    },
    returned:
      "Báo cáo đang trả lại không tính vào số liệu tổng hợp; báo cáo lần trước của đơn vị đó, kể cả lần đã chấp nhận, không dùng thay.",
    headings: [
      "TT",
      "Loại đơn vị",
      "Phải báo cáo",
      "Đúng hạn",
      "Cần xem xét",
      "Trễ hạn",
      "Đang trả lại",
      "Chưa báo cáo",
    ],
    total: "Tổng số",
    lists: {
      missing: "Đơn vị chưa báo cáo",
      returned: "Đơn vị đang được trả lại báo cáo để bổ sung",
      late: "Đơn vị báo cáo trễ hạn",
      to_be_judged: "Đơn vị báo cáo cần xem xét thời hạn",
      not_accepted: "Đơn vị đã báo cáo nhưng chưa được chấp nhận nên chưa tính",
      other_form: "Đơn vị báo cáo theo biểu khác nên chưa tính",
    },
    none: "Không có đơn vị nào chưa báo cáo.",
    named: (what: string, count: number, names: string) => `${what} (${count}): ${names}.`,
  },

  figures: {
    complete: (units: number) => ` (${units} đơn vị)`,
    partial: (given: number, asked: number) => ` (${given}/${asked} đơn vị có số)`,
    none: "chưa đơn vị nào có số",
    final: "số chính thức",
    estimate: "số ước thực hiện",
    asOf: (days: readonly string[]) => `Số liệu tính đến: ${days.join("; ")}.`,
    asOfDay: (day: string, what: string, units: number) => `ngày ${day}, ${what} (${units} đơn vị)`,
    asOfUnknown: "Số liệu tính đến ngày ……",
    choice: (label: string, units: number) => `${label}: ${units} đơn vị`,
    units: "đơn vị",
    calculated: "Tỷ lệ được tính lại từ số cộng của các đơn vị có đủ số liệu, không lấy trung bình các tỷ lệ.",
  },

  narrative: {
    heading: (label: string, units: number) => `${label} (${units} đơn vị nêu)`,
    said: (units: string, text: string) => `- ${units}: ${text}`,
    tableRows: (rows: number, units: number, annex: string | null) =>
      `${rows} dòng của ${units} đơn vị${annex === null ? "" : ` (${annex})`}`,
    machineWrote: (annex: string) =>
      `[Đoạn này do máy gộp từ phần viết của các đơn vị, cần người xem lại trước khi dùng; nguyên văn của đơn vị ở ${annex} mới là căn cứ.]`,
    mergedSentence: (sentence: string, units: string) => `${sentence} (${units})`,
    notMerged: "Các đơn vị dưới đây máy chưa gộp, ghi nguyên văn:",
    ownTexts: "Nguyên văn phần viết của các đơn vị",
    unit: "Đơn vị",
    number: "TT",
    nothing: "Không có nội dung.",
    blank: "……",
  },

  totals: {
    headings: ["TT", "Nội dung", "Đơn vị tính", "Tổng số", "Đơn vị có số", "Chưa có số", "Chưa tính"],
    notes:
      "Chưa có số: đơn vị đã báo cáo nhưng số này chưa có hoặc bỏ trống. Chưa tính: đơn vị chưa báo cáo, đang được trả lại hoặc chưa được chấp nhận.",
    lacking: "Số liệu còn thiếu của đơn vị đã báo cáo",
    lackingUnits: (label: string, names: string) => `- ${label}: ${names}.`,
  },
  units: {
    headings: ["TT", "Đơn vị", "Kết quả", "Lần", "Mã tiếp nhận số liệu", "Ngày nộp"],
  },
};
