import type { Delivery } from "../../outbox/ports.ts";
import type { Called } from "./zalo-oa-api.ts";

const RETRY_MS = 5_000;
/** Limits are counted by the minute. */
const RATE_MS = 60_000;
const DOWN_MS = 60_000;
/** Something that a person must settle in Zalo's console. */
const CONFIG_MS = 10 * 60_000;

/** Zalo's table of errors by what is to be done; codes that are not here refuse the message for good. */
const CLASSES: Readonly<Record<Exclude<Delivery["kind"], "sent" | "unknown" | "rejected">, readonly number[]>> = {
  retry: [-32, -200],
  /** Not a follower, refused the invitation, banned or not there for 45 days. */
  recipient_gone: [-213, -217, -227],
  /** No interaction for too long, the person's own limit, the night, a kind that the person refuses. */
  outside_window: [-218, -230, -232, -234, -244],
  quota_exhausted: [-211],
  /** The token, the app, the OA, its package, its money, its consent. */
  channel_down: [-204, -205, -209, -212, -216, -219, -220, -221, -223, -224, -235, -240, -242, -320, -321],
};

/** What became of a message whose sending failed. */
export function deliveryOf(failed: Exclude<Called<never>, { kind: "ok" }>): Delivery {
  switch (failed.kind) {
    case "unreached":
      return { kind: "retry", afterMs: RETRY_MS, why: failed.why };
    case "unanswered":
      return { kind: "unknown", why: failed.why };
    case "later":
      return { kind: "channel_down", afterMs: DOWN_MS, why: failed.why };
    case "needs_consent":
      return { kind: "channel_down", afterMs: CONFIG_MS, why: "the OA must give its consent again" };
    case "refused":
      return refused(failed.code, failed.why);
  }
}

function refused(code: number, why: string): Delivery {
  const [kind] = Object.entries(CLASSES).find(([, codes]) => codes.includes(code)) ?? [];
  if (kind === "retry") return { kind, afterMs: code === -32 ? RATE_MS : RETRY_MS, why };
  if (kind === "channel_down") return { kind, afterMs: CONFIG_MS, why };
  if (kind === "recipient_gone" || kind === "outside_window" || kind === "quota_exhausted") return { kind, why };
  return code >= 500 ? { kind: "retry", afterMs: RETRY_MS, why } : { kind: "rejected", why };
}
