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
  calendarHere:
    "Dạ, anh/chị mở tệp này là hạn báo cáo vào lịch trên điện thoại hoặc máy tính, lịch nhắc trước hai lần ạ.",
  calendarName: (unit: string) => `Han-bao-cao-${unit}.ics`,
  own: (unit: string, deadline: string, standing: string) => `Dạ, riêng ${unit}:\n${deadline}\n${standing}`,
  standing: (now: Standing) => wording.standing[now.kind](now),
  inAlready: (receipt: string) => `Đơn vị đã nộp số liệu, mã tiếp nhận ${receipt}.`,
};
