import { DELETED } from "../../src/adapters/store/turn-queue.ts";
import type { KeptHappening } from "../../src/conversation/ports.ts";
import type { Address, ChannelId } from "../../src/messages/address.ts";
import type { Reply } from "../../src/messages/reply.ts";
import type { OutgoingMessage } from "../../src/outbox/ports.ts";
import type { StoreUnderTest } from "./stores.ts";

interface TwinConversation extends Address {
  id: number;
  conversation: string;
  state: unknown;
  muted: boolean;
  reachable: boolean;
  lease: { owner: string; until: Temporal.Instant } | null;
  heardAt: Temporal.Instant;
  forgottenAt: Temporal.Instant | null;
}

interface TwinEvent {
  readonly id: number;
  eventKey: string;
  readonly of: TwinConversation;
  happening: KeptHappening | null;
  readonly at: Temporal.Instant;
  readonly receivedAt: Temporal.Instant;
  status: "waiting" | "done";
  attempts: number;
  errorCode: string | null;
}

interface TwinMessage {
  readonly id: number;
  readonly of: TwinConversation;
  readonly event: TwinEvent;
  reply: Reply | null;
  state: string;
  partsSent: number;
  attempts: number;
  dueAt: Temporal.Instant;
  readonly createdAt: Temporal.Instant;
  lease: { owner: string; until: Temporal.Instant } | null;
  providerId: string | null;
  why: string | null;
}

/** The most replies the log reads at once, as the real one. */
const MOST_REPLIES = 200;
const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;
const isOver = (lease: { until: Temporal.Instant } | null, now: Temporal.Instant) =>
  lease === null || !isBefore(now, lease.until);
const copied = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));
const UNSETTLED = ["pending", "sending"];

