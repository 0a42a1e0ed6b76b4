/** What the report says. */
export const wording = {
  // Binding
  bound: (unit: string, role: string) => `Dạ, mã đúng rồi ạ. Từ giờ anh/chị là ${role} của ${unit}.`,
  roles: { officer: "cán bộ phụ trách báo cáo", approver: "lãnh đạo duyệt báo cáo", coordinator: "cán bộ tổng hợp" },
  movedFrom: (unit: string) => `Anh/chị không còn gắn với ${unit} trong cuộc trò chuyện này nữa.`,
  askName:
    "Anh/chị cho em xin tên để đồng nghiệp trong đơn vị biết ai đang làm phần nào (ví dụ: Lan). Không tiện thì anh/chị gõ “bỏ qua” ạ.",
  nameTooLong: (most: number) => `Dạ, anh/chị gõ tên ngắn thôi, tối đa ${most} ký tự giúp em ạ.`,
  greeted: (name: string | null) => (name ? `Dạ, em chào anh/chị ${name}.` : "Dạ, em không ghi tên ạ."),
  readyToStart:
    "Khi nào làm báo cáo, anh/chị gõ “báo cáo”; em hỏi từng câu, nghỉ lúc nào cũng được, em giữ nguyên phần đã điền.",
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

  // Asking
  place: (section: number, sections: number, number: number, questions: number, title: string) =>
    `Mục ${section}/${sections} · câu ${number}/${questions} – ${title}`,
  optional: "(không bắt buộc)",
  example: (text: string) => `Ví dụ: ${text}`,
  now: (value: string) => `Đang ghi: ${value}`,
  returned: (reason: string) => `Sở Nội vụ trả lại câu này: ${reason}`,
  oneOf: (most: number) => `Anh/chị chọn một số từ 1 đến ${most}.`,
  manyOf: "Anh/chị chọn được nhiều mục, ví dụ: 1, 3.",
  rows: (columns: string) => `Mỗi dòng ghi: ${columns}, cách nhau bằng dấu chấm phẩy. Không có thì gõ “không có”.`,
  files: "Anh/chị gửi tệp (ảnh, PDF hoặc Word); không có thì gõ “không có”.",
  asOf: "Anh/chị ghi ngày và cho biết là số ước hay số chính thức.",
  fromClause: (locator: string) => `Căn cứ: ${locator}.`,
  noHelp: "Dạ, câu này không có giải thích thêm ạ.",
  shortcuts: { skip: "Bỏ qua", back: "Câu trước", section: "Cả mục", explain: "Giải thích", left: "Còn câu nào" },

  // Answering
  kept: (value: string) => `Em ghi: ${value}.`,
  keptMany: (count: number) => `Em đã ghi ${count} câu.`,
  changed: (number: number, value: string) => `Em sửa câu ${number} thành: ${value}.`,
  putOff: "Dạ, câu này em để lại, lúc nào có số anh/chị bổ sung nhé.",
  which: (raw: string) => `Dạ, “${raw}” anh/chị muốn ghi là:`,
  confirmReading: "Anh/chị chọn giúp em ạ.",
  softBroken: (message: string) =>
    `${message}\nNếu đúng như vậy, anh/chị cho em xin lý do trong một câu, em gửi kèm để Sở Nội vụ biết; nếu gõ nhầm thì gõ lại số đúng giúp em.`,
  reasonKept: "Em ghi lý do rồi ạ.",
  reasonTooShort: "Dạ, anh/chị ghi lý do giúp em một câu cho rõ, ví dụ: “do rà soát lại theo chuẩn mới”.",
  hardBroken: (message: string) => `${message}\nAnh/chị gõ lại số đúng, hoặc “sửa câu … thành …” nếu câu khác sai.`,
  personal:
    "Dạ, trong phần này có vẻ có tên riêng, số điện thoại hoặc số căn cước. Báo cáo chỉ cần số lượng, không nêu thông tin riêng của hộ nghèo. Anh/chị gõ lại phần này không có thông tin đó giúp em nhé.",
  keepPersonal: "Không phải của hộ nghèo, cứ ghi",
  changedByColleague: (who: string, number: number, label: string, value: string) =>
    `Dạ, ${who} vừa sửa câu ${number} (${label}) thành: ${value}.`,
  aColleague: "một đồng nghiệp trong đơn vị",

  // Moving about
  noSuchQuestion: (most: number) => `Dạ, báo cáo của đơn vị có các câu từ 1 đến ${most} ạ.`,
  noSuchSection: (most: number) => `Dạ, báo cáo của đơn vị có ${most} mục, anh/chị gõ ví dụ “mục 2” giúp em ạ.`,
  noSuchLabel: (label: string) =>
    `Dạ, em không thấy câu nào về “${label}”. Anh/chị gõ số câu giúp em, ví dụ “sửa câu 3 thành 12”.`,
  whichQuestion: "Dạ, anh/chị muốn sửa câu nào ạ?",
  notRelevant: (number: number) => `Dạ, câu ${number} không áp dụng vì các câu trên đã trả lời là không có.`,
  firstAlready: "Dạ, đây là câu đầu tiên rồi ạ.",
  required: "Dạ, câu này bắt buộc nên trước khi nộp cần có. Em để lại, cuối báo cáo em nhắc nhé.",
  paused: (answered: number, questions: number) =>
    `Dạ, em dừng ở đây, đã có ${answered}/${questions} câu, em giữ nguyên. Khi nào làm tiếp, anh/chị gõ “báo cáo” ạ.`,
  nothingToUndo: "Dạ, không có thay đổi nào để hoàn tác ạ.",
  undone: (number: number, value: string | null) =>
    value === null ? `Dạ, em bỏ câu trả lời vừa ghi ở câu ${number}.` : `Dạ, em trả câu ${number} về như cũ: ${value}.`,
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
  howTo: "Em hỏi từng câu; anh/chị gõ “cả mục” để điền cả mục một lần, “tạm dừng” để nghỉ.",
  resumed: (answered: number, questions: number) => `Dạ, mình làm tiếp báo cáo, đã có ${answered}/${questions} câu.`,
  formChanged: (added: readonly string[], aside: number) =>
    [
      "Mẫu báo cáo vừa được cập nhật; các câu đã điền còn phù hợp em giữ nguyên.",
      ...(added.length > 0 ? [`Câu mới: ${added.join("; ")}.`] : []),
      ...(aside > 0 ? [`Có ${aside} câu trả lời không còn trong mẫu, em cất riêng.`] : []),
    ].join(" "),
  assignedToOthers: (names: string) =>
    `Dạ, các câu còn lại thuộc phần của ${names}. Anh/chị muốn điền giúp thì gõ “mục …” ạ.`,

  // Sections
  sheet: (number: number, title: string) =>
    `Mục ${number} – ${title}. Anh/chị chép tin này, điền sau dấu hai chấm rồi gửi lại một lần (câu nào chưa có thì để trống):`,
  sheetNothing: "Dạ, em chưa thấy câu nào được điền. Anh/chị ghi ví dụ “7. 1.250” mỗi câu một dòng giúp em ạ.",
  sheetFaults: "Các câu sau em chưa hiểu, anh/chị gõ lại giúp em:",
  sheetFault: (number: number, label: string, teach: string) => `${number}. ${label}: ${teach}`,
  ambiguous: (labels: readonly string[]) => `anh/chị ghi rõ là ${labels.join(" hay ")}`,

  // Review
  allAnswered: (answered: number, questions: number) => `Dạ, đã đủ ${answered}/${questions} câu.`,
  leftOver: (lines: string) => `Dạ, còn các câu sau chưa có:\n${lines}`,
  leftLine: (number: number, label: string, optional: boolean) =>
    `${number}. ${label}${optional ? " (không bắt buộc)" : ""}`,
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

  // Handing in
  confirm: (unit: string, to: string, exceptions: number) =>
    `Dạ, em nộp báo cáo của ${unit} về ${to} nhé?${exceptions > 0 ? ` Có ${exceptions} giải trình gửi kèm.` : ""}`,
  yesSubmit: "Nộp",
  notYet: "Chưa nộp",
  notSubmitted: "Dạ, em chưa nộp. Phần đã điền em giữ nguyên ạ.",
  nothingToSubmit: "Dạ, anh/chị chưa điền câu nào nên chưa nộp được. Mình bắt đầu nhé.",
  receipt: (receipt: string, at: string, revision: number) =>
    `Dạ, em đã nhận số liệu báo cáo${revision > 1 ? ` (lần ${revision})` : ""} lúc ${at}.\nMã tiếp nhận số liệu: ${receipt} – chưa thay báo cáo có chữ ký, con dấu.`,
  timeliness: {
    on_time: "Đúng hạn.",
    to_be_judged: "Nộp sau ngày cuối theo Kế hoạch; Sở Nội vụ xem xét có tính trễ hay không.",
    late: "Báo cáo nộp sau hạn; em ghi nhận là nộp trễ.",
  },
  afterReceipt:
    "Anh/chị tải bản Word, trình lãnh đạo ký và phát hành. Xong, anh/chị nhắn em ví dụ: “đã phát hành số 123/BC-UBND ngày 07/12”.",
  already: (receipt: string) => `Dạ, báo cáo này đã nộp rồi ạ. Mã tiếp nhận số liệu: ${receipt}.`,
  documentHere: "Đây là bản Word theo thể thức văn bản; chỗ chấm là phần văn thư, lãnh đạo điền.",
  documentDraft: "Đây là bản Word của phần đang điền, chưa nộp.",
  documentName: (unit: string, revision: number) => `Bao-cao-${unit}-lan-${revision}.docx`,

  // Approval
  noApprover:
    "Dạ, đơn vị chưa có lãnh đạo duyệt trong cuộc trò chuyện này. Anh/chị xin Sở Nội vụ cấp mã cho lãnh đạo duyệt giúp em ạ.",
  sentForApproval: (names: string) => `Dạ, em đã trình ${names} duyệt. Duyệt xong em nộp và báo anh/chị ngay.`,
  askApproval: (unit: string, who: string) =>
    `Dạ, báo cáo của ${unit} do ${who} soạn đang chờ anh/chị duyệt. Duyệt xong em nộp về Sở Nội vụ.`,
  approve: "Duyệt và nộp",
  declineHow: "Dạ, anh/chị ghi lý do giúp em, ví dụ: “trả lại: số hộ thoát nghèo chưa đúng”.",
  declined: "Dạ, em đã chuyển lại cho cán bộ phụ trách ạ.",
  wasDeclined: (who: string, reason: string) =>
    `Dạ, ${who} chưa duyệt báo cáo: ${reason}. Anh/chị sửa rồi gõ “nộp” giúp em ạ.`,
  wasApproved: (who: string, receipt: string) =>
    `Dạ, ${who} đã duyệt và báo cáo đã nộp. Mã tiếp nhận số liệu: ${receipt}.`,
  nothingToApprove: "Dạ, hiện không có báo cáo nào chờ duyệt ạ.",

  // After handing in
  filed: (receipt: string, state: string) => `Dạ, báo cáo của đơn vị đã nộp, mã tiếp nhận số liệu ${receipt}. ${state}`,
  noOfficial: "Chưa có số văn bản của báo cáo có chữ ký.",
  official: (number: string, date: string, received: boolean) =>
    `Báo cáo có chữ ký: số ${number} ngày ${date}${received ? ", Sở Nội vụ đã nhận" : ", chờ Sở Nội vụ xác nhận đã nhận"}.`,
  filedChoices: { final: "Cập nhật số chính thức", correct: "Sửa báo cáo", document: "Tải file Word" },
  newRevision: (revision: number) =>
    `Dạ, em mở lần ${revision} với các câu đã nộp. Anh/chị sửa câu nào thì gõ “sửa câu … thành …”, xong gõ “nộp” ạ.`,
  nothingFiled: "Dạ, đơn vị chưa nộp báo cáo nào ạ.",
  askOfficial: "Dạ, anh/chị ghi số và ngày văn bản giúp em, ví dụ: “đã phát hành số 123/BC-UBND ngày 07/12”.",
  officialAhead: (date: string) =>
    `Dạ, ngày ${date} chưa tới. Anh/chị xem lại ngày của văn bản giúp em, ví dụ: “đã phát hành số 123/BC-UBND ngày 07/12”.`,
  leaderChanged: (number: string, date: string) =>
    `Dạ, báo cáo số ${number} ngày ${date}. Lãnh đạo có sửa số liệu nào so với bản đã nộp không ạ?`,
  yesChanged: "Có sửa số",
  notChanged: "Không sửa",
  officialKept: (number: string, date: string) =>
    `Dạ, em ghi báo cáo số ${number} ngày ${date}. Sở Nội vụ nhận được bản ký sẽ xác nhận ạ.`,

  // Colleagues
  code15: (code: string, minutes: number) =>
    `Dạ, mã cho người nhận: ${code}. Anh/chị chuyển mã này cho người đó nhắn cho em; mã dùng một lần, trong ${minutes} phút.`,
  handOverKeeps: "Người mới vào thì phần đang làm vẫn còn nguyên, và anh/chị thôi phụ trách.",
  inviteKeeps: "Người mới vào cùng điền một báo cáo với anh/chị.",
  assigned: (section: number, title: string, who: string) => `Dạ, em giao mục ${section} (${title}) cho ${who}.`,
  assignedToYou: (who: string, section: number, title: string) =>
    `Dạ, ${who} giao anh/chị điền mục ${section} (${title}). Anh/chị gõ “mục ${section}” để điền ạ.`,
  noSuchColleague: (name: string, known: string) =>
    `Dạ, trong đơn vị em chưa thấy ai tên “${name}”${known ? ` (đang có: ${known})` : ""}. Anh/chị gõ “mời đồng nghiệp” để em tạo mã cho người đó ạ.`,
  severalColleagues: (names: string) => `Dạ, có nhiều người: ${names}. Anh/chị ghi rõ tên giúp em ạ.`,

  // Difficulties
  difficultyText: "Dạ, anh/chị nêu khó khăn, vướng mắc hoặc đề nghị giúp em, em ghi đúng lời anh/chị.",
  difficultyTopic: "Dạ, việc này thuộc nội dung nào ạ?",
  difficultyConfirm: (text: string, to: string) =>
    `Dạ, em ghi: “${text}”\nEm chuyển đến ${to} (Kế hoạch, Mục V, đoạn cuối) nhé?`,
  difficultySend: "Chuyển",
  difficultyAgain: "Ghi lại",
  difficultyDrop: "Thôi",
  difficultySent: (code: string, to: string) =>
    `Dạ, em đã ghi và chuyển đến ${to}, mã ${code}. Có trả lời em nhắn anh/chị ngay.`,
  difficultyDropped: "Dạ, em không ghi ạ.",
  topics: [
    ["resources", "Kinh phí, nguồn lực"],
    ["figures", "Số liệu, rà soát"],
    ["rewards", "Thi đua, khen thưởng"],
    ["coordination", "Phối hợp thực hiện"],
    ["plan", "Điều chỉnh Kế hoạch"],
    ["other", "Việc khác"],
  ] as const,

  oldButton: "Dạ, nút này của tin cũ nên em không dùng nữa ạ.",
  chooseNumber: (most: number) => `Dạ, anh/chị chọn giúp em một số từ 1 đến ${most} ạ.`,
  backToReport: "Mình trở lại báo cáo nhé.",
};
