import { dayInDigits, dayInWords } from "../knowledge/deadline.ts";
import type { Standing } from "./standing.ts";

/** What reminders say. */
export const wording = {
  head: (unit: string) => `Dạ, em nhắc báo cáo của ${unit}.`,
  headFor: (unit: string) => `Dạ, em báo anh/chị về báo cáo của ${unit}.`,

  /** The deadline as it is written: the day that is left out already. */
  deadline: (lastDay: Temporal.PlainDate) => `Hạn: trước ngày ${dayInDigits(lastDay.add({ days: 1 }))}`,
  extended: (until: Temporal.PlainDate) => `Đơn vị được gia hạn đến ${dayInWords(until)}`,
  daysLeft: (days: number, safe: Temporal.PlainDate) => `còn ${days} ngày, ngày làm việc cuối là ${dayInWords(safe)}.`,
  lastWorkingDay: "hôm nay là ngày làm việc cuối.",
  lastDay: "hôm nay là ngày cuối.",
  weekendLeft: (lastDay: Temporal.PlainDate) =>
    `đã qua ngày làm việc cuối; gửi trong ${dayInWords(lastDay)} thì còn đúng hạn.`,
  passed: "nay đã qua hạn.",
  toBeJudged: (receiver: string) => `nay đã qua hạn; nộp bây giờ có tính trễ hay không do ${receiver} xem xét.`,

  standing: {
    not_started: ({ questions }: Standing) => `Đơn vị chưa bắt đầu, báo cáo có ${questions} câu.`,
    drafting: ({ answered, questions }: Standing) =>
      answered >= questions
        ? `Đã đủ ${questions}/${questions} câu, chỉ còn nộp.`
        : `Đơn vị đã điền ${answered} câu, còn ${questions - answered}/${questions} câu.`,
    pending_approval: () => "Báo cáo đang chờ lãnh đạo duyệt.",
    returned: ({ returned }: Standing) =>
      returned > 0 ? `Báo cáo bị trả lại ${returned} câu.` : "Báo cáo bị trả lại để sửa.",
  },
  ask: {
    not_started: "Anh/chị bấm “Mở báo cáo” hoặc gõ “báo cáo” là em hỏi từng câu ạ.",
    drafting: "Anh/chị bấm “Mở báo cáo” là làm tiếp ngay chỗ đang dở ạ.",
    complete: "Anh/chị gõ “nộp” giúp em ạ.",
    pending_approval: "Anh/chị nhờ lãnh đạo duyệt sớm giúp em ạ.",
    returned: "Anh/chị bấm “Mở báo cáo”, sửa rồi nộp lại giúp em ạ.",
    approver: "Anh/chị gõ “xem trước” để xem phần đã điền ạ.",
  },

  /** Values of texts that Zalo has approved: at most 30 characters. */
  template: {
    days: (left: number) => (left > 0 ? `còn ${left} ngày` : left === 0 ? "hôm nay" : "đã qua hạn"),
    standing: {
      not_started: () => "chưa bắt đầu",
      drafting: ({ answered, questions }: Standing) => `đã điền ${answered}/${questions} câu`,
      pending_approval: () => "chờ lãnh đạo duyệt",
      returned: () => "bị trả lại để sửa",
    },
  },

  official: (unit: string, receipt: string) =>
    `Dạ, báo cáo của ${unit} đã có số liệu (mã ${receipt}), còn thiếu văn bản phát hành. Khi nào lãnh đạo ký xong, anh/chị nhắn em ví dụ: “đã phát hành số 123/BC-UBND ngày 07/12”. Em cảm ơn anh/chị ạ.`,

  notice: (what: string, quoted: string, source: string) =>
    `Dạ, em báo trước để anh/chị tiện sắp xếp: ${what}. Kế hoạch ghi: “${quoted}” (${source}).`,
  noticeOutside: (note: string, source: string) => `Ngoài Kế hoạch: ${note} (theo ${source}).`,
  noticeEnd: "Không muốn nhận thông báo chung như tin này, anh/chị gõ /dung ạ.",

  open: "Mở báo cáo",
  snoozeTomorrow: "Nhắc lại 8 giờ sáng mai",
  snoozeOn: (day: Temporal.PlainDate) => `Nhắc lại 8 giờ sáng ${dayInWords(day)}`,

  broadcast: {
    head: (from: string) => `Dạ, ${from} thông báo:`,
    link: (link: string) => `Tệp kèm: ${link}`,
  },

  calendar: {
    title: (unit: string) => `Hạn báo cáo thi đua của ${unit} (ngày làm việc cuối)`,
    text: (named: string, what: string, to: string) => `${named}. Nội dung: ${what}. Gửi về ${to}.`,
    alarm: (unit: string, day: Temporal.PlainDate) =>
      `${dayInWords(day)} là ngày làm việc cuối để gửi báo cáo của ${unit}.`,
  },

  summary: {
    head: (day: Temporal.PlainDate, units: number) => `Dạ, tin nhắc báo cáo ${dayInWords(day)}: ${units} đơn vị.`,
    more: (day: Temporal.PlainDate) => `Tin nhắc báo cáo ${dayInWords(day)} (tiếp):`,
    sent: (count: number) => `Đã nhắc (${count}):`,
    failed: (count: number) => `Chưa tới người nhận (${count}):`,
    unknown: (count: number) => `Chưa rõ đã tới hay chưa (${count}):`,
    nobody: (count: number) => `Chưa có cán bộ nào gắn với đơn vị (${count}), anh/chị cấp mã mời giúp em:`,
    unreached: (count: number) => `Đã thử mọi người mà không tới, nhờ anh/chị gọi giúp (${count}):`,
    pending: (count: number) => `Đang gửi (${count}):`,
    line: (text: string) => `- ${text}`,
    person: (unit: string, name: string | null, note: string) =>
      `${unit}${name ? ` – ${name}` : ""}${note ? ` (${note})` : ""}`,
    onPage: "để trên trang web, chưa chắc đã xem",
    paidWindow: (price: string) => `tin Zalo OA trả tiền${price}`,
    template: (price: string, received: string) => `tin mẫu Zalo${price}${received}`,
    price: (dong: number) => `, ${dong} đ`,
    received: ", đã tới máy",
    notReceived: ", chưa báo tới máy",
    closed: {
      allowance_used_up: "Zalo Bot hết số tin của tháng",
      window_closed: "quá 7 ngày chưa nhắn Zalo OA",
      no_template: "chưa có tin mẫu Zalo",
      template_unfit: "nội dung không vừa tin mẫu Zalo",
      quota_used_up: "hết số tin mẫu Zalo trong ngày",
    },
    reasons: {
      blocked: "đã chặn hoặc không còn kênh nào",
      failed: "không gửi được",
      muted: "không nhận thông báo",
      withdrawn: "đã nộp trước khi tin tới",
    },
  },
};
