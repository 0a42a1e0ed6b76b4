import { describe, expect, it } from "vitest";

import { textReply } from "../../../src/messages/reply.ts";
import { ABOUT, createWebChatTwin } from "../../support/web-chat-twin.ts";
import { visit } from "./visit.ts";

const ID = "3f0c9a52-6d0e-4f0e-9c39-8d1f3f1f5a10";

interface History {
  readonly about: string;
  readonly practice: string | null;
  readonly lines: readonly { from: string; id: string | number; text?: string | null }[];
  readonly more: boolean;
  readonly earlier: string | null;
}

describe("the history", () => {
  it("holds both sides in order, the officer's under the ids of the page", async () => {
    const twin = createWebChatTwin((event, { say }) => say(event, textReply("Dạ.")));
    twin.setNow(Temporal.Instant.from("2023-11-20T08:00:00+07:00"));
    twin.setPractice("Tập dượt");
    const { post, request } = await visit(twin);
    await post({ id: ID, text: "một" });
    const response = await request("/chat/history");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(await response.json()).toEqual({
      about: ABOUT,
      practice: "Tập dượt",
      now: "2023-11-20T01:00:00Z",
      lines: [
        { from: "officer", id: ID, at: "2023-11-20T01:00:00Z", text: "một" },
        { from: "assistant", id: 1, at: "2023-11-20T01:00:00Z", blocks: [{ kind: "text", text: "Dạ." }], choices: [] },
      ],
      more: false,
      earlier: null,
    });
  });

  it("is read back page by page, every line once", async () => {
    const { post, request, twin } = await visit();
    await post({ id: ID, text: "câu hỏi" });
    const conversation = twin.events[0]?.conversation ?? "";
    for (let at = 1; at < 100; at += 1) twin.say({ conversation }, textReply(`câu ${at}`));
    const seen: (string | number)[] = [];
    let before: string | null = null;
    do {
      const response: Response = await request(`/chat/history${before === null ? "" : `?before=${before}`}`);
      const page = (await response.json()) as History;
      expect(page.lines.length).toBeLessThanOrEqual(40);
      expect(page.more).toBe(page.earlier !== null);
      seen.unshift(...page.lines.map(({ id }) => id));
      before = page.earlier;
    } while (before !== null);
    expect(seen).toEqual([ID, ...Array.from({ length: 99 }, (_, at) => at + 1)]);
  });

  it("of one visitor is not another's", async () => {
    const twin = createWebChatTwin();
    const [one, other] = [await visit(twin), await visit(twin)];
    await one.post({ id: ID, text: "riêng" });
    expect(((await (await other.request("/chat/history")).json()) as History).lines).toEqual([]);
  });

  it.each(["", "%00", "'; drop table", "x".repeat(300)])("takes no place it did not give: %j", async (before) => {
    const { post, request } = await visit();
    await post({ id: ID, text: "một" });
    const response = await request(`/chat/history?before=${encodeURIComponent(before)}`);
    expect(((await response.json()) as History).lines).toHaveLength(1);
  });
});
