import type { Block, Reply } from "../../messages/reply.ts";
import { wording } from "./wording.ts";

/** A reply as lines of plain text: the words, the quotes with their places, and what may be chosen by number; pages are opened under `base`, null where no server listens. */
export function renderReply({ blocks, choices }: Reply, base: string | null = null): string {
  const numbered = choices.filter(({ shortcut }) => !shortcut);
  const shortcuts = choices.filter(({ shortcut }) => shortcut).map(({ label }) => label.toLowerCase());
  return [
    ...blocks.map((block) => renderBlock(block, base)),
    ...numbered.map(({ label }, at) => `  ${at + 1}. ${label}`),
    ...(numbered.length > 0 ? [wording.chooseByNumber] : []),
    ...(shortcuts.length > 0 ? [wording.orType(shortcuts)] : []),
  ].join("\n");
}

function renderBlock(block: Block, base: string | null): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "quote":
      return `\n  “${block.quote}”\n  — ${block.locator}`;
    case "file":
      return wording.file(block.name);
    case "upload":
      return wording.upload(base === null ? null : `${base}${block.link}`);
    case "page":
      return wording.page(base === null ? null : `${base}${block.link}`);
  }
}