/** A working store in memory that keeps the same contract as the real ones. */
export function createMemoryStore(deliveredByRow: ReadonlySet<ChannelId>): StoreUnderTest {
  let lastId = 0;
  let conversations: TwinConversation[] = [];
  let events: TwinEvent[] = [];
  let messages: TwinMessage[] = [];
  let unanswered: { askedOn: string; question: string; unitKind: string | null; reason: string }[] = [];
  const nextId = () => {
    lastId += 1;
    return lastId;
  };
  const find = ({ channel, conversation }: Address) =>
    conversations.find((one) => one.channel === channel && one.conversation === conversation);
  const heldBy = (message: OutgoingMessage) =>
    messages.find(
      ({ id, state, attempts, lease }) =>
        id === Number(message.id) &&
        state === "sending" &&
        attempts === message.attempts &&
        lease?.owner === message.owner,
    );

  function blank(of: TwinConversation, except: TwinEvent, now: Temporal.Instant): void {
    for (const event of events) if (event.of === of && event.status === "done") event.happening = null;
    for (const message of messages) {
      if (message.of !== of || message.event === except) continue;
      message.reply = null;
      if (message.state === "pending") Object.assign(message, { state: "expired", why: DELETED });
    }
    of.forgottenAt = now;
  }

  return {
    inbox: {
      async accept({ channel, conversation, eventKey, at, happening }, now) {
        if (events.some((event) => event.of.channel === channel && event.eventKey === eventKey)) return "repeated";
        let of = find({ channel, conversation });
        if (!of) {
          of = {
            id: nextId(),
            channel,
            conversation,
            state: null,
            muted: false,
            reachable: true,
            lease: null,
            heardAt: now,
            forgottenAt: null,
          };
          conversations.push(of);
        }
        Object.assign(of, { heardAt: now, forgottenAt: null });
        events.push({
          id: nextId(),
          eventKey,
          of,
          happening: copied(happening),
          at,
          receivedAt: now,
          status: "waiting",
          attempts: 0,
          errorCode: null,
        });
        return "accepted";
      },
    },

    turns: {
      async claim(owner, now, until) {
        const event = events.find(({ status, of }) => status === "waiting" && isOver(of.lease, now));
        if (!event?.happening) return null;
        event.attempts += 1;
        event.of.lease = { owner, until };
        return {
          id: String(event.id),
          conversationId: String(event.of.id),
          address: { channel: event.of.channel, conversation: event.of.conversation },
          happening: copied(event.happening),
          state: copied(event.of.state),
          memberId: null,
          attempts: event.attempts,
          lease: { owner, until },
        };
      },
      async commit(turn, outcome, now) {
        const event = events.find(({ id }) => id === Number(turn.id));
        const isHeld =
          event?.status === "waiting" && event.attempts === turn.attempts && event.of.lease?.owner === turn.lease.owner;
        if (!isHeld) return "lost";
        const { of } = event;
        Object.assign(of, {
          state: copied(outcome.state),
          muted: outcome.muted ?? of.muted,
          reachable: outcome.reachable ?? of.reachable,
          lease: null,
        });
        Object.assign(event, { status: "done", errorCode: outcome.errorCode });
        const byRow = deliveredByRow.has(of.channel);
        for (const reply of outcome.replies)
          messages.push({
            id: nextId(),
            of,
            event,
            reply: copied(reply),
            state: byRow ? "sent" : "pending",
            partsSent: 0,
            attempts: 0,
            dueAt: now,
            createdAt: now,
            lease: null,
            providerId: null,
            why: null,
          });
        if (outcome.forget) blank(of, event, now);
        if (outcome.unanswered) {
          const askedOn = now.toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDate().toString();
          unanswered.push({ askedOn, ...outcome.unanswered });
        }
        return "written";
      },
    },

    deliveries: {
      async claim(channel, owner, now, until) {
        const message = messages.find(
          ({ id, of, state, dueAt }) =>
            of.channel === channel &&
            state === "pending" &&
            !isBefore(now, dueAt) &&
            !messages.some((before) => before.of === of && before.id < id && UNSETTLED.includes(before.state)),
        );
        if (!message?.reply) return null;
        Object.assign(message, { state: "sending", attempts: message.attempts + 1, lease: { owner, until } });
        return {
          id: String(message.id),
          conversation: message.of.conversation,
          reply: copied(message.reply),
          partsSent: message.partsSent,
          attempts: message.attempts,
          createdAt: message.createdAt,
          owner,
        };
      },
      async partSent(held, partsSent, until) {
        const message = heldBy(held);
        if (message) Object.assign(message, { partsSent, lease: { owner: held.owner, until } });
        return message !== undefined;
      },
      async settle(held, settlement) {
        const message = heldBy(held);
        if (!message) return;
        Object.assign(message, { lease: null, why: settlement.why });
        if (settlement.kind === "again") {
          const state = message.reply === null ? "expired" : "pending";
          Object.assign(message, { state, dueAt: settlement.dueAt });
          return;
        }
        Object.assign(message, { state: settlement.state, providerId: settlement.providerId });
        if (settlement.state !== "recipient_gone") return;
        message.of.reachable = false;
        for (const other of messages)
          if (other.of === message.of && other.state === "pending")
            Object.assign(other, { state: "recipient_gone", why: settlement.why });
      },
      async abandon(now) {
        const lost = messages.filter(({ state, lease }) => state === "sending" && isOver(lease, now));
        for (const message of lost) Object.assign(message, { state: "unknown", lease: null });
        return lost.length;
      },
    },

    log: {
      async lines(address, { most, before }) {
        const end = /^\d{1,15}$/.test(before ?? "") ? Number(before) : Number.POSITIVE_INFINITY;
        const all = events.filter(({ id, of }) => of === find(address) && id < end);
        const turns = all.slice(-most);
        const replies = (event: TwinEvent) =>
          messages.flatMap((message) =>
            message.event === event && message.reply
              ? [{ from: "assistant" as const, id: message.id, at: message.createdAt, reply: copied(message.reply) }]
              : [],
          );
        const choices = all.flatMap((event) => replies(event).flatMap(({ reply }) => reply.choices));
        const words = (happening: KeptHappening) =>
          happening.kind === "text"
            ? happening.text
            : happening.kind === "choice"
              ? (choices.find(({ id }) => id === happening.choice)?.label ?? null)
              : null;
        return {
          lines: turns.flatMap((event) => [
            ...(event.happening
              ? [{ from: "officer" as const, id: event.eventKey, at: event.at, text: words(event.happening) }]
              : []),
            ...replies(event),
          ]),
          earlier: all.length > most ? String(turns[0]?.id) : null,
        };
      },
      async isAnswered(channel, eventKey) {
        return events.some(
          (event) => event.of.channel === channel && event.eventKey === eventKey && event.status === "done",
        );
      },
      async lastReply(address) {
        return messages.findLast(({ of }) => of === find(address))?.id ?? 0;
      },
      async repliesAfter(address, after) {
        return messages
          .flatMap(({ id, of, reply, createdAt }) =>
            of === find(address) && id > after && reply ? [{ id, at: createdAt, reply: copied(reply) }] : [],
          )
          .slice(0, MOST_REPLIES);
      },
    },

    async unanswered() {
      const groups = Map.groupBy(unanswered, ({ question, unitKind, reason }) =>
        JSON.stringify([question, unitKind, reason]),
      );
      return [...groups.values()]
        .flatMap((same) => {
          const [first] = same;
          if (!first) return [];
          const asked_on = same.map(({ askedOn }) => askedOn).reduce((one, other) => (one > other ? one : other));
          const { question, unitKind, reason } = first;
          return [{ asked_on, question, unit_kind: unitKind, reason, times: same.length }];
        })
        .toSorted((one, other) => other.asked_on.localeCompare(one.asked_on) || other.times - one.times);
    },

    async forgetOld(now, keptDays) {
      const before = now.subtract({ hours: 24 * keptDays });
      const oldEvents = events.filter(
        ({ happening, status, receivedAt }) => happening && status === "done" && isBefore(receivedAt, before),
      );
      const oldMessages = messages.filter(
        ({ reply, state, createdAt }) => reply && !UNSETTLED.includes(state) && isBefore(createdAt, before),
      );
      for (const event of oldEvents) event.happening = null;
      for (const message of oldMessages) message.reply = null;
      for (const one of conversations) if (isBefore(one.heardAt, before)) one.state = null;
      for (const one of conversations) {
        const isDue = one.forgottenAt && isBefore(one.forgottenAt, now.subtract({ hours: 24 }));
        const isUnsettled =
          messages.some(({ of, state }) => of === one && UNSETTLED.includes(state)) ||
          events.some(({ of, status }) => of === one && status === "waiting");
        if (!isDue || isUnsettled || one.conversation.startsWith("da-xoa-")) continue;
        Object.assign(one, { conversation: `da-xoa-${one.id}`, state: null });
        for (const event of events) if (event.of === one) event.eventKey = `da-xoa-${event.id}`;
      }
      return oldEvents.length + oldMessages.length;
    },

    async releaseLeases() {
      for (const one of conversations) one.lease = null;
      for (const { state, lease } of messages)
        if (state === "sending" && lease) lease.until = Temporal.Instant.fromEpochMilliseconds(0);
    },

    async conversation(address) {
      const one = find(address);
      if (!one) return null;
      return { state: copied(one.state), muted: one.muted, reachable: one.reachable, held: one.lease !== null };
    },
    addresses: async () => conversations.map(({ conversation }) => conversation),
    inboxRows: async () =>
      events.map(({ id, eventKey, status, attempts, errorCode, happening }) => ({
        id: String(id),
        eventKey,
        status,
        attempts,
        errorCode,
        happening: copied(happening),
      })),
    outboxRows: async () =>
      messages.map(({ id, event, state, partsSent, attempts, why, providerId, reply }) => ({
        id: String(id),
        inReplyTo: String(event.id),
        state,
        partsSent,
        attempts,
        why,
        providerId,
        reply: copied(reply),
      })),
    async clear() {
      conversations = [];
      events = [];
      messages = [];
      unanswered = [];
    },
    async close() {},
  };
}
