import { describe, expect, it } from "vitest";

import { NEW_CONVERSATION } from "../../src/conversation/conversation-state.ts";
import { joinReplies, withJoinedReplies } from "../../src/conversation/join-replies.ts";
import { EMPTY_DESK, type Routed } from "../../src/conversation/route.ts";
import { CHANNELS } from "../../src/messages/address.ts";
import { type Reply, textReply } from "../../src/messages/reply.ts";

const offering = (text: string): Reply => ({ ...textReply(text), choices: [{ id: "1", label: "Xã" }] });
const wordsOf = (replies: readonly Reply[]) =>
  replies.map(({ blocks, choices }) => [blocks.map((one) => (one.kind === "text" ? one.text : "")), choices.length]);

describe("replies of one turn, where every message counts", () => {
  it("are one, up to the one that offers something", () => {
    expect(wordsOf(joinReplies([]))).toEqual([]);
    expect(wordsOf(joinReplies([textReply("a")]))).toEqual([[["a"], 0]]);
    expect(wordsOf(joinReplies([textReply("a"), textReply("b"), offering("c")]))).toEqual([[["a", "b", "c"], 1]]);
    expect(wordsOf(joinReplies([offering("a"), textReply("b"), textReply("c")]))).toEqual([
      [["a"], 1],
      [["b", "c"], 0],
    ]);
  });

  it("take away what was said before where one of them does", () => {
    const [joined] = joinReplies([textReply("a"), { ...textReply("b"), forgets: true }]);
    expect(joined).toMatchObject({ forgets: true });
    expect(joinReplies([textReply("a"), textReply("b")])[0]).not.toHaveProperty("forgets");
  });

  it("stay as they are on every other channel", () => {
    const routed = { replies: [textReply("a"), textReply("b")] } as unknown as Routed;
    const route = withJoinedReplies(() => routed);
    const counts = CHANNELS.map((channel) => {
      const around = { desk: EMPTY_DESK, now: Temporal.Instant.from("2026-11-24T00:00:00Z"), channel };
      return route(NEW_CONVERSATION, { kind: "text", text: "x" }, "1", around).replies.length;
    });
    expect(Object.fromEntries(CHANNELS.map((channel, at) => [channel, counts[at]]))).toEqual({
      terminal: 2,
      "web-chat": 2,
      telegram: 2,
      "zalo-bot": 1,
      "zalo-oa": 2,
      "zalo-zbs": 2,
    });
  });
});
