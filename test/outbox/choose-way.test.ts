import { describe, expect, it } from "vitest";

import type { ChannelId } from "../../src/messages/address.ts";
import { textReply } from "../../src/messages/reply.ts";
import { type ChannelLoad, chooseWay, whyClosed } from "../../src/outbox/choose-way.ts";
import type { NoticeTemplates } from "../../src/outbox/notice-templates.ts";
import { real } from "../support/reminding.ts";

const NOW = Temporal.Instant.from("2023-12-06T01:00:00Z");
const REPLY = { ...textReply("Dạ, em nhắc."), notice: { about: "reminder", values: { unit: "UBND huyện An Phú" } } };
const TEMPLATES: NoticeTemplates = {
  templates: [
    {
      about: "reminder",
      template_id: "501",
      to: ["user", "phone"],
      price: { user: 200, phone: null, as_of: "2026-10-04", grade: "C" },
      text: "Nhắc <don_vi>",
      parameters: [{ name: "don_vi", from: ["unit"], max: 30 }],
    },
  ],
};

/** "telegram" or "zalo-oa 50": somebody who spoke there so many hours ago; "user", "phone": where approved texts reach them. */
function to(places: readonly string[]) {
  const conversations = places
    .filter((one) => one !== "user" && one !== "phone")
    .map((one) => {
      const [channel, hours = "1"] = one.split(" ");
      return { id: one, channel: channel as ChannelId, heardAt: NOW.subtract({ minutes: Number(hours) * 60 }) };
    });
  const templates = places.flatMap((one) => (one === "user" || one === "phone" ? [{ id: one, by: one } as const] : []));
  return { conversations, templates };
}

function choice(
  places: readonly string[],
  given: { load?: Partial<ChannelLoad>; templates?: NoticeTemplates | null } = {},
) {
  return chooseWay(to(places), REPLY, {
    costs: real.rules.costs,
    templates: given.templates === undefined ? TEMPLATES : given.templates,
    load: { botMessages: 0, templatesLeft: null, ...given.load },
    now: NOW,
  });
}
const ways = (...given: Parameters<typeof choice>) =>
  choice(...given).ways.map(({ conversation, reason, price }) => `${conversation}: ${reason} ${price}`);

describe("the way to a person", () => {
  it.each<[string, string[], string | null]>([
    ["a page is all there is", ["web-chat"], "web-chat: free_on_page 0"],
    ["what rings goes before a page", ["web-chat", "telegram"], "telegram: free 0"],
    ["what was used last goes first among equals", ["zalo-bot", "telegram"], "zalo-bot: free_allowance 0"],
    ["the OA costs nothing for two days", ["zalo-oa 47", "web-chat"], "zalo-oa 47: free_window 0"],
    ["and money for seven", ["zalo-oa 49"], "zalo-oa 49: paid_window 55"],
    ["a page goes before what costs money", ["zalo-oa 49", "web-chat"], "web-chat: free_on_page 0"],
    ["a window that ends in a moment is over", ["zalo-oa 47.9", "user"], "zalo-oa 47.9: paid_window 55"],
    ["what costs less goes before a template", ["zalo-oa 100", "user", "phone"], "zalo-oa 100: paid_window 55"],
    ["a template reaches who was quiet", ["zalo-oa 169", "user", "phone"], "user: template_user 200"],
    ["and a telephone without the OA, at the common price", ["phone"], "phone: template_phone 800"],
    ["nothing", [], null],
  ])("%s", (_name, places, expected) => {
    expect(ways(places)[0] ?? null).toBe(expected);
  });

  it("is closed with a reason", () => {
    const { "zalo-bot": bot } = real.rules.costs;
    const most = bot.monthly_messages - bot.kept_for_answers;
    expect(ways(["zalo-bot"], { load: { botMessages: most - 1 } })).toHaveLength(1);
    const cases = [
      choice(["zalo-bot"], { load: { botMessages: most } }),
      choice(["zalo-oa 168"]),
      choice(["zalo-oa 168", "user"], { templates: null }),
      choice(["phone"], { load: { templatesLeft: 0 } }),
      choice(["phone"], {
        templates: {
          templates: TEMPLATES.templates.map((one) => ({
            ...one,
            parameters: [{ name: "don_vi", from: ["unit"], max: 5 }],
          })),
        },
      }),
      choice([]),
    ];
    expect(cases.map(({ ways: open }) => open.length)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(cases.map(whyClosed)).toEqual([
      "allowance_used_up",
      "window_closed",
      "window_closed",
      "quota_used_up",
      "template_unfit",
      null,
    ]);
  });
});
