import type { ReportState } from "../../consolidation/ports.ts";
import type { ExportName } from "../../export-work.ts";
import type { UnitKind } from "../../knowledge/campaign.ts";
import type { Role } from "../../people/member.ts";
import type { Timeliness } from "../../reports/submission.ts";
import { COMMAND, decisionWords } from "./decision-words.ts";

/** What the coordinator's command says. */
export const wording = {
  command: COMMAND,
  usage: {
    invite: "--unit MÃ [--role officer|approver|coordinator|partner] [--days N]",
    revoke: "--code MÃ-MỜI | --unit MÃ",
    show: "MÃ-TIẾP-NHẬN",
    signed: "MÃ-TIẾP-NHẬN --out TỆP.pdf",
    received: 'MÃ-TIẾP-NHẬN --number "123/BC-UBND" --date 2023-12-07',
    return: 'MÃ-TIẾP-NHẬN --field MÃ-MỤC-HOẶC-SỐ-CÂU --reason "…" [--field … --reason "…"]',
    extend: '--unit MÃ --until 2023-12-15 --reason "…"',
    comment: 'MÃ-TIẾP-NHẬN --text "…"',
    audit: "[--unit MÃ] [--since 2023-12-01] | --verify [--head MÃ-BĂM]",
    answer: 'MÃ-VƯỚNG-MẮC --text "…"',
    forwardings: "[--retry MÃ-TIẾP-NHẬN | --retry all]",
    export: "--format xlsx|docx --out TỆP [--document to-trinh|bao-cao] [--count submitted|accepted] [--merge]",
    broadcast:
      '--to all|LOẠI|TÌNH-TRẠNG[,…] --text "…" [--link https://…] [--at 2023-12-01T08:00] [--preview] [--confirm SỐ-NGƯỜI] | --list | --cancel SỐ',
    token: '[--label "…" | --list | --revoke SỐ]',
  },
  word: { receipt: "mã tiếp nhận", difficulty: "mã vướng mắc" },

  noCommand: (typed: string, known: readonly string[]) =>
    `${typed === "" ? "Chưa có lệnh" : `Không có lệnh “${typed}”`}. Cách dùng: ${COMMAND} LỆNH [--json], LỆNH là một trong: ${known.join(", ")}. Xem cách dùng từng lệnh: ${COMMAND} --help`,
  missingWord: (name: string) => `Thiếu ${name} sau tên lệnh.`,
  surplusWord: (word: string) =>
    `Thừa “${word}”: chữ có dấu cách thì đặt trong ngoặc kép, tùy chọn thì bắt đầu bằng --.`,
  unknownOption: (name: string, known: readonly string[]) =>
    `Không có tùy chọn ${name}; lệnh này có: ${known.map((one) => `--${one}`).join(", ")}.`,
  missingOption: (name: string) => `Thiếu tùy chọn --${name}.`,
  optionTwice: (name: string) => `Tùy chọn ${name} chỉ ghi một lần.`,
  optionTakesNothing: (name: string) => `Tùy chọn ${name} không nhận giá trị.`,
  optionNeedsValue: (name: string) =>
    `Tùy chọn ${name} cần một giá trị; giá trị bắt đầu bằng dấu - thì viết ${name}=giá-trị.`,
  wrongRole: (typed: string, roles: readonly string[]) =>
    `--role ${typed}: chỉ nhận ${roles.join(", ")} (cán bộ phụ trách, lãnh đạo duyệt, cán bộ tổng hợp, cán bộ phối hợp).`,
  wrongDays: (typed: string, most: number) => `--days ${typed}: chỉ nhận số ngày từ 1 đến ${most}.`,
  wrongDate: (option: string, typed: string) =>
    `--${option} ${typed}: ghi ngày có thật dạng 2023-12-07 hoặc 07/12/2023.`,
  tooLong: (name: string, most: number) => `--${name} dài hơn ${most} ký tự.`,
  unpaired: (fields: number, reasons: number) =>
    `Mỗi --field cần một --reason đi kèm: đang có ${fields} --field và ${reasons} --reason.`,
  verifiesAll: "--verify kiểm tra toàn bộ nhật ký nên không đi cùng --unit, --since.",
  headNeedsVerify: "--head chỉ đi cùng --verify.",
  wrongHead: (typed: string) => `--head ${typed}: mã băm gồm 64 chữ số từ 0 đến 9 và a đến f.`,
  codeOrUnit: "Ghi một trong hai: --code MÃ-MỜI (một mã) hoặc --unit MÃ (mọi mã còn hiệu lực của đơn vị).",
  noCode: (typed: string) => `--code ${typed}: không phải mã mời; mã gồm 8 chữ và số, ví dụ K7M4-9QRT.`,
  oneOfTokenOptions: "Chỉ ghi một trong ba: --label, --list, --revoke.",
  wrongTokenId: (typed: string) => `--revoke ${typed}: ghi số của mã truy cập, xem bằng ${COMMAND} token --list.`,

  refused: {
    no_model:
      "Trợ lý chưa nối với mô hình ngôn ngữ nào nên không dùng --merge được; xuất không có --merge thì từng đơn vị vẫn ghi nguyên văn.",
    no_provincial_texts:
      "Phong trào này chưa có lời văn của tờ trình và báo cáo cấp tỉnh (provincial-report.yaml); vẫn xuất được --format xlsx.",
    no_reporting: "Phong trào này không có mẫu báo cáo và danh sách đơn vị.",
    no_open_invitation: "Không có mã mời nào còn hiệu lực để thu hồi.",
    may_not: "Việc này không thuộc vai trò của người yêu cầu.",
    nothing_to_return: "Chưa ghi câu nào để trả lại: thêm --field và --reason.",
    notNewest: (receipt: string, newest: string) =>
      `${receipt} không còn là lần mới nhất; đơn vị đã nộp ${newest}, hãy xem và xử lý lần đó.`,
    acceptedAlready: (receipt: string) => `${receipt} đã được chấp nhận rồi.`,
    returnedAlready: (receipt: string) =>
      `${receipt} đã trả lại và đơn vị đang sửa; đợi đơn vị nộp lần sau rồi xử lý lần đó.`,
    unknownField: (field: string, questions: number) =>
      `--field ${field}: đơn vị này không có câu đó. Ghi số câu từ 1 đến ${questions} hoặc mã mục, xem bằng ${COMMAND} show MÃ-TIẾP-NHẬN`,
    notAsked: (field: string) => `--field ${field}: câu này không áp dụng cho báo cáo này.`,
    fieldTwice: (field: string) => `--field ${field}: mỗi câu chỉ ghi một lần.`,
    noReason: (field: string | null) =>
      field === null ? "Thiếu nội dung: hãy ghi lý do hoặc ý kiến." : `--field ${field}: thiếu lý do trả lại.`,
    textTooLong: (most: number) => `Lý do hoặc ý kiến dài hơn ${most} ký tự.`,
    untilPast: (until: string, today: string) => `--until ${until}: trước ngày hôm nay (${today}).`,
    untilNotLater: (until: string, present: string) =>
      `--until ${until}: phải sau hạn hiện tại của đơn vị (${present}).`,
    marked_secret: "Nội dung có dấu chỉ độ mật nên không gửi và không lưu.",
    nobody_meant: "--to: không có cán bộ nào thuộc nhóm này để gửi.",
    past_moment: "--at: thời điểm này đã qua.",
    unconfirmed: (people: number) =>
      `Thông báo sẽ gửi tới ${people} người. Xem trước bằng --preview; muốn gửi thật thì thêm --confirm ${people}.`,
    unknownBroadcast: (id: string) =>
      `Không có thông báo số ${id} nào đang chờ hay đang gửi. Xem: ${COMMAND} broadcast --list`,
    unknownUnit: (typed: string, near: string) =>
      `--unit ${typed}: không có đơn vị này. ${near ? `Mã gần giống: ${near}.` : `Xem mã đơn vị: ${COMMAND} units`}`,
    ambiguousUnit: (typed: string, units: string) =>
      `--unit ${typed}: chưa rõ đơn vị nào, hãy ghi mã. Có thể là: ${units}.`,
    noSignedFile: (receipt: string) => `${receipt}: chưa có tệp báo cáo có chữ ký.`,
    unknownReceipt: (receipt: string) =>
      `Không có báo cáo nào mang mã tiếp nhận ${receipt}. Xem các mã: ${COMMAND} reports`,
    futureDate: (date: string, today: string) => `--date ${date}: sau ngày hôm nay (${today}).`,
    unknownDifficulty: (code: string) => `Không có vướng mắc ${code}. Xem các mã: ${COMMAND} difficulties`,
    answeredBefore: (code: string, by: string, at: string) =>
      `Vướng mắc ${code} đã được ${by} trả lời lúc ${at}; câu trả lời đó giữ nguyên.`,
    unknownToken: (id: string) => `Không có mã truy cập số ${id} còn hiệu lực. Xem: ${COMMAND} token --list`,
  },

  unit: { code: "Mã", name: "Đơn vị", kind: "Loại", reportsTo: "Gửi về", confirmed: "Xác nhận" },
  kinds: {
    department: "sở, ban, ngành",
    district: "huyện, thị xã, thành phố",
    front: "Mặt trận",
    union: "tổ chức CT-XH",
    commune: "xã, phường, thị trấn",
    press: "báo chí",
    village: "khóm, ấp",
    standing_agency: "cơ quan thường trực",
  } satisfies Record<UnitKind, string>,
  confirmed: "rồi",
  unconfirmed: "chưa",
  role: "Vai trò",
  roles: {
    officer: "cán bộ phụ trách",
    approver: "lãnh đạo duyệt",
    coordinator: "cán bộ tổng hợp",
    partner: "cán bộ phối hợp",
  } satisfies Record<Role, string>,

  invited: (code: string, role: string, unit: string, until: string) =>
    `Mã mời ${role} của ${unit}: ${code}\nDùng một lần, trước ${until}. Mã chỉ hiện lần này.`,
  issuedAt: "Cấp lúc",
  expiresAt: "Hết hạn",
  noInvitations: "Không có mã mời nào còn hiệu lực.",
  noDeadLetters: "Không có báo cáo nào bị dừng chuyển tiếp.",
  deadLetter: (receipt: string, attempts: number, since: string, why: string) =>
    `${receipt} · đã thử ${attempts} lần · dừng lúc ${since} · ${why}`,
  retried: (count: number) => `Sẽ chuyển lại ${count} báo cáo.`,
  wrongFormat: (typed: string) => `--format ${typed}: chỉ nhận xlsx hoặc docx.`,
  wrongDocument: (typed: string) =>
    `--document ${typed}: chỉ nhận to-trinh hoặc bao-cao; không ghi thì xuất cả hai, mỗi văn bản một tệp.`,
  mergeOfXlsx: "--merge chỉ dùng với --format docx.",
  exportMerging: (question: string) => `Đang nhờ máy gộp phần “${question}” của các đơn vị`,
  documentOfXlsx: "--document chỉ dùng với --format docx.",
  wrongCount: (typed: string) =>
    `--count ${typed}: chỉ nhận submitted (báo cáo đã nộp và đã chấp nhận) hoặc accepted (chỉ báo cáo đã chấp nhận).`,
  exportUnits: (done: number, of: number) => `Đã đọc ${done}/${of} đơn vị`,
  exportWriting: (document: string) => `Đang ghi ${document}`,
  exportedAs: {
    xlsx: "bảng tổng hợp",
    "to-trinh": "tờ trình của Sở Nội vụ",
    "bao-cao": "báo cáo của UBND tỉnh",
  } satisfies Record<ExportName, string>,
  exported: (document: string, path: string) => `Đã ghi ${document} vào ${path}`,
  exportFailed: "Chưa xuất được tệp: trợ lý gặp lỗi khi ghi, xem nhật ký của trợ lý rồi chạy lại lệnh này.",
  notSaved: (path: string, code: string) =>
    code === "EEXIST" ? `--out ${path}: đã có tệp này, hãy ghi tên khác.` : `--out ${path}: không ghi được (${code}).`,
  signedSaved: (name: string, path: string) => `Đã lưu “${name}” vào ${path}`,
  revoked: (count: number) => `Đã thu hồi ${count} mã mời.`,

  status: {
    headings: ["Mã", "Đơn vị", "Tình trạng", "Đã điền", "Hạn cuối", "Thời hạn", "Mã tiếp nhận", "Văn bản"],
    states: {
      not_started: "chưa bắt đầu",
      drafting: "đang điền",
      pending_approval: "chờ duyệt",
      submitted: "đã nộp số liệu",
      returned: "bị trả lại",
      accepted: "đã chấp nhận",
    } satisfies Record<ReportState, string>,
    timeliness: { on_time: "đúng hạn", to_be_judged: "chờ xem xét", late: "trễ hạn" } satisfies Record<
      Timeliness,
      string
    >,
    official: (number: string, date: string, isReceived: boolean) =>
      `số ${number} ngày ${date}${isReceived ? "" : " (chưa nhận)"}`,
    sum: (handedIn: number, all: number) => `Đã nộp số liệu: ${handedIn}/${all} đơn vị.`,
  },
  reportHeadings: ["Mã tiếp nhận", "Mã đơn vị", "Lần", "Tình trạng", "Nộp lúc", "Thời hạn", "Giải trình"],
  noReports: "Chưa có báo cáo nào.",
  report: {
    changedHeadings: ["Câu", "Nội dung", "Lần trước", "Lần này"],
    changed: (revision: number) => `Thay đổi so với lần ${revision}:`,
    unchanged: (revision: number) => `Không có câu nào khác lần ${revision}.`,
    returnedField: (label: string, reason: string) => `Trả lại “${label}”: ${reason}`,
    comment: (by: string, at: string, text: string) => `Ý kiến (${by}, ${at}): ${text}`,
    none: "-",
    head: (receipt: string, unit: string, revision: number) => `${receipt} · ${unit} · lần ${revision}`,
    handedIn: (at: string, timeliness: string, state: string) => `Nộp lúc ${at} (${timeliness}); ${state}`,
    noOfficial: "Chưa có số văn bản",
    headings: ["Câu", "Nội dung", "Trả lời"],
    notYet: "(chưa có số)",
    exception: (label: string, reason: string) => `Giải trình “${label}”: ${reason}`,
  },
  received: (receipt: string, number: string, date: string) =>
    `Đã ghi nhận văn bản số ${number} ngày ${date} cho ${receipt}.`,

  noDifficulties: "Chưa có vướng mắc nào.",
  difficulty: {
    head: (code: string, unit: string, topic: string, at: string, routedTo: string) =>
      `${code} · đơn vị ${unit} · ${topic} · ${at} · gửi ${routedTo}`,
    answered: (by: string, at: string, text: string) => `→ ${by}, ${at}: ${text}`,
    open: "→ chưa trả lời",
  },
  answered: (code: string, told: number) =>
    told > 0
      ? `Đã trả lời ${code}; gửi vào ${told} cuộc trò chuyện của người nêu.`
      : `Đã ghi câu trả lời ${code}, nhưng người nêu không còn cuộc trò chuyện nào để gửi tới.`,

  ...decisionWords,

  token: (token: string, id: string, label: string) =>
    `Mã truy cập số ${id} (${label}): ${token}\nMã chỉ hiện lần này; ai có mã đều gọi được HTTP API.`,
  tokenHeadings: ["Số", "Tên", "Cấp lúc"],
  noTokens: "Không có mã truy cập nào còn hiệu lực.",
  tokenRevoked: "Đã thu hồi mã truy cập.",

  wrongAudience: (typed: string, known: readonly string[]) => `--to ${typed}: chỉ nhận ${known.join(", ")}.`,
  wrongLink: (typed: string) => `--link ${typed}: ghi một địa chỉ https://…`,
  wrongMoment: (typed: string) => `--at ${typed}: ghi giờ địa phương có thật, dạng 2023-12-07T08:00.`,
  wrongConfirm: (typed: string) => `--confirm ${typed}: ghi đúng số người sẽ nhận, xem bằng --preview.`,
  oneOfBroadcastOptions: "Chỉ ghi một trong ba: --to … --text …, --list, --cancel SỐ.",
  broadcast: {
    preview: (people: number, muted: number, unreachable: number) =>
      `Sẽ gửi tới ${people} người${muted > 0 ? `; ${muted} người không nhận thông báo chung` : ""}${unreachable > 0 ? `; ${unreachable} người không còn kênh nào` : ""}.`,
    person: (unit: string, name: string | null) => `- ${unit}${name ? ` – ${name}` : ""}`,
    planned: (id: string, people: number, at: string) =>
      `Thông báo số ${id} sẽ gửi tới ${people} người từ ${at}, trong giờ làm việc.`,
    cancelled: (id: string) => `Đã dừng thông báo số ${id}; tin chưa đi thì không gửi nữa.`,
    none: "Chưa có thông báo nào.",
    line: (id: string, state: string, at: string, people: string, text: string) =>
      `Số ${id} · ${state} · ${at} · ${people}\n  ${text}`,
    states: {
      scheduled: "chờ gửi",
      sending: "đang gửi",
      done: "xong",
      cancelled: "đã hủy",
      stopped: "tự dừng vì quá nhiều tin không tới",
    } as Record<string, string>,
    people: {
      waiting: "chờ",
      queued: "đang gửi",
      sent: "đã tới",
      unknown: "chưa rõ",
      blocked: "bị chặn hoặc không có kênh",
      failed: "không gửi được",
      muted: "không nhận thông báo",
      withdrawn: "không gửi nữa",
    } as Record<string, string>,
  },

  nothingUnanswered: "Không có câu hỏi nào còn bỏ ngỏ.",
  times: (count: number) => `${count} lần`,
};
