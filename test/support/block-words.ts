import type { Block } from "../../src/messages/reply.ts";

/** The words of a block: its text, its quote, or the name of its file. */
export function wordsOfBlock(block: Block): string {
  return block.kind === "text"
    ? block.text
    : block.kind === "quote"
      ? block.quote
      : block.kind === "file"
        ? block.name
        : block.link;
}
