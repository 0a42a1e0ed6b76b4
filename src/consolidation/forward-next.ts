import type { Clock } from "../kernel/clock.ts";
import type { Logger } from "../kernel/logger.ts";
import type { Meter } from "../kernel/meter.ts";
import type { ForwardingQueue, SendReport, Sent } from "./ports.ts";
import { settlementOf } from "./settle.ts";

/** How long a report may be in flight before another worker takes it; longer than any time-out of a sender. */
export const FORWARD_LEASE = Temporal.Duration.from({ seconds: 60 });

/** Forwards the next report that is due. */
export type ForwardNext = () => Promise<"handled" | "nothing_due">;

/** Puts the forwarding of one report together: claim, send, write what became of it. */
export function createForwardNext(deps: {
  queue: ForwardingQueue;
  send: SendReport;
  clock: Clock;
  owner: string;
  logger: Logger;
  meter: Meter;
}): ForwardNext {
  const { queue, send, clock, owner, logger, meter } = deps;
  return async () => {
    const begun = clock.now();
    const claim = await queue.claim(owner, begun, begun.add(FORWARD_LEASE));
    if (!claim) return "nothing_due";
    const { reportId, report, attempts } = claim;
    const sent = await send(report).catch((cause: unknown): Sent => {
      logger.error("forwarding_broke", cause, { report: reportId });
      return { kind: "not_now", afterMs: null, code: "error", why: "an error inside the program" };
    });
    const now = clock.now();
    const settlement = settlementOf(sent, { attempts, filedAt: Temporal.Instant.from(report.submitted_at) }, now);
    await queue.settle(claim, settlement, now);
    meter.count("forwardings_total", { outcome: settlement.kind === "done" ? settlement.outcome : settlement.kind });
    if ("code" in sent)
      logger.warn(settlement.kind === "dead" ? "forwarding_given_up" : "not_forwarded", {
        report: reportId,
        code: sent.code,
        attempts,
      });
    return "handled";
  };
}
