import type { ReportState } from "../../consolidation/ports.ts";

/** What a coordinator is told. */
export const wording = {
  help: {
    coordinator: [
      "Anh/chị là cán bộ tổng hợp, gõ được các việc sau:",
      "• “ai chưa nộp?”, “ai nộp trễ?”, “tình hình”",
      "• “xem Tri Tôn”, rồi “nhận” hoặc “trả lại câu 7: lý do”",
      "• “gia hạn Tri Tôn đến 15/12: lý do”",
      "• “vướng mắc”, “trả lời VM-0012: …”, “góp ý Tri Tôn: …”",
      "• “xuất tổng hợp” (bảng số liệu), “xuất tờ trình” (tờ trình và báo cáo tỉnh)",
      "• “thông báo cho các huyện: …” (xem lại rồi mới gửi), “các thông báo”",
      "• “cấp mã Tri Tôn” (mã mời cho cán bộ của đơn vị)",
    ].join("\n"),
    partner: [
      "Anh/chị là cán bộ phối hợp, gõ được các việc sau:",
      "• “ai chưa nộp?”, “ai nộp trễ?”, “tình hình”",
      "• “xem Tri Tôn”, “góp ý Tri Tôn: …”",
      "• “vướng mắc”, “trả lời VM-0012: …”",
      "• “xuất tổng hợp” (bảng số liệu), “xuất tờ trình” (tờ trình và báo cáo tỉnh)",
    ].join("\n"),
  },
  choices: {
    missing: "Ai chưa nộp?",
    late: "Ai nộp trễ?",
    overview: "Tình hình chung",
    difficulties: "Vướng mắc",
    figures: "Xuất tổng hợp",
    accept: "Nhận báo cáo",
    giveBack: "Trả lại câu…",
    document: "Tải file Word",
    signed: "Tải bản có chữ ký",
    yesReturn: "Trả lại",
    yesExtend: "Gia hạn",
    yesAnswer: "Gửi câu trả lời",
    no: "Thôi",
  },
  states: {
    not_started: "chưa bắt đầu",
    drafting: "đang điền",
    pending_approval: "chờ lãnh đạo duyệt",
    submitted: "đã nộp, chờ xem",
    returned: "bị trả lại, chưa nộp lại",
    accepted: "đã nhận",
  } satisfies Record<ReportState, string>,
  timeliness: { on_time: "đúng hạn", to_be_judged: "cần xem xét về thời hạn", late: "trễ hạn" },

  item: (text: string) => `- ${text}`,
  numbered: (number: number, text: string) => `${number}. ${text}`,
  moment: (time: string, day: string) => `${time} ngày ${day}`,
  // Lists
  pasteMissing: (moment: string, before: string, list: string) =>
    `Các đơn vị chưa nộp báo cáo Phong trào thi đua (đến ${moment}; thời hạn: trước ngày ${before}):\n${list}\nKính đề nghị các đơn vị nộp báo cáo đúng thời hạn.`,
  pasteCommunes: (moment: string, until: string, list: string) =>
    `Các xã, phường, thị trấn chưa gửi số liệu Phong trào thi đua cho huyện (đến ${moment}; thời hạn của huyện: hết ngày ${until}):\n${list}\nKính đề nghị các đơn vị gửi đúng thời hạn.`,
  missing: (missing: number, all: number) =>
    `Dạ, còn ${missing}/${all} đơn vị chưa nộp. Tin ở trên anh/chị chép gửi vào nhóm được ạ.`,
  begun: "Các đơn vị đã làm một phần:",
  howFar: (state: string, answered: number, questions: number) => `${state} (${answered}/${questions} câu)`,
  wasReturned: " (đang sửa theo yêu cầu)",
  ownDay: (day: string) => ` (được gia hạn đến hết ngày ${day})`,
  allHandedIn: (all: number) => `Dạ, cả ${all} đơn vị đã nộp rồi ạ.`,
  lateTitles: {
    late: "Nộp trễ hạn:",
    toBeJudged: "Nộp vào ngày cần xem xét về thời hạn:",
    overdue: "Quá hạn mà chưa nộp:",
  },
  nobodyLate: "Dạ, chưa có đơn vị nào trễ hạn ạ.",
  nothingYet: "Dạ, chưa có đơn vị nào nộp ạ.",
  handedInLine: (name: string, receipt: string, state: string) => `${name} – ${receipt} (${state})`,
  handedIn: (many: number, all: number, list: string) => `Dạ, ${many}/${all} đơn vị đã nộp:\n${list}`,
  overview: (moment: string, many: number, all: number) => `Dạ, đến ${moment}, ${many}/${all} đơn vị đã nộp.`,
  inTime: (onTime: number, toBeJudged: number, late: number) =>
    `Thời hạn: ${onTime} đúng hạn, ${toBeJudged} cần xem xét, ${late} trễ.`,
  official: (many: number) => `Đã có số văn bản phát hành: ${many} đơn vị.`,
  openDifficulties: (many: number) => `Vướng mắc chưa trả lời: ${many}.`,

  // Units
  dropped: "Dạ, em bỏ qua, chưa làm gì cả ạ.",
  oldButton: "Dạ, nút này thuộc tin cũ nên không dùng được nữa ạ.",
  changedMeanwhile: "Dạ, báo cáo này vừa có thay đổi. Anh/chị xem lại giúp em trước khi quyết định ạ.",
  mayNotJudge:
    "Dạ, việc này do cán bộ tổng hợp của nơi nhận báo cáo làm; anh/chị xem, góp ý và trả lời vướng mắc được ạ.",
  mayNotInvite: "Dạ, mã mời do cán bộ tổng hợp của nơi nhận báo cáo cấp ạ.",
  whichUnit: "Dạ, anh/chị cho em biết đơn vị nào ạ? Ví dụ: “xem Tri Tôn”.",
  unknownUnit: (typed: string) =>
    `Dạ, em chưa thấy đơn vị nào là “${typed}” trong danh sách phải báo cáo. Anh/chị gõ tên hoặc mã đơn vị giúp em ạ.`,
  severalUnits: (typed: string) => `Dạ, “${typed}” có nhiều đơn vị, anh/chị chọn giúp em ạ.`,
  notYet: (unit: string, state: string, day: string) =>
    `Dạ, ${unit} chưa nộp báo cáo (${state}). Hạn: hết ngày ${day}.`,
  nothingFiled: (unit: string) => `Dạ, ${unit} chưa nộp báo cáo nên chưa có gì để xem ạ.`,

  // A report
  reportHead: (unit: string, revision: number, receipt: string) => `${unit} – nộp lần ${revision} (${receipt})`,
  reportState: (moment: string, timeliness: string, state: string) => `Nộp lúc ${moment}, ${timeliness}; ${state}.`,
  noOfficial: "Chưa có số văn bản phát hành.",
  officialOf: (number: string, date: string, isReceived: boolean) =>
    `Văn bản số ${number} ngày ${date}${isReceived ? ", đã nhận bản có chữ ký" : ", chưa xác nhận đã nhận"}.`,
  sectionTitle: (title: string) => `\n${title}`,
  putOff: "chưa có số",
  exception: (label: string, reason: string) => `Giải trình “${label}”: ${reason}`,
  question: (number: number, label: string) => `Câu ${number} (${label})`,
  changedSince: (revision: number) => `Đổi so với lần ${revision}:`,
  nothingChanged: (revision: number) => `Không đổi số liệu nào so với lần ${revision}.`,
  changedLine: (what: string, from: string, to: string) => `- ${what}: ${from} → ${to}`,
  coordinator: "Cán bộ tổng hợp",
  partner: "Cán bộ phối hợp",
  comment: (who: string, day: string, text: string) => `Góp ý (${who}, ${day}): ${text}`,
  commented: (unit: string) => `Dạ, em ghi góp ý vào báo cáo của ${unit} rồi. Đơn vị không thấy góp ý này ạ.`,

  // Accepting and returning
  accepted: (unit: string, receipt: string, left: number) =>
    `Dạ, đã nhận báo cáo ${receipt} của ${unit}; cán bộ đơn vị đang dùng trợ lý được báo ngay ạ.${left > 0 ? ` Còn ${left} báo cáo chờ xem.` : ""}`,
  askWhichQuestions: (unit: string) =>
    `Dạ, anh/chị trả lại câu nào của ${unit}, vì sao? Ví dụ: “câu 7: số hộ không khớp với câu 5”.`,
  askReason: (number: number, label: string) =>
    `Dạ, anh/chị cho em xin lý do trả lại câu ${number} (${label}) để báo cho đơn vị ạ.`,
  returnLine: (number: number, label: string, reason: string) => `- Câu ${number} (${label}): ${reason}`,
  confirmReturn: (unit: string, revision: number, lines: string) =>
    `Dạ, anh/chị trả lại báo cáo lần ${revision} của ${unit}:\n${lines}\nĐơn vị chỉ phải sửa các câu này. Muốn thêm, anh/chị gõ “câu …: lý do”.`,
  returned: (unit: string, many: number) =>
    `Dạ, em đã trả lại ${many} câu của ${unit}; cán bộ đơn vị đang dùng trợ lý được báo ngay ạ.`,
  noSuchQuestion: (number: number, unit: string, most: number) =>
    `Dạ, báo cáo của ${unit} không có câu ${number}; các câu từ 1 đến ${most}. Anh/chị xem lại số câu giúp em ạ.`,

  // A later day
  unreadableDay: (typed: string) => `Dạ, em chưa đọc được ngày “${typed}”. Anh/chị ghi giúp em, ví dụ: đến 15/12.`,
  past: (day: string) => `Dạ, ngày ${day} đã qua rồi. Anh/chị chọn ngày khác giúp em ạ.`,
  notLater: (unit: string, day: string) =>
    `Dạ, hạn của ${unit} đang là hết ngày ${day}; gia hạn thì phải sau ngày đó ạ.`,
  askExtensionReason: (unit: string, day: string) =>
    `Dạ, gia hạn cho ${unit} đến hết ngày ${day}. Anh/chị cho em xin lý do ạ.`,
  confirmExtension: (unit: string, day: string, reason: string) =>
    `Dạ, gia hạn cho ${unit} đến hết ngày ${day}.\nLý do: ${reason}\nAnh/chị xác nhận giúp em, em báo cho đơn vị ngay.`,
  extended: (unit: string, day: string) =>
    `Dạ, ${unit} được gia hạn đến hết ngày ${day}; cán bộ đơn vị đang dùng trợ lý được báo ngay ạ.`,

  // Difficulties
  noDifficulties: "Dạ, không có vướng mắc nào chờ trả lời ạ.",
  difficulties: (many: number) => `Dạ, có ${many} vướng mắc chờ trả lời:`,
  difficulty: (code: string, unit: string, day: string, text: string) => `• ${code} – ${unit}, ngày ${day}: ${text}`,
  moreDifficulties: (many: number) => `… và ${many} vướng mắc nữa; trả lời bớt rồi anh/chị xem tiếp ạ.`,
  howToAnswer: (code: string) => `Anh/chị trả lời bằng cách gõ “trả lời ${code}: …”.`,
  answerOne: (code: string) => `Trả lời ${code}`,
  unknownDifficulty: (code: string) => `Dạ, em không thấy vướng mắc ${code}. Anh/chị gõ “vướng mắc” để xem các mã ạ.`,
  answeredBefore: (code: string, by: string, text: string) => `Dạ, ${by} đã trả lời ${code} rồi: ${text}`,
  askAnswer: "Anh/chị gõ câu trả lời, em gửi cho người nêu ạ.",
  confirmAnswer: (text: string) => `Trả lời: ${text}\nAnh/chị xác nhận để em gửi ạ.`,
  answerSent: (code: string) => `Dạ, em đã gửi câu trả lời ${code} cho người nêu rồi ạ.`,

  // Files and codes
  figuresHere: "Dạ, bảng tổng hợp số liệu theo các báo cáo đã nộp đến lúc này ạ.",
  lettersHere:
    "Dạ, dự thảo tờ trình và báo cáo của tỉnh theo số liệu đến lúc này; chỗ để trống là chỗ em không tự điền ạ.",
  documentHere: (receipt: string) => `Dạ, báo cáo ${receipt} ạ.`,
  fileNames: {
    figures: "Tong-hop-bao-cao.xlsx",
    proposal: "To-trinh-du-thao.docx",
    report: "Bao-cao-tinh-du-thao.docx",
  },
  invited: (unit: string, code: string, until: string) =>
    `Dạ, mã mời cán bộ phụ trách của ${unit}: ${code}\nMã dùng một lần, đến ${until}. Anh/chị gửi riêng cho cán bộ của đơn vị; ai có mã đều vào được.`,

  refused: {
    nothingToReturn: "Dạ, anh/chị cho em biết trả lại câu nào ạ.",
    notNewest: (receipt: string, newest: string) =>
      `Dạ, đơn vị đã nộp bản mới hơn ${receipt}, là ${newest}. Anh/chị xem bản mới giúp em ạ.`,
    acceptedAlready: (receipt: string) => `Dạ, báo cáo ${receipt} đã nhận rồi ạ.`,
    returnedAlready: (receipt: string) => `Dạ, báo cáo ${receipt} đã trả lại rồi, đang chờ đơn vị nộp lại ạ.`,
    unknownField: (field: string, most: number) => `Dạ, không có câu ${field}; các câu từ 1 đến ${most} ạ.`,
    notAsked: (field: string) => `Dạ, câu ${field} không áp dụng với báo cáo này nên không trả lại được ạ.`,
    fieldTwice: (field: string) => `Dạ, câu ${field} được nêu hai lần ạ.`,
    noReason: "Dạ, mỗi câu trả lại cần có lý do ạ.",
    textTooLong: (most: number) => `Dạ, anh/chị viết ngắn lại giúp em, tối đa ${most} ký tự ạ.`,
    notLater: (day: string) => `Dạ, hạn đang là hết ngày ${day}; gia hạn thì phải sau ngày đó ạ.`,
    futureDate: (day: string) => `Dạ, ngày ${day} chưa tới ạ.`,
    answeredBefore: (code: string, by: string) => `Dạ, ${by} đã trả lời ${code} rồi ạ.`,
  },
};
