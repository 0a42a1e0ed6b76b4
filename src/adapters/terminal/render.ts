import type { Block, Reply } from "../../messages/reply.ts";
import { wording } from "./wording.ts";

/** A reply as lines of plain text: the words, the quotes with their places, and what may be chosen by number. */
export function renderReply({ blocks, choices }: Reply): string {
  const numbered = choices.filter(({ shortcut }) => !shortcut);
  const shortcuts = choices.filter(({ shortcut }) => shortcut).map(({ label }) => label.toLowerCase());
  return [
    ...blocks.map(renderBlock),
    ...numbered.map(({ label }, at) => `  ${at + 1}. ${label}`),
    ...(numbered.length > 0 ? [wording.chooseByNumber] : []),
    ...(shortcuts.length > 0 ? [wording.orType(shortcuts)] : []),
  ].join("\n");
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "quote":
      return `\n  “${block.quote}”\n  — ${block.locator}`;
    case "file":
      return wording.file(block.name);
  }
}
