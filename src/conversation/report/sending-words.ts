/** What is said from handing in on, and between people of a unit. */
export const sendingWords = {
  // Handing in
  confirm: (unit: string, to: string, exceptions: number) =>
    `Dạ, em nộp báo cáo của ${unit} về ${to} nhé?${exceptions > 0 ? ` Có ${exceptions} giải trình gửi kèm.` : ""}`,
  yesSubmit: "Nộp",
  notYet: "Chưa nộp",
  confirmApproval: (unit: string, to: string) =>
    `Dạ, em trình lãnh đạo duyệt báo cáo của ${unit}, duyệt xong em nộp về ${to} nhé?`,
  notSubmitted: "Dạ, em chưa nộp. Phần đã điền em giữ nguyên ạ.",
  nothingToSubmit: "Dạ, anh/chị chưa điền câu nào nên chưa nộp được. Mình bắt đầu nhé.",
  receipt: (receipt: string, at: string, revision: number) =>
    `Dạ, em đã nhận số liệu báo cáo${revision > 1 ? ` (lần ${revision})` : ""} lúc ${at}.\nMã tiếp nhận số liệu: ${receipt} – chưa thay cho báo cáo có chữ ký, con dấu.`,
  timeliness: {
    on_time: "Đúng hạn.",
    to_be_judged: "Nộp sau ngày cuối theo Kế hoạch; cán bộ tổng hợp xem xét có tính trễ hay không.",
    late: "Báo cáo nộp sau hạn; em ghi nhận là nộp trễ.",
  },
  afterReceipt:
    "Anh/chị lấy bản Word dưới đây trình lãnh đạo ký và phát hành. Xong, anh/chị nhắn em ví dụ: “đã phát hành số 123/BC-UBND ngày 07/12”.",
  already: (receipt: string) => `Dạ, báo cáo này đã nộp rồi ạ. Mã tiếp nhận số liệu: ${receipt}.`,
  documentHere: "Đây là bản Word theo thể thức văn bản; chỗ có dấu chấm là phần văn thư, lãnh đạo điền.",
  documentDraft: "Đây là bản Word của phần đang điền, chưa nộp.",
  documentName: (unit: string, revision: number) => `Bao-cao-${unit}-lan-${revision}.docx`,

  // Approval
  noApprover:
    "Dạ, đơn vị chưa có lãnh đạo duyệt trong cuộc trò chuyện này. Anh/chị xin cán bộ tổng hợp cấp mã cho lãnh đạo giúp em ạ.",
  sentForApproval: (names: string) => `Dạ, em đã trình ${names} duyệt. Duyệt xong em nộp và báo anh/chị ngay.`,
  askApproval: (unit: string, who: string) =>
    `Dạ, báo cáo của ${unit} do ${who} soạn đang chờ anh/chị duyệt. Anh/chị duyệt xong là em nộp ạ.`,
  approve: "Duyệt và nộp",
  declineHow: "Dạ, anh/chị ghi lý do giúp em, ví dụ: “trả lại: số hộ thoát nghèo chưa đúng”.",
  declined: "Dạ, em đã chuyển lại cho cán bộ phụ trách ạ.",
  wasDeclined: (who: string, reason: string) =>
    `Dạ, ${who} chưa duyệt báo cáo: ${reason}. Anh/chị sửa rồi gõ “nộp” giúp em ạ.`,
  wasApproved: (who: string, receipt: string) =>
    `Dạ, ${who} đã duyệt và báo cáo đã nộp. Mã tiếp nhận số liệu: ${receipt}.`,
  nothingToApprove: "Dạ, hiện không có báo cáo nào chờ duyệt ạ.",
  notSentYet: (answered: number, questions: number) =>
    `Dạ, hiện không có báo cáo nào chờ duyệt; cán bộ phụ trách đang điền, đã có ${answered}/${questions} câu. Anh/chị gõ “xem trước” để xem ạ.`,
  waitsForApproval: "Báo cáo đang chờ lãnh đạo duyệt; sửa câu nào thì em trình lại.",
  toBeSentAgain: "Báo cáo đang chờ duyệt vừa có sửa, nên anh/chị gõ “nộp” để em trình lại ạ.",

  // After handing in
  filed: (receipt: string, state: string) => `Dạ, báo cáo của đơn vị đã nộp, mã tiếp nhận số liệu ${receipt}. ${state}`,
  accepted: "Nơi nhận đã chấp nhận số liệu.",
  noOfficial: "Chưa có số văn bản của báo cáo có chữ ký.",
  official: (number: string, date: string, received: boolean) =>
    `Báo cáo có chữ ký: số ${number} ngày ${date}${received ? ", nơi nhận đã nhận" : ", chờ nơi nhận xác nhận"}.`,
  filedChoices: { final: "Cập nhật số chính thức", correct: "Sửa báo cáo", document: "Tải file Word" },
  newRevision: (revision: number) =>
    `Dạ, em mở lần ${revision} với các câu đã nộp. Anh/chị sửa câu nào thì gõ “sửa câu … thành …”, xong gõ “nộp” ạ.`,
  numberAfterwards: (number: string, date: string) =>
    `Nộp lại xong, anh/chị nhắn em lần nữa: “đã phát hành số ${number} ngày ${date}” ạ.`,
  revisionOpened: (revision: number) =>
    `Dạ, báo cáo đã nộp nên em mở lần ${revision} để sửa; sửa xong anh/chị gõ “nộp” ạ.`,
  handedInMeanwhile:
    "Dạ, báo cáo vừa được đồng nghiệp của anh/chị nộp rồi, nên tin vừa rồi em chưa ghi vào. Cần sửa thì anh/chị gõ “sửa câu … thành …” ạ.",
  handedInElsewhere:
    "Dạ, anh/chị vừa nộp báo cáo ở nơi khác (trang biểu hoặc cuộc trò chuyện khác) rồi, nên tin vừa rồi em chưa ghi vào. Cần sửa thì anh/chị gõ “sửa câu … thành …” ạ.",
  nothingFiled: "Dạ, đơn vị chưa nộp báo cáo nào ạ.",
  askOfficial: "Dạ, anh/chị ghi số và ngày văn bản giúp em, ví dụ: “đã phát hành số 123/BC-UBND ngày 07/12”.",
  officialAhead: (date: string) =>
    `Dạ, ngày ${date} chưa tới. Anh/chị xem lại ngày của văn bản giúp em, ví dụ: “đã phát hành số 123/BC-UBND ngày 07/12”.`,
  leaderChanged: (number: string, date: string) =>
    `Dạ, báo cáo số ${number} ngày ${date}. Lãnh đạo có sửa số liệu nào so với bản đã nộp không ạ?`,
  yesChanged: "Có sửa số",
  notChanged: "Không sửa",
  officialKept: (number: string, date: string) =>
    `Dạ, em ghi báo cáo số ${number} ngày ${date}. Nơi nhận có bản ký rồi sẽ xác nhận ạ.`,

  // A report that was returned
  returnedOpened: (count: number, revision: number) =>
    `Dạ, nơi nhận trả lại lần ${revision}, nhờ xem lại ${count} câu; các câu khác em giữ nguyên.`,
  returned: (reason: string) => `Nơi nhận trả lại câu này: ${reason}`,
  returnedHow: "Anh/chị gõ lại cho đúng; nếu vẫn đúng như cũ thì gõ “giữ nguyên”.",
  keep: "Giữ nguyên",
  returnedLater: "Dạ, câu này em để lại, trước khi nộp em hỏi lại ạ.",
  noAnswer: "chưa có",
  askWhyKept: (value: string) =>
    `Dạ, em giữ nguyên (${value}). Anh/chị cho em xin lý do trong một câu để gửi kèm; muốn sửa thì anh/chị gõ lại giúp em.`,
  keptWithReason: (number: number) => `Em giữ nguyên câu ${number} và ghi lý do rồi ạ.`,
  returnedLeft: (lines: string) => `Dạ, còn các câu nơi nhận trả lại chưa xem lại:\n${lines}`,
  returnedLine: (number: number, label: string, reason: string) => `${number}. ${label}: ${reason}`,
  returnedFault: (number: number, reason: string) => `- Câu ${number} nơi nhận trả lại, chưa sửa: ${reason}`,
  changes: (revision: number, lines: string) => `So với lần ${revision}:\n${lines}`,
  change: (number: number, label: string, before: string, after: string) =>
    `- Câu ${number} (${label}): ${before} → ${after}`,
  unchanged: (number: number, label: string, reason: string) =>
    `- Câu ${number} (${label}): giữ nguyên, lý do: ${reason}`,
  moreChanges: (count: number) => `- và ${count} câu khác.`,

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
  nowDoneBy: (body: string, successor: string) => `${body} (nay là ${successor}, ghi chú ngoài Kế hoạch)`,
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
};
