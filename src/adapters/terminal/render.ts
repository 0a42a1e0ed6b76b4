import type { Block, Reply } from "../../messages/reply.ts";
import { wording } from "./wording.ts";

/** A reply as lines of plain text: the words, the quotes with their places, and what may be chosen by number. */
export function renderReply({ blocks, choices }: Reply): string {
  return [
    ...blocks.map(renderBlock),
    ...choices.map(({ label }, at) => `  ${at + 1}. ${label}`),
    ...(choices.length > 0 ? [wording.chooseByNumber] : []),
  ].join("\n");
}

function renderBlock(block: Block): string {
  return block.kind === "text" ? block.text : `\n  “${block.quote}”\n  — ${block.locator}`;
}
