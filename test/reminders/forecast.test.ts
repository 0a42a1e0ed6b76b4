import { expect, test } from "vitest";

import { textReply } from "../../src/messages/reply.ts";
import { forecastOf } from "../../src/reminders/forecast.ts";
import { real } from "../support/reminding.ts";

const NOW = Temporal.Instant.from("2023-12-06T01:00:00Z");
const on = (channel: "telegram" | "zalo-bot" | "zalo-oa", count: number, hours = 1) =>
  Array.from({ length: count }, (_, at) => ({
    conversations: [{ id: `${channel}${at}`, channel, heardAt: NOW.subtract({ hours }) }],
    templates: [],
  }));
const forecast = (people: Parameters<typeof forecastOf>[0], botMessages = 0, words = "Họp giao ban.") =>
  forecastOf(people, textReply(words), {
    ...{ costs: real.rules.costs, templates: null, now: NOW },
    load: { botMessages, templatesLeft: null },
  });

test("people by channel and way, what it costs, and those no way is open to", () => {
  const people = [...on("telegram", 3), ...on("zalo-oa", 2, 1), ...on("zalo-oa", 2, 72), ...on("zalo-oa", 4, 200)];
  expect(forecast(people)).toMatchObject({
    channels: { telegram: 3, "zalo-oa": 4 },
    ways: { free: 3, free_window: 2, paid_window: 2 },
    closed: { window_closed: 4 },
    dong: 110,
    unpriced: 0,
  });
});

test("a long notice is several messages on Zalo: it costs and eats as many", () => {
  const long = "Kính gửi anh/chị, đề nghị đơn vị báo cáo. ".repeat(70);
  expect(forecast(on("zalo-oa", 1, 72), 0, long).dong).toBe(110);
  expect(forecast(on("zalo-bot", 10), 0, long).bot).toEqual({ messages: 20, left: 2700, allowance: 3000 });
});

test("what one takes of Zalo Bot's month is gone for the next", () => {
  expect(forecast(on("zalo-bot", 10), 2695)).toMatchObject({
    channels: { "zalo-bot": 5 },
    closed: { allowance_used_up: 5 },
    bot: { messages: 5, left: 5 },
  });
  const long = "Kính gửi anh/chị, đề nghị đơn vị báo cáo. ".repeat(70);
  expect(forecast(on("zalo-bot", 10), 2695, long).channels).toEqual({ "zalo-bot": 3 });
});

test("it takes as long as the slowest channel", () => {
  expect(forecast(on("telegram", 30)).seconds).toBe(1);
  expect(forecast(on("zalo-bot", 50)).seconds).toBe(10);
  expect(forecast(on("telegram", 600)).seconds).toBe(20);
});
