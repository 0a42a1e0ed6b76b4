import type { Logger } from "../../kernel/logger.ts";
import type { Meter } from "../../kernel/meter.ts";
import type { Channel, Delivery, OpenFile } from "../../outbox/ports.ts";
import type { Called } from "./authorized.ts";
import { deliveryOf } from "./delivery-of.ts";
import { renderReply, type Setting, TEXT_MAX, type ZaloOaPart } from "./render.ts";
import type { Taken, ZaloOaApi } from "./zalo-oa-api.ts";

/** An app may call 4,000 times a minute, an OA of a small package 100 (reseller's figure): modest bursts, and -32 is waited for. */
const SENDS_PER_SECOND = 10;
/** The largest file that Zalo carries, in bytes. */
const LARGEST_UPLOAD = 5 * 1024 * 1024;
/** Zalo carries no spreadsheets and no pictures this way. */
const CARRIED = /\.(?:pdf|docx?)$/i;
/** What Zalo answers to a button's shape that it does not know. */
const BAD_SHAPE = new Set([-201, -210, -233]);
/** An upload lives seven days; one that is gone is brought up again. */
const UPLOAD_GONE = -100;

type Text = Extract<ZaloOaPart, { kind: "text" }>;

/** Zalo OA as the outbox uses it: consultation messages, free within 48 hours of a person's last word, billed up to seven days, refused after. */
export function createZaloOaChannel(deps: {
  api: ZaloOaApi;
  setting: Setting;
  openFile: OpenFile;
  /** Counts every message that was or may have been taken; never rejects. */
  wentOut: () => Promise<void>;
  logger: Logger;
  meter: Meter;
}): Channel<ZaloOaPart> {
  const { api, setting, openFile, wentOut, logger, meter } = deps;

  async function settled(called: Called<Taken>): Promise<Delivery> {
    if (called.kind === "unanswered") await wentOut();
    if (called.kind !== "ok") return deliveryOf(called);
    await wentOut();
    meter.count("zalo_oa_messages_total", { paid_by: paidBy(called.value.quota) });
    return { kind: "sent", providerId: called.value.messageId };
  }

  async function sendText(user: string, { text, buttons, withoutButtons }: Text): Promise<Delivery> {
    if (buttons.length === 0) return settled(await api.sendMessage(user, { text }));
    const called = await api.sendMessage(user, { text, attachment: { type: "template", payload: { buttons } } });
    if (called.kind !== "refused" || !BAD_SHAPE.has(called.code)) return settled(called);
    logger.warn("zalo_oa_buttons_refused", { code: called.code });
    return sendAll(user, withoutButtons);
  }

  /** Where the first was taken and a later one not, nothing is sent again by itself. */
  async function sendAll(user: string, texts: readonly string[]): Promise<Delivery> {
    let last: Delivery = { kind: "sent", providerId: null };
    for (const [at, text] of texts.entries()) {
      last = await settled(await api.sendMessage(user, { text }));
      if (last.kind !== "sent")
        return at === 0 ? last : { kind: "unknown", why: `only ${at} of ${texts.length} texts went out` };
    }
    return last;
  }

  async function sendFile(user: string, part: Extract<ZaloOaPart, { kind: "file" }>): Promise<Delivery> {
    const instead = async () => settled(await api.sendMessage(user, { text: part.instead }));
    const opened = await openFile(part.file).catch(() => null);
    if (!opened || opened.bytes.byteLength > LARGEST_UPLOAD || !CARRIED.test(part.name)) return instead();
    for (let tries = 1; ; tries++) {
      const upload = await api.uploadFile(opened, part.name);
      if (upload.kind === "refused" && BAD_SHAPE.has(upload.code)) return instead();
      // Nothing was said to the person yet: an upload that broke off may be made again.
      if (upload.kind === "unanswered") return deliveryOf({ kind: "unreached", why: upload.why });
      if (upload.kind !== "ok") return deliveryOf(upload);
      const called = await api.sendMessage(user, { attachment: { type: "file", payload: { token: upload.value } } });
      const isGone = called.kind === "refused" && called.code === UPLOAD_GONE;
      if (!isGone || tries > 1) return settled(called);
    }
  }

  return {
    id: "zalo-oa",
    capabilities: {
      textMax: TEXT_MAX,
      buttons: setting.buttons,
      sendsPerSecond: SENDS_PER_SECOND,
      rowIsDelivery: false,
    },
    render: (reply) => renderReply(reply, setting),
    send: (user, part) => (part.kind === "file" ? sendFile(user, part) : sendText(user, part)),
  };
}

/** Who pays for a message: an answer within 48 hours is free, a package has some, the rest is billed (graded B). */
function paidBy(quota: string | null): "free" | "package" | "billed" {
  if (quota === null) return "billed";
  return quota === "reply" || quota === "welcome_msg" ? "free" : "package";
}
