import type { ChannelId } from "./address.ts";

/** The channels on which people can send files; on the others a reply carries the way to a page that takes one. */
export const TAKES_FILES: ReadonlySet<ChannelId> = new Set<ChannelId>(["telegram", "zalo-oa"]);

/** The channels on which every message counts against a plan: what one turn says goes out as few messages as it fits into. */
export const METERED: ReadonlySet<ChannelId> = new Set<ChannelId>(["zalo-bot"]);

/** What a channel can show and carry. */
export interface ChannelCapabilities {
  /** The most characters (UTF-16) of one text; null where there is no limit. */
  readonly textMax: number | null;
  /** False where choices are numbered lines that are answered by number. */
  readonly buttons: boolean;
  /** The most sends in a second over all conversations; null where nothing limits them. */
  readonly sendsPerSecond: number | null;
  /** True where the stored row is itself the delivery: whoever reads the conversation reads the row. */
  readonly rowIsDelivery: boolean;
}
