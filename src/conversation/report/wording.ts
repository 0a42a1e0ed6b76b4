import { sendingWords } from "./sending-words.ts";

/** A text of the officer may end with its own stop. */
const stopped = (value: string) => (/[.!?…]$/u.test(value) ? value : `${value}.`);

/** What the report says. */
export const wording = {
  // Binding
  bound: (unit: string, role: string) => `Dạ, mã đúng rồi ạ. Từ giờ anh/chị là ${role} của ${unit}.`,
  roles: {
    officer: "cán bộ phụ trách báo cáo",
    approver: "lãnh đạo duyệt báo cáo",
    coordinator: "cán bộ tổng hợp",
    partner: "cán bộ phối hợp",
  },
  boundAlready: (unit: string, role: string) => `Dạ, anh/chị đã là ${role} của ${unit} rồi, không cần nhập mã nữa ạ.`,
  tookOver: (unit: string) =>
    `Dạ, người nhận bàn giao báo cáo của ${unit} đã vào; phần anh/chị điền vẫn còn nguyên. Em cảm ơn anh/chị, từ giờ anh/chị không phải lo báo cáo này nữa ạ.`,
  movedFrom: (unit: string) => `Anh/chị không còn gắn với ${unit} trong cuộc trò chuyện này nữa.`,
  askName:
    "Anh/chị cho em xin tên để đồng nghiệp trong đơn vị biết ai đang làm phần nào (ví dụ: Lan). Không tiện thì anh/chị gõ “bỏ qua” ạ.",
  nameTooLong: (most: number) => `Dạ, anh/chị gõ tên ngắn thôi, tối đa ${most} ký tự giúp em ạ.`,
  greeted: (name: string | null) => (name ? `Dạ, em chào anh/chị ${name}.` : "Dạ, em không ghi tên ạ."),
  readyToStart:
    "Khi nào làm báo cáo, anh/chị gõ “báo cáo”; em hỏi từng câu, nghỉ lúc nào cũng được, em giữ nguyên phần đã điền.",
  readyToApprove: "Khi cán bộ phụ trách trình báo cáo, em gửi anh/chị xem và duyệt ngay tại đây ạ.",
  code: {
    unknown: "Dạ, em không tìm thấy mã này. Anh/chị xem lại từng ký tự giúp em; mã gồm 8 chữ và số, ví dụ K7M4-9QRT.",
    expired: (receiver: string) => `Dạ, mã này đã hết hạn. Anh/chị xin ${receiver} cấp mã mới giúp em ạ.`,
    used: (receiver: string) =>
      `Dạ, mã này đã dùng rồi, mỗi mã chỉ dùng một lần. Anh/chị xin ${receiver} cấp mã mới giúp em ạ.`,
    revoked: (receiver: string) => `Dạ, mã này đã bị thu hồi. Anh/chị liên hệ ${receiver} giúp em ạ.`,
    tooMany: (minutes: number) =>
      `Dạ, anh/chị nhập sai mã nhiều lần quá nên em tạm khóa phần nhập mã. Anh/chị thử lại sau ${minutes} phút nữa giúp em ạ.`,
  },
  needsCode: (receiver: string) =>
    `Dạ, để làm báo cáo, anh/chị nhắn em mã mời của đơn vị (8 chữ và số, ví dụ K7M4-9QRT). Mã do ${receiver} cấp. Còn hỏi về Kế hoạch thì anh/chị cứ hỏi, không cần mã ạ.`,
  mayNot: "Dạ, phần này không thuộc vai trò của anh/chị trong đơn vị nên em chưa làm được ạ.",
  coordinatorWrites: "Dạ, anh/chị là cán bộ tổng hợp nên không điền báo cáo của đơn vị ạ.",
  partnerWrites: "Dạ, anh/chị là cán bộ phối hợp nên không điền báo cáo của đơn vị ạ.",

  // Asking
  place: (section: number, sections: number, number: number, questions: number, title: string) =>
    `Mục ${section}/${sections} · câu ${number}/${questions} – ${title}`,
  optional: "(không bắt buộc)",
  example: (text: string) => `Ví dụ: ${text}`,
  now: (value: string) => `Đang ghi: ${value}`,
  oneOf: (most: number) => `Anh/chị chọn một số từ 1 đến ${most}.`,
  manyOf: "Anh/chị chọn được nhiều mục, ví dụ gõ: 1, 3.",
  chosenSoFar: (labels: string) => `Đang chọn: ${labels}. Anh/chị chọn thêm, hoặc bấm “Xong”.`,
  done: "Xong",
  rows: (columns: string) => `Mỗi dòng ghi: ${columns}, cách nhau bằng dấu chấm phẩy. Không có thì gõ “không có”.`,
  files: "Anh/chị gửi tệp (ảnh, PDF hoặc Word); không có thì gõ “không có”.",
  asOf: "Anh/chị ghi ngày và cho biết là số ước hay số chính thức.",
  fromClause: (locator: string) => `Căn cứ: ${locator}.`,
  noHelp: "Dạ, câu này không có giải thích thêm ạ.",
  shortcuts: {
    skip: "Bỏ qua",
    back: "Câu trước",
    section: "Cả mục",
    explain: "Giải thích",
    left: "Còn câu nào",
    page: "Điền trên web",
    forms: "Tải biểu",
  },

  // Answering
  kept: (value: string) => `Em ghi: ${stopped(value)}`,
  keptMany: (count: number, later: number) =>
    `Em đã ghi ${count} câu${later > 0 ? `, để lại ${later} câu chưa có số` : ""}.`,
  changed: (number: number, value: string) => `Em sửa câu ${number} thành: ${stopped(value)}`,
  keptAsIs: "Dạ, em giữ nguyên câu vừa rồi.",
  putOff: "Dạ, câu này em để lại, lúc nào có anh/chị bổ sung nhé.",
  which: (raw: string) => `Dạ, “${raw}” anh/chị muốn ghi là:`,
  confirmReading: "Anh/chị chọn giúp em ạ.",
  softBroken: (message: string) =>
    `${message}\nAnh/chị cho em xin lý do trong một câu, em gửi kèm báo cáo; gõ nhầm thì anh/chị gõ lại số đúng.`,
  reasonLater: "Dạ, lý do em để lại, trước khi nộp em hỏi lại ạ.",
  reasonKept: "Em ghi lý do rồi ạ.",
  reasonTooShort: "Dạ, anh/chị ghi lý do giúp em một câu cho rõ, ví dụ: “do rà soát lại theo chuẩn mới”.",
  hardBroken: (message: string, others: readonly string[]) =>
    [
      message,
      ...(others.length > 0 ? ["Em đang ghi:", ...others.map((other) => `- ${other}`)] : []),
      "Anh/chị gõ lại số đúng, hoặc “sửa câu … thành …” nếu câu khác sai; chưa rõ thì gõ “bỏ qua”, cuối báo cáo em nhắc lại.",
    ].join("\n"),
  figure: (number: number, label: string, value: string) => `Câu ${number} (${label}): ${value}`,
  personal:
    "Dạ, trong phần này có vẻ có tên riêng, số điện thoại hoặc số căn cước. Báo cáo chỉ cần số lượng, không nêu thông tin riêng của hộ nghèo. Anh/chị bỏ thông tin đó rồi gõ lại giúp em nhé.",
  keepPersonal: "Không phải của hộ nghèo, cứ ghi",
  changedByColleague: (who: string, number: number, label: string, value: string) =>
    `Dạ, ${who} vừa sửa câu ${number} (${label}) thành: ${stopped(value)}`,
  aColleague: "một đồng nghiệp trong đơn vị",

  answeredElsewhere: (number: number, value: string) =>
    `Dạ, câu ${number} anh/chị đã ghi ở nơi khác (trang biểu hoặc cuộc trò chuyện khác): ${stopped(value)} Tin vừa rồi em chưa ghi vào; cần sửa thì anh/chị gõ “sửa câu ${number} thành …” ạ.`,
  reasonElsewhere:
    "Dạ, lý do của câu vừa rồi không cần nữa, hoặc anh/chị đã ghi ở nơi khác, nên tin vừa rồi em chưa ghi vào ạ.",

  // The form as a page
  page: (unit: string, minutes: number) =>
    `Dạ, trang biểu báo cáo của ${unit} đây ạ. Đường dẫn dành riêng cho anh/chị, mở một lần, trong ${minutes} phút. Điền trên trang hay ở đây đều vào cùng một báo cáo, anh/chị đổi qua lại lúc nào cũng được.`,
  pageOutOfReach:
    "Dạ, trang biểu chưa mở được từ điện thoại vì trợ lý chưa có địa chỉ trên mạng. Anh/chị cứ trả lời em ở đây; “cả mục” là điền được cả mục một lần ạ.",

  // Moving about
  noSuchQuestion: (most: number) => `Dạ, báo cáo của đơn vị có các câu từ 1 đến ${most} ạ.`,
  noSuchSection: (most: number) => `Dạ, báo cáo của đơn vị có ${most} mục, anh/chị gõ ví dụ “mục 2” giúp em ạ.`,
  noSuchLabel: (label: string) =>
    `Dạ, em không thấy câu nào về “${label}”. Anh/chị gõ số câu giúp em, ví dụ “sửa câu 3 thành 12”.`,
  whichQuestion: "Dạ, anh/chị muốn sửa câu nào ạ?",
  notRelevant: (number: number) => `Dạ, câu ${number} không áp dụng vì các câu trên đã trả lời là không có.`,
  firstAlready: "Dạ, đây là câu đầu tiên rồi ạ.",
  required: "Dạ, câu này bắt buộc, trước khi nộp phải có. Em để lại, cuối báo cáo em nhắc nhé.",
  paused: (answered: number, questions: number) =>
    `Dạ, em dừng ở đây, đã có ${answered}/${questions} câu, em giữ nguyên. Khi nào làm tiếp, anh/chị gõ “báo cáo” ạ.`,
  nothingToUndo: "Dạ, không có thay đổi nào để hoàn tác ạ.",
  undone: (number: number, value: string | null) =>
    value === null
      ? `Dạ, em bỏ câu trả lời vừa ghi ở câu ${number}.`
      : `Dạ, em trả câu ${number} về như cũ: ${stopped(value)}`,
  askDiscard: (answered: number) =>
    `Dạ, anh/chị muốn bỏ hết ${answered} câu đã điền và làm lại từ đầu? Phần đã nộp (nếu có) vẫn giữ.`,
  discard: "Bỏ hết, làm lại",
  keepDraft: "Giữ nguyên",
  discardedAll: "Dạ, em bỏ hết rồi. Nếu lỡ tay, anh/chị gõ “hoàn tác” là em lấy lại ngay.",
  tookBack: (answered: number) => `Dạ, em lấy lại rồi, có ${answered} câu đã điền ạ.`,
  keptDraft: "Dạ, em giữ nguyên phần đã điền ạ.",

  // Opening
  opened: (title: string, unit: string) => `${title} – ${unit}.`,
  proposed: "Đây là đề cương đề xuất: Kế hoạch không kèm mẫu báo cáo.",
  howTo:
    "Em hỏi từng câu; anh/chị gõ “cả mục” để điền cả mục một lần, “tải biểu” để điền trong Excel, “tạm dừng” để nghỉ.",
  resumed: (answered: number, questions: number) => `Dạ, mình làm tiếp báo cáo, đã có ${answered}/${questions} câu.`,
  formChanged: (added: readonly string[], aside: number) =>
    [
      "Mẫu báo cáo vừa được cập nhật; các câu đã điền còn phù hợp em giữ nguyên.",
      ...(added.length > 0 ? [`Câu mới: ${added.join("; ")}.`] : []),
      ...(aside > 0 ? [`Có ${aside} câu trả lời không còn trong mẫu, em cất riêng.`] : []),
    ].join(" "),
  you: "anh/chị",
  sectionState: (number: number, title: string, answered: number, questions: number, who: string | null) =>
    `Mục ${number} – ${title}: ${answered}/${questions} câu${who === null ? "" : ` (${who} điền)`}`,
  assignedToOthers: (names: string) =>
    `Dạ, các câu còn lại thuộc phần của ${names}. Anh/chị muốn điền giúp thì gõ “mục …” ạ.`,

  // Sections
  sheet: (number: number, title: string) =>
    `Mục ${number} – ${title}. Anh/chị chép tin này, điền sau dấu hai chấm rồi gửi lại một lần (câu nào chưa có thì để trống):`,
  sheetNothing: "Dạ, em chưa thấy câu nào được điền. Anh/chị ghi ví dụ “7. 1.250” mỗi câu một dòng giúp em ạ.",
  sheetFaults: "Các câu sau em cũng chưa hiểu, anh/chị gửi lại sau giúp em:",
  sheetFault: (number: number, label: string, teach: string) => `${number}. ${label}: ${teach}`,
  ambiguous: (labels: readonly string[]) => `anh/chị ghi rõ là ${labels.join(" hay ")}`,

  // Review
  allAnswered: (answered: number, questions: number) => `Dạ, đã đủ ${answered}/${questions} câu.`,
  leftOver: (lines: string) => `Dạ, còn các câu sau chưa có:\n${lines}`,
  leftLine: (number: number, label: string, optional: boolean) =>
    `${number}. ${label}${optional ? " (không bắt buộc)" : ""}`,
  restOptional: "Các câu này không bắt buộc, anh/chị nộp được rồi ạ.",
  nothingLeft: "Dạ, không còn câu nào ạ.",
  faults: (lines: string) => `Dạ, báo cáo chưa nộp được vì:\n${lines}`,
  missingLine: (number: number, label: string) => `- Câu ${number} (${label}) chưa có.`,
  ruleLine: (number: number, message: string) => `- Câu ${number}: ${message}`,
  choices: {
    preview: "Xem trước",
    submit: "Nộp báo cáo",
    later: "Để sau",
    fill: "Trả lời câu còn lại",
    document: "Tải file Word",
  },

  ...sendingWords,

  oldButton: "Dạ, nút này thuộc tin cũ nên không dùng được nữa ạ.",
  chooseOne: "Dạ, em chưa hiểu ý anh/chị. Anh/chị chọn giúp em ạ.",
};
