import type { Delivery } from "../../outbox/ports.ts";
import type { Called } from "./authorized.ts";

const RETRY_MS = 5_000;
/** Limits are counted by the minute. */
const RATE_MS = 60_000;
const DOWN_MS = 60_000;
/** Something that a person must settle in Zalo's console. */
const CONFIG_MS = 10 * 60_000;

type Classes = Readonly<Record<Exclude<Delivery["kind"], "sent" | "unknown" | "rejected">, readonly number[]>>;

/** Zalo's table of errors by what is to be done; codes that are not here refuse the message for good. */
const CLASSES: Classes = {
  retry: [-32, -200],
  /** Not a follower, refused the invitation, banned or not there for 45 days. */
  recipient_gone: [-213, -217, -227],
  /** No interaction for too long, the person's own limit, the night, a kind that the person refuses. */
  outside_window: [-218, -230, -232, -234, -244],
  quota_exhausted: [-211],
  /** The token, the app, the OA, its package, its money, its consent. */
  channel_down: [-204, -205, -209, -212, -216, -219, -220, -221, -223, -224, -235, -240, -242, -320, -321],
};

/** The same for approved texts, by the person's number and by telephone (graded B; -133 may be dead: "?"). */
const TEMPLATE_CLASSES: Classes = {
  retry: CLASSES.retry,
  /** No such telephone or no Zalo there; the person refused the OA's notices. */
  recipient_gone: [...CLASSES.recipient_gone, -108, -118, -139, -140, -141],
  /** The person cannot receive it now; the night. */
  outside_window: [...CLASSES.outside_window, -114, -119, -133],
  quota_exhausted: [...CLASSES.quota_exhausted, -144, -147],
  /** Money, permission, the token. */
  channel_down: [...CLASSES.channel_down, -115, -117, -124, -135, -137],
};

/** What became of an approved text whose sending failed. */
export const templateDeliveryOf = (failed: Failed): Delivery => deliveryOf(failed, TEMPLATE_CLASSES);

type Failed = Exclude<Called<never>, { kind: "ok" }>;

/** What became of a message whose sending failed. */
export function deliveryOf(failed: Failed, classes: Classes = CLASSES): Delivery {
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
      return refused(failed.code, failed.why, classes);
  }
}

function refused(code: number, why: string, classes: Classes): Delivery {
  const [kind] = Object.entries(classes).find(([, codes]) => codes.includes(code)) ?? [];
  if (kind === "retry") return { kind, afterMs: code === -32 ? RATE_MS : RETRY_MS, why };
  if (kind === "channel_down") return { kind, afterMs: CONFIG_MS, why };
  if (kind === "recipient_gone" || kind === "outside_window" || kind === "quota_exhausted") return { kind, why };
  return code >= 500 ? { kind: "retry", afterMs: RETRY_MS, why } : { kind: "rejected", why };
}
