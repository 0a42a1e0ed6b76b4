import type { Clock } from "../../kernel/clock.ts";
import type { Logger } from "../../kernel/logger.ts";
import type { Meter } from "../../kernel/meter.ts";
import type { Notice } from "../../messages/reply.ts";
import { fillNotice, type NoticeTemplates } from "../../outbox/notice-templates.ts";
import type { Channel, Delivery } from "../../outbox/ports.ts";
import type { Called } from "./authorized.ts";
import { templateDeliveryOf } from "./delivery-of.ts";
import type { TemplateQuota } from "./ports.ts";
import { trackingId } from "./tracking-id.ts";
import type { TakenTemplate, ZbsApi } from "./zbs-api.ts";

/** As for the OA: what a small package bears (a reseller's figure). */
const SENDS_PER_SECOND = 10;
const ADDRESS = /^(user|phone):(.+)$/;
const PHONE = /^84\d{8,10}$/;

/** Template messages as the outbox uses them: an approved text to "user:1234" or "phone:84…", never anything else. */
export function createZbsChannel(deps: {
  api: ZbsApi;
  templates: NoticeTemplates;
  quota: TemplateQuota;
  clock: Clock;
  logger: Logger;
  meter: Meter;
}): Channel<Notice | null> {
  const { api, templates, quota, clock, logger, meter } = deps;

  async function noteLeft(remaining: number): Promise<void> {
    await quota.left(remaining, clock.now()).catch((cause: unknown) => logger.error("zalo_zbs_quota_not_kept", cause));
  }

  async function settled(called: Called<TakenTemplate>, to: "user" | "phone"): Promise<Delivery> {
    if (called.kind !== "ok") {
      const delivery = templateDeliveryOf(called);
      if (delivery.kind === "quota_exhausted") await noteLeft(0);
      return delivery;
    }
    const { messageId, remaining } = called.value;
    meter.count("zalo_zbs_messages_total", { to });
    if (remaining !== null) await noteLeft(remaining);
    return { kind: "sent", providerId: messageId };
  }

  return {
    id: "zalo-zbs",
    capabilities: { textMax: null, buttons: false, sendsPerSecond: SENDS_PER_SECOND, rowIsDelivery: false },
    render: ({ notice }) => [notice ?? null],
    async send(address, notice, message) {
      const [, to, whom] = ADDRESS.exec(address) ?? [];
      if (whom === undefined || (to === "phone" && !(PHONE.test(whom) && message)))
        return { kind: "rejected", why: "the address is no person and no telephone" };
      const filled = notice === null ? null : fillNotice(templates, notice);
      if (filled?.kind !== "filled")
        return { kind: "rejected", why: filled?.kind === "unfit" ? `${filled.parameter} does not fit` : "no template" };
      if ((await quota.leftNow(clock.now()).catch(() => null)) === 0)
        return { kind: "quota_exhausted", why: "the day's quota is used up; not asked again today" };
      const template = { templateId: filled.template.template_id, data: filled.data };
      return to === "phone" && message
        ? settled(await api.sendToPhone(whom, template, trackingId(message)), "phone")
        : settled(await api.sendToUser(whom, template), "user");
    },
  };
}
