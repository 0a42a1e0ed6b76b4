import { dayInDigits } from "../../../knowledge/deadline.ts";

/** What a coordinator is told about notices to many units. */
export const noticeWording = {
  mayNot: "Dạ, thông báo cho các đơn vị do cán bộ tổng hợp của nơi nhận báo cáo gửi ạ.",
  askAudience: "Dạ, anh/chị gửi thông báo cho ai ạ? Anh/chị chọn, hoặc gõ tên các đơn vị giúp em.",
  unknownAudience: (typed: string) => `Dạ, em chưa rõ “${typed}” là những đơn vị nào; nội dung em giữ rồi ạ.`,
  audiences: {
    all: "Tất cả đơn vị",
    pending: "Đơn vị chưa nộp",
    district: "Các huyện",
    department: "Các sở, ngành",
    bodies: "Mặt trận, đoàn thể",
  },
  askText:
    "Dạ, anh/chị gõ nội dung thông báo, em cho xem lại trước khi gửi ạ. Tệp kèm thì anh/chị để liên kết trong tin.",
  tooLong: (length: number, most: number) =>
    `Dạ, nội dung dài ${length} ký tự, mỗi thông báo tối đa ${most} ký tự. Anh/chị rút gọn rồi gõ lại giúp em ạ.`,
  nobody: "Dạ, chưa có cán bộ nào của các đơn vị này nhận tin được. Anh/chị chọn nơi nhận khác giúp em ạ.",
  preview: (people: number, units: number, names: readonly string[], more: number) =>
    `Dạ, thông báo này gửi tới ${people} cán bộ của ${units} đơn vị (${names.join(", ")}${more > 0 ? ` và ${more} đơn vị nữa` : ""}).`,
  muted: (people: number) => `${people} cán bộ đã tắt thông báo chung nên không nhận.`,
  lost: (people: number) => `${people} cán bộ hiện không còn kênh nào để nhận.`,
  unbound: (units: number) => `${units} đơn vị chưa có cán bộ gắn với trợ lý nên không nhận được.`,
  shownAs: "Người nhận sẽ thấy:",
  at: (moment: string) => `Hẹn gửi lúc ${moment}.`,
  openHours: (from: string, until: string) => `Tin chỉ đi trong ngày làm việc, từ ${from} đến ${until}.`,
  howToConfirm:
    "Đúng rồi thì anh/chị bấm gửi. Muốn hẹn giờ, anh/chị gõ ví dụ “hẹn 8 giờ ngày mai”; muốn sửa, anh/chị gõ lại nội dung mới ạ.",
  changedMeanwhile: "Dạ, số người nhận vừa thay đổi, anh/chị xem lại giúp em.",
  askCount: (people: number) =>
    `Dạ, thông báo sẽ tới ${people} cán bộ. Để chắc chắn, anh/chị gõ số ${people} là em gửi ạ.`,
  wrongCount: (typed: number, people: number) =>
    `Dạ, anh/chị gõ ${typed}, còn số người nhận là ${people}. Anh/chị gõ lại giúp em, hoặc chọn “Thôi” ạ.`,
  unreadableTime: "Dạ, em chưa đọc được giờ hẹn. Anh/chị gõ ví dụ “hẹn 8 giờ ngày 07/12” giúp em ạ.",
  pastTime: (moment: string) => `Dạ, ${moment} đã qua rồi. Anh/chị chọn giờ khác giúp em ạ.`,
  sending: "Dạ, em bắt đầu gửi ngay ạ.",
  planned: (moment: string) => `Dạ, em hẹn gửi lúc ${moment} rồi ạ.`,
  howToFollow: "Xem đã tới ai: gõ “các thông báo”; muốn dừng: gõ “hủy thông báo”.",
  yes: "Gửi ngay",
  yesLater: "Hẹn gửi",
  no: "Thôi",

  moment: (at: Temporal.PlainDateTime) =>
    `${at.hour} giờ${at.minute > 0 ? ` ${String(at.minute).padStart(2, "0")}` : ""} ngày ${dayInDigits(at.toPlainDate())}`,
  none: "Dạ, chưa có thông báo nào ạ. Muốn gửi, anh/chị gõ “thông báo cho các huyện: …”.",
  made: "Dạ, các thông báo gần đây:",
  line: (id: string, state: string, moment: string, text: string, counts: string) =>
    `• Số ${id} (${state}, ${moment}): “${text}”${counts === "" ? "" : ` – ${counts}`}`,
  states: {
    scheduled: "chờ đến giờ",
    sending: "đang gửi",
    done: "đã xong",
    cancelled: "đã hủy",
    stopped: "tự dừng vì nhiều tin không tới",
  } as Readonly<Record<string, string>>,
  people: {
    waiting: "chờ gửi",
    queued: "đang gửi",
    sent: "đã gửi",
    unknown: "chưa rõ đã tới hay chưa",
    blocked: "đã chặn hoặc mất liên lạc",
    failed: "không gửi được",
    muted: "đã tắt thông báo",
    withdrawn: "chưa gửi thì dừng",
  } as Readonly<Record<string, string>>,
  unreached: (id: string) => `Thông báo số ${id} chưa chắc tới:`,
  unreachedLine: (unit: string, name: string | null, why: string) => `- ${unit}${name ? ` – ${name}` : ""} (${why})`,
  moreUnreached: (many: number) => `… và ${many} người nữa.`,
  howToCancel: "Muốn dừng, anh/chị gõ “hủy thông báo” kèm số ạ.",
  nothingToCancel: "Dạ, không có thông báo nào đang chờ hay đang gửi ạ.",
  unknown: (id: string) => `Dạ, em không thấy thông báo số ${id} trong các thông báo gần đây ạ.`,
  over: (id: string, state: string) => `Dạ, thông báo số ${id} ${state} nên không dừng được nữa ạ.`,
  cancelled: (id: string, sent: number) =>
    `Dạ, em dừng thông báo số ${id} rồi ạ.${sent > 0 ? ` ${sent} tin đã tới người nhận thì không rút lại được.` : ""}`,
};
