import type { Conversation } from "../../src/conversation/conversation-state.ts";
import type { Conversed, Utterance } from "../../src/conversation/converse.ts";
import { createRoute } from "../../src/conversation/route.ts";
import type { InboundEvent } from "../../src/messages/inbound-event.ts";
import type { Reply } from "../../src/messages/reply.ts";
import type { Channel } from "../../src/outbox/ports.ts";
import { wordsOfBlock } from "./block-words.ts";

/** The words at which the assistant of these tests breaks. */
export const BREAKS = "gây lỗi";

/** The real routes over an assistant that repeats the question and says which of the conversation it is. */
export const routeOfCrashTests = createRoute({ converse: repeat, about: "Kế hoạch", report: null });

function repeat(state: Conversation, utterance: Utterance, turn: string): Conversed {
  const asked = utterance.kind === "words" ? utterance.text : "nút";
  if (asked === BREAKS) throw new Error("broken on purpose");
  const offers = [...state.offers, { turn, choices: [], waiting: null, shown: [] }];
  return { state: { ...state, offers }, said: { kind: "passage", text: `${offers.length}. ${asked}` } };
}

/** A message on its way in, as Telegram would bring it. */
export const message = (conversation: string, place: number, text: string): InboundEvent => ({
  channel: "telegram",
  conversation,
  eventKey: `${conversation}:${place}`,
  at: Temporal.Instant.fromEpochMilliseconds(1.7e12),
  happening: { kind: "text", text },
});

/** A message that a channel was asked to deliver. */
export interface Sent {
  readonly conversation: string;
  readonly text: string;
}

/** Gives a channel that takes everything and writes it down; a long reply goes in two parts. */
export function createRecordingChannel(sent: Sent[], perSecond: number | null = 100): Channel<string> {
  return {
    id: "telegram",
    capabilities: { textMax: null, buttons: true, sendsPerSecond: perSecond, rowIsDelivery: false },
    render: (reply) => textOf(reply).split("§"),
    async send(conversation, text) {
      sent.push({ conversation, text });
      return { kind: "sent", providerId: String(sent.length) };
    },
  };
}

/** The text of a reply, without the code of an apology. */
export function textOf(reply: Reply): string {
  return reply.blocks
    .map(wordsOfBlock)
    .join("\n")
    .replaceAll(/\b[A-Z0-9]{6}\b/g, "MÃ");
}
