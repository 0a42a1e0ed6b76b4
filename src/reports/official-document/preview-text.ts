import type { Block, OfficialDocument } from "./official-document.ts";
import { addressLine, dateLine, figureLine, MOTTO, NAME_BLANK, NATION, numberLine, RECIPIENTS } from "./wording.ts";

/** The same document as plain text, one paragraph or row per line, for a preview in chat. */
export function previewText(document: OfficialDocument): string[] {
  const { letterhead, signature } = document;
  return [
    ...(letterhead.parent === null ? [] : [letterhead.parent]),
    letterhead.name,
    ...(letterhead.ownHead === null ? [NATION, MOTTO] : [letterhead.ownHead]),
    numberLine(letterhead),
    dateLine(letterhead),
    document.title,
    document.subject,
    addressLine(document.addressedTo),
    ...(document.grounds ?? []),
    ...document.basis,
    ...document.sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(blockLines)]),
    document.closing,
    RECIPIENTS,
    ...document.recipients,
    ...signature.lines,
    signature.name ?? NAME_BLANK,
    ...(document.annexes ?? []).flatMap(({ number, title, attachedTo, blocks }) => [
      number,
      title,
      attachedTo,
      ...blocks.flatMap(blockLines),
    ]),
  ];
}

function blockLines(block: Block): string[] {
  const heading = block.kind === "figures" || block.heading === null ? [] : [block.heading];
  switch (block.kind) {
    case "paragraph":
      return [...heading, ...block.text];
    case "figures":
      return block.items.map((item, at) => figureLine(item, at === block.items.length - 1));
    case "table":
      return [...heading, block.headings.join(" | "), ...block.rows.map((row) => row.join(" | "))];
  }
}
