import type { Sent } from "../../consolidation/ports.ts";

/** Answers below 500 that speak of the moment, not of the report: time-out, too early, locked, too many. */
const OF_THE_MOMENT = new Set([408, 423, 425, 429]);

/** What the store's answer says about a report; `reason` is what it gave as its reason, if anything. */
export function sentOf(
  answer: { readonly status: number; readonly retryAfter: string | null; readonly reason: string | null },
  now: Temporal.Instant,
): Sent {
  const { status, reason } = answer;
  if (status >= 200 && status < 300) return { kind: "accepted" };
  if (status === 409) return { kind: "already_there" };
  const fault = { code: `http_${status}`, why: reason === null ? `HTTP ${status}` : `HTTP ${status}: ${reason}` };
  if (status >= 400 && status < 500 && !OF_THE_MOMENT.has(status)) return { kind: "refused", ...fault };
  return { kind: "not_now", afterMs: waitOf(answer.retryAfter, now), ...fault };
}

/** The milliseconds of a `Retry-After` in seconds or as a date of HTTP; null where there is none that can be read. */
function waitOf(header: string | null, now: Temporal.Instant): number | null {
  if (header === null) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? null : Math.max(0, moment - now.epochMilliseconds);
}
