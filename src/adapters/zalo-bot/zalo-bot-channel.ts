import { z } from "zod";
import type { Channel } from "../../outbox/ports.ts";
import { deliveryOf } from "./delivery-of.ts";
import type { QuotaGate } from "./quota-gate.ts";
import { renderReply, TEXT_MAX, type ZaloBotPart } from "./render.ts";
import type { ZaloBotApi } from "./zalo-bot-api.ts";

/** What Zalo bears in a second is not published (graded "?"): a modest figure of our own. */
const SENDS_PER_SECOND = 5;

const sent = z.object({ message_id: z.union([z.string(), z.number()]) });

/** Zalo Bot as the outbox uses it; `wentOut` counts every message that was or may have been taken; neither it nor `usedUp` rejects. */
export function createZaloBotChannel(options: {
  api: ZaloBotApi;
  pages: string | null;
  gate: QuotaGate;
  wentOut: () => Promise<void>;
  usedUp: () => Promise<void>;
}): Channel<ZaloBotPart> {
  const { api, pages, gate, wentOut, usedUp } = options;
  return {
    id: "zalo-bot",
    capabilities: { textMax: TEXT_MAX, buttons: false, sendsPerSecond: SENDS_PER_SECOND, rowIsDelivery: false },
    render: (reply) => renderReply(reply, pages),
    async send(conversation, { text }) {
      if (gate.isShut()) return { kind: "quota_exhausted", why: "the month's quota is used up; not asked again yet" };
      const answered = await api.call("sendMessage", { chat_id: conversation, text });
      if (answered.kind === "ok") {
        gate.open();
        await wentOut();
        const read = sent.safeParse(answered.result);
        return { kind: "sent", providerId: read.success ? String(read.data.message_id) : null };
      }
      const delivery = deliveryOf(answered);
      if (delivery.kind === "unknown") await wentOut();
      if (delivery.kind === "quota_exhausted") {
        gate.shut();
        await usedUp();
      }
      return delivery;
    },
  };
}
