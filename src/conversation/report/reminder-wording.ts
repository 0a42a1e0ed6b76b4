import { dayInWords } from "../../knowledge/deadline.ts";
import type { Standing } from "../../reminders/standing.ts";
import { wording } from "../../reminders/wording.ts";

/** What is said in chat about reminders and the unit's own deadline. */
export const reminderWords = {
  snoozed: (hour: number, day: Temporal.PlainDate, isLate: boolean) =>
    `Dạ, ${hour} giờ sáng ${dayInWords(day)} em nhắc lại ạ.${isLate ? " Lúc đó đã qua hạn, anh/chị tranh thủ nộp trước giúp em nhé." : ""}`,
  handedIn: "Dạ, báo cáo của đơn vị đã nộp rồi nên em không nhắc nữa ạ.",
  noMore: "Dạ, kế hoạch này đã khép lại nên em không nhắc nữa ạ.",
  officersAlways:
    "Dạ, anh/chị phụ trách báo cáo nên em vẫn nhắc hạn. Muốn giao lại cho người khác, anh/chị gõ “bàn giao” ạ.",
  leaderReminded: "Dạ, gần đến hạn em nhắc cả anh/chị về báo cáo của đơn vị. Muốn thôi, anh/chị gõ “thôi nhắc hạn” ạ.",
  leaderNotReminded: "Dạ, em không nhắc hạn báo cáo cho anh/chị nữa ạ.",
  phoneKept: (phone: string) =>
    `Dạ, em ghi số ${phone}. Khi không còn cách nào khác, tin nhắc hạn và thông báo đi qua Zalo tới số này; số chỉ dùng vào việc đó. Muốn bỏ, anh/chị gõ “xóa số điện thoại” ạ.`,
  noPhone: "Dạ, em không giữ số điện thoại nào của anh/chị nữa ạ.",
  unreadablePhone: (typed: string) =>
    `Dạ, “${typed}” chưa phải số di động, cần 10 số bắt đầu bằng 0. Anh/chị gõ lại giúp em, ví dụ: số điện thoại 0912 345 678 ạ.`,
  phonesNotUsed: "Dạ, hiện em chưa nhắc qua số điện thoại nên chưa cần giữ số của anh/chị ạ.",
  calendarHere:
    "Dạ, anh/chị mở tệp này là hạn báo cáo vào lịch trên điện thoại hoặc máy tính, lịch nhắc trước hai lần ạ.",
  calendarName: (unit: string) => `Han-bao-cao-${unit}.ics`,
  own: (unit: string, deadline: string, standing: string) => `Dạ, riêng ${unit}:\n${deadline}\n${standing}`,
  standing: (now: Standing) => wording.standing[now.kind](now),
  inAlready: (receipt: string) => `Đơn vị đã nộp số liệu, mã tiếp nhận ${receipt}.`,
};
