import { createHash } from "node:crypto";
import type { World } from "./world.ts";

/** Posts an event about one person. */
export type PostEvent = (user: string, event: Readonly<Record<string, unknown>>) => void;

/** How an event was answered, 0 for not at all, and in how many milliseconds. */
export interface WebhookAnswer {
  readonly status: number;
  readonly ms: number;
}

/** Posts events, signed, in order per person. */
export interface WebhookPoster {
  readonly post: PostEvent;
  readonly answers: readonly WebhookAnswer[];
  leadTo(url: string): void;
  /** Posts the next event so many times. */
  repeatNext(times: number): void;
  /** The number that the signature begins with from now on. */
  signWith(first: "app_id" | "oa_id"): void;
}

/** Makes a poster that leads nowhere yet: what is posted waits. */
export function createWebhookPoster(world: World): WebhookPoster {
  const lanes = new Map<string, Promise<void>>();
  const answers: WebhookAnswer[] = [];
  let [url, copies, first] = ["", 1, "app_id"];
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });

  async function send(body: string, timestamp: string): Promise<void> {
    const began = performance.now();
    const begin = first === "app_id" ? world.appId : world.oaId;
    const mac = createHash("sha256")
      .update(begin + body + timestamp + world.secretKey)
      .digest("hex");
    const headers = { "content-type": "application/json", "X-ZEvent-Signature": `mac=${mac}` };
    const response = await fetch(url, { method: "POST", headers, body }).catch(() => null);
    await response?.body?.cancel();
    answers.push({ status: response?.status ?? 0, ms: performance.now() - began });
    world.bell.ring();
  }
  return {
    answers,
    post(user, event) {
      const timestamp = String(world.now());
      const body = JSON.stringify({ app_id: world.appId, ...event, timestamp });
      const times = copies;
      copies = 1;
      const before = lanes.get(user) ?? opened;
      lanes.set(
        user,
        before.then(async () => {
          for (let time = 0; time < times; time++) await send(body, timestamp);
        }),
      );
    },
    leadTo(to) {
      url = to;
      open();
    },
    repeatNext: (times) => {
      copies = times;
    },
    signWith: (term) => {
      first = term;
    },
  };
}
