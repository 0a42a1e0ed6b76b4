import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";

import type { Logger } from "../../kernel/logger.ts";
import { MOST_STREAMS } from "./limits.ts";
import type { ConversationLog, Every, OnGrowth } from "./ports.ts";
import { refuse } from "./refuse.ts";
import { createSeats } from "./seats.ts";
import { type Outlet, streamReplies } from "./stream-replies.ts";
import { addressOf } from "./visitor.ts";
import { replyOnWire } from "./wire.ts";
import { wording } from "./wording.ts";

/** After how many milliseconds a browser opens a broken stream again. */
const REOPEN_MS = 2000;

/** After how many seconds somebody who found no seat may try again. */
const SEAT_AGAIN_SECONDS = 30;

/** Answers `GET /chat/events`: the replies after `Last-Event-ID` or `?after=` (the greater counts), every new one, and before it what already stands of it. */
export function createGetEvents(deps: {
  log: Pick<ConversationLog, "repliesAfter" | "onReply">;
  onGrowth: OnGrowth;
  every: Every;
  logger: Logger;
  stopping: AbortSignal | null;
}) {
  const { stopping, logger } = deps;
  const takeSeat = createSeats(MOST_STREAMS);
  const open = new Set<() => void>();
  stopping?.addEventListener("abort", () => {
    for (const end of open) end();
  });

  return (context: Context): Response => {
    if (context.req.raw.method !== "GET") return context.body(null, 405, { Allow: "GET" });
    const address = addressOf(context);
    if (!address) return refuse(context, 401, wording.unknownVisitor);
    if (stopping?.aborted) return refuse(context, 503, wording.broken, SEAT_AGAIN_SECONDS);
    const seat = takeSeat(address.conversation);
    if (seat.kind === "full") {
      logger.warn("web_chat.no_seat", { whose: seat.whose });
      return seat.whose === "conversation"
        ? refuse(context, 429, wording.openTooOften, SEAT_AGAIN_SECONDS)
        : refuse(context, 503, wording.allSeatsTaken, SEAT_AGAIN_SECONDS);
    }
    const after = Math.max(readId(context.req.header("last-event-id")), readId(context.req.query("after")));
    const response = streamSSE(context, async (stream) => {
      const end = () => stream.abort();
      open.add(end);
      context.req.raw.signal.addEventListener("abort", end);
      try {
        await stream.write(`retry: ${REOPEN_MS}\n\n`);
        await streamReplies(deps, { address, after, outlet: outletOf(stream) });
      } catch (cause) {
        logger.error("web_chat.stream_failed", cause);
      } finally {
        open.delete(end);
        seat.leave();
      }
    });
    response.headers.set("Cache-Control", "private, no-store, no-transform");
    response.headers.set("X-Accel-Buffering", "no");
    return response;
  };
}

/** A number of the outbox as a browser hands it back; 0, before every reply, for anything else. */
function readId(text: string | undefined): number {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

function outletOf(stream: SSEStreamingApi): Outlet {
  return {
    reply: (reply) =>
      stream.writeSSE({ id: String(reply.id), event: "reply", data: JSON.stringify(replyOnWire(reply)) }),
    growing: (words) => stream.writeSSE({ event: "growing", data: JSON.stringify({ words }) }),
    keepAlive: async () => {
      await stream.write(": \n\n");
    },
    isClosed: () => stream.closed || stream.aborted,
    onClose: (listener) => stream.onAbort(listener),
  };
}
