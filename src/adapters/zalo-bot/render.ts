import { plainTexts, pointerText } from "../../messages/plain-text.ts";
import type { Reply } from "../../messages/reply.ts";

/** The most characters of one message. Zalo does not say how it counts (graded "?"): UTF-16 after NFC is the safe reading. */
export const TEXT_MAX = 2000;

/** One message to Zalo: plain data, so that it can be stored and sent later. */
export interface ZaloBotPart {
  readonly text: string;
}

/** The messages that a reply becomes; `pages` is where phones open pages, without a slash at the end; null where they cannot. */
export function renderReply(reply: Reply, pages: string | null): ZaloBotPart[] {
  const texts = plainTexts(reply, { max: TEXT_MAX, pointer: (block) => pointerText(block, pages) });
  return texts.map((text) => ({ text }));
}
