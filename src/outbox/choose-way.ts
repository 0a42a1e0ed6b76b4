import type { ChannelId } from "../messages/address.ts";
import type { Reply } from "../messages/reply.ts";
import type { ChannelCosts } from "./channel-costs.ts";
import { fillNotice, type NoticeTemplates } from "./notice-templates.ts";

/** A conversation in which somebody can be written to. */
export interface Place {
  readonly id: string;
  readonly channel: ChannelId;
  /** When the person last said something there: windows are counted from it. */
  readonly heardAt: Temporal.Instant;
}

/** Where an approved text reaches somebody; nothing can be answered there. */
export interface TemplatePlace {
  /** Its number as a conversation, or "to:" and its address while there is none. */
  readonly id: string;
  readonly by: "user" | "phone";
}

/** What channels carried so far, as far as it decides whether they may carry more. */
export interface ChannelLoad {
  /** Zalo Bot's messages of this month both ways, with those that wait to go out. */
  readonly botMessages: number;
  /** How many approved texts Zalo still takes today, less those that wait; null where it has not said. */
  readonly templatesLeft: number | null;
}

/** What channels carry once one message more is on its way, on Zalo Bot in so many parts. */
export function withOneMore(load: ChannelLoad, { channel }: Pick<Way, "channel">, botParts = 1): ChannelLoad {
  const { botMessages, templatesLeft } = load;
  return {
    botMessages: channel === "zalo-bot" ? botMessages + botParts : botMessages,
    templatesLeft: channel === "zalo-zbs" && templatesLeft !== null ? templatesLeft - 1 : templatesLeft,
  };
}

/** Why a way may be taken, with what one message costs. */
export type WayReason =
  | "free"
  /** Kept on a page that the person must open: no phone rings. */
  | "free_on_page"
  /** Within the month's allowance. */
  | "free_allowance"
  /** Within the hours after the person's last word. */
  | "free_window"
  | "paid_window"
  | "template_user"
  | "template_phone";

/** Why a way may not be taken now. */
export type ClosedReason =
  | "allowance_used_up"
  | "window_closed"
  /** No approved text stands for what is to be said. */
  | "no_template"
  /** What is to be said does not fit into the approved text. */
  | "template_unfit"
  | "quota_used_up";

/** One way to a person that may be taken now; `price` in đồng, null where it is not known. */
export interface Way {
  readonly conversation: string;
  readonly channel: ChannelId;
  readonly reason: WayReason;
  readonly price: number | null;
}

/** The ways to a person now, the one to take first, and why the others are closed. */
export interface Choice {
  readonly ways: readonly Way[];
  readonly closed: readonly { readonly channel: ChannelId; readonly reason: ClosedReason }[];
}

/** What decides about ways beside the person and the message. */
export interface Means {
  readonly costs: ChannelCosts;
  /** Null where none can be sent: no OA, or nothing approved. */
  readonly templates: NoticeTemplates | null;
  readonly load: ChannelLoad;
  readonly now: Temporal.Instant;
}

/**
 * The ways on which a message may go to a person now: the cheapest first, among equals what rings a phone, then what they
 * used last. A way of unknown price comes after all others.
 */
export function chooseWay(
  to: { readonly conversations: readonly Place[]; readonly templates: readonly TemplatePlace[] },
  reply: Reply,
  means: Means,
): Choice {
  const looked = [
    ...to.conversations.map((place) => lookAt(place, means)),
    ...to.templates.map((place) => lookAtTemplate(place, reply, means)),
  ];
  const ways = looked.filter((one): one is Way => "conversation" in one);
  return {
    ways: ways
      .map((way, at) => ({ way, at }))
      .sort((one, other) => rank(one.way) - rank(other.way) || one.at - other.at)
      .map(({ way }) => way),
    closed: looked.filter((one): one is Choice["closed"][number] => !("conversation" in one)),
  };
}

type Looked = Way | Choice["closed"][number];

/** Cents of a đồng tell the silent from what rings. */
const rank = ({ price, reason }: Way): number =>
  (price ?? Number.MAX_SAFE_INTEGER / 2) + (reason === "free_on_page" ? 0.5 : 0);

function lookAt({ id, channel, heardAt }: Place, { costs, load, now }: Means): Looked {
  const way = (reason: WayReason, price: number | null): Way => ({ conversation: id, channel, reason, price });
  if (channel === "telegram") return way("free", costs.telegram.price);
  if (channel === "zalo-bot") {
    const { monthly_messages: all, kept_for_answers: kept, price } = costs["zalo-bot"];
    return load.botMessages < all - kept ? way("free_allowance", price) : { channel, reason: "allowance_used_up" };
  }
  if (channel === "zalo-oa") {
    const { free_hours: free, paid_hours: paid, price } = costs["zalo-oa"];
    const hours = now.since(heardAt).total("hours") + SLACK_HOURS;
    if (hours < free) return way("free_window", 0);
    return hours < paid ? way("paid_window", price) : { channel, reason: "window_closed" };
  }
  return way("free_on_page", costs.page.price);
}

/** A message may wait in the outbox: a window that ends within this time counts as over. */
const SLACK_HOURS = 0.25;

function lookAtTemplate({ id, by }: TemplatePlace, reply: Reply, { costs, templates, load }: Means): Looked {
  const channel: ChannelId = "zalo-zbs";
  const filled = templates && reply.notice ? fillNotice(templates, reply.notice) : null;
  if (filled === null || filled.kind === "no_template") return { channel, reason: "no_template" };
  if (filled.kind === "unfit") return { channel, reason: "template_unfit" };
  if (!filled.template.to.includes(by)) return { channel, reason: "no_template" };
  if (load.templatesLeft !== null && load.templatesLeft <= 0) return { channel, reason: "quota_used_up" };
  const own = filled.template.price?.[by];
  const price = own ?? costs["zalo-zbs"][by === "user" ? "price_user" : "price_phone"];
  return { conversation: id, channel, reason: by === "user" ? "template_user" : "template_phone", price };
}

/** The reason to tell where no way is open: what would open again by itself first; null where there is no way at all. */
export function whyClosed({ ways, closed }: Choice): ClosedReason | null {
  if (ways.length > 0) return null;
  return TOLD_FIRST.find((reason) => closed.some((one) => one.reason === reason)) ?? null;
}

const TOLD_FIRST: readonly ClosedReason[] = [
  "quota_used_up",
  "allowance_used_up",
  "window_closed",
  "template_unfit",
  "no_template",
];
