import { describe, expect, it } from "vitest";

import { parseEvent } from "../../../src/adapters/zalo-oa/parse-event.ts";

const USER = "2512523625412515";
const OA = "579745863508352884";

function event(event_name: string, message: object | undefined = {}, more: object = {}) {
  return {
    app_id: "431",
    sender: { id: USER },
    recipient: { id: OA },
    event_name,
    timestamp: "1750316131602",
    ...(message && { message: { msg_id: "96d3cdf3af150460909", ...message } }),
    ...more,
  };
}
const text = (words: string) => event("user_send_text", { text: words });
const happeningsOf = (body: unknown) => {
  const parsed = parseEvent(body);
  return parsed?.kind === "events" ? parsed.events.map(({ happening }) => happening) : parsed;
};

describe("an event of Zalo OA", () => {
  it("is told by its kind and the number of its message", () => {
    expect(parseEvent(text("xin chào"))).toEqual({
      kind: "events",
      events: [
        {
          channel: "zalo-oa",
          conversation: USER,
          eventKey: "user_send_text:96d3cdf3af150460909",
          at: Temporal.Instant.fromEpochMilliseconds(1_750_316_131_602),
          happening: { kind: "text", text: "xin chào" },
        },
      ],
    });
  });

  it.each([
    ["/start K7M4-9QRT", { kind: "start", payload: "K7M4-9QRT" }],
    ["/start", { kind: "start", payload: null }],
    ["chon:12-0", { kind: "choice", choice: "12-0" }],
    ["chon:th:show 891", { kind: "choice", choice: "th:show 891" }],
    ["chon: 1", { kind: "text", text: "chon: 1" }],
  ])("says %j", (words, happening) => expect(happeningsOf(text(words))).toEqual([happening]));

  it.each([
    ["user_send_gif", "photo"],
    ["user_send_image", "photo"],
    ["user_send_file", "file"],
    ["user_send_audio", "voice"],
    ["user_send_video", "video"],
    ["user_send_sticker", "sticker"],
    ["user_send_location", "location"],
    ["user_send_business_card", "contact"],
    ["user_send_link", "unseen"],
  ])("tells what came without words: %s", (name, what) => {
    expect(happeningsOf(event(name))).toEqual([{ kind: "unsupported", what }]);
  });

  it("brings files and photos by their address, files of other kinds as such, links with their words", () => {
    const url = "https://f9-zpg.zdn.vn/1/a";
    const sent = (name: string, payload: object, type = "file") =>
      happeningsOf(event(name, { attachments: [{ type, payload: { url, ...payload } }] }));
    expect(sent("user_send_file", { name: "Kế hoạch.PDF", size: "1024", checksum: "x" })).toEqual([
      { kind: "file", what: "file", name: "Kế hoạch.pdf", type: "application/pdf", size: 1024, handle: url },
    ]);
    expect(sent("user_send_image", {}, "image")).toEqual([
      { kind: "file", what: "photo", name: "anh-1750316131602.jpg", type: "image/jpeg", size: null, handle: url },
    ]);
    expect(sent("user_send_file", { name: "bảng.zip" })).toEqual([{ kind: "unsupported", what: "file" }]);
    expect(happeningsOf(event("user_send_link", { text: "Xem giúp: https://x.vn" }))).toEqual([
      { kind: "text", text: "Xem giúp: https://x.vn" },
    ]);
  });

  it("opens the conversation and its way back for who follows, and closes it for who leaves", () => {
    const following = (name: string) => ({
      ...event(name, undefined, { oa_id: OA, follower: { id: USER } }),
      sender: undefined,
      recipient: undefined,
    });
    const followed = parseEvent(following("follow"));
    expect(followed).toMatchObject({
      events: [
        { conversation: USER, happening: { kind: "unblocked" } },
        { conversation: USER, happening: { kind: "start", payload: null } },
      ],
    });
    const keys = followed?.kind === "events" ? followed.events.map(({ eventKey }) => eventKey) : [];
    expect(new Set(keys).size).toBe(2);
    expect(happeningsOf(following("unfollow"))).toEqual([{ kind: "blocked" }]);
  });

  it("tells somebody of the office from the OA's own echo", () => {
    const said = (admin: object) =>
      event("oa_send_text", {}, { sender: { id: OA, ...admin }, recipient: { id: USER } });
    expect(parseEvent(said({ admin_id: "9000001" }))).toEqual({ kind: "admin_wrote", user: USER });
    expect(parseEvent(said({}))).toBeNull();
  });

  it.each<[string, unknown]>([
    ["nothing", null],
    ["an event nobody reads", event("user_seen_message")],
    ["a name every object has", event("constructor")],
    ["a text without one", event("user_send_text")],
    ["a sender whose number no store holds", event("user_send_text", { text: "a" }, { sender: { id: "\u0000" } })],
    ["a moment that is none", event("user_send_text", { text: "a" }, { timestamp: "hôm nay" })],
    ["an app without a number", { ...text("a"), app_id: undefined }],
  ])("is passed over: %s", (_name, body) => expect(parseEvent(body)).toBeNull());
});
