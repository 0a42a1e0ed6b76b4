import type { Forecast } from "./forecast.ts";

/** How ways, and reasons why they are closed, are named. */
export const wayWords = {
  ways: {
    free: "Telegram, miễn phí",
    free_on_page: "trang web, miễn phí, người đọc phải tự mở trang",
    free_allowance: "Zalo Bot, trong gói miễn phí",
    free_window: "Zalo OA, miễn phí (đã nhắn trong 48 giờ)",
    paid_window: "Zalo OA, trả tiền (đã nhắn trong 7 ngày)",
    template_user: "tin mẫu Zalo theo OA, trả tiền",
    template_phone: "tin mẫu Zalo theo số điện thoại, trả tiền",
  } as Record<string, string>,
  closed: {
    allowance_used_up: "Zalo Bot hết số tin của tháng",
    window_closed: "quá 7 ngày chưa nhắn Zalo OA",
    no_template: "chưa có tin mẫu Zalo",
    template_unfit: "nội dung không vừa tin mẫu Zalo",
    quota_used_up: "hết số tin mẫu Zalo trong ngày",
  } as Record<string, string>,
};

const words = {
  way: (way: string, count: number) => `- ${way}: ${count} người`,
  closedWay: (why: string, count: number) => `- chưa gửi được, ${why}: ${count} người`,
  bot: (messages: number, left: number, allowance: number) =>
    `Zalo Bot: dùng ${messages} tin trong ${left} tin còn dành cho thông báo tháng này (gói ${allowance} tin, tính cả tin đến và đi; chưa kể tin trả lời).`,
  cost: (dong: number, unpriced: number) =>
    `Chi phí ước tính: nhiều nhất ${dong} đ${unpriced > 0 ? `, chưa kể ${unpriced} tin chưa rõ giá` : ""}.`,
  takes: (seconds: number) =>
    seconds < 60 ? "Gửi xong trong khoảng một phút." : `Gửi xong trong khoảng ${Math.ceil(seconds / 60)} phút.`,
};

/** What a broadcast would take and cost, in lines. */
export function forecastLines({ ways, closed, dong, unpriced, bot, seconds }: Forecast): readonly string[] {
  return [
    ...Object.entries(ways).map(([way, count]) => words.way(wayWords.ways[way] ?? way, count)),
    ...Object.entries(closed).map(([why, count]) => words.closedWay(wayWords.closed[why] ?? why, count)),
    ...(bot.messages > 0 ? [words.bot(bot.messages, bot.left, bot.allowance)] : []),
    words.cost(dong, unpriced),
    words.takes(seconds),
  ];
}
