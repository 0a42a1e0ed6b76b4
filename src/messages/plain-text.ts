import type { Block, Reply, ReplyChoice } from "./reply.ts";
import { splitText } from "./split-text.ts";
import { wording } from "./wording.ts";

/** A block that is no words: a channel says what stands for it. */
type Pointer = Extract<Block, { kind: "file" | "upload" }>;

/**
 * The texts that a reply becomes where everything is plain text, as few as it fits into: at most `max` characters each
 * (UTF-16, NFC), choices as numbered lines, whole under the last. `lines` are the choices that stand there as lines: all where it is left out.
 */
export function plainTexts(
  reply: Reply,
  options: { max: number; pointer: (block: Pointer) => string; lines?: readonly ReplyChoice[] },
): string[] {
  const { max, pointer, lines = reply.choices } = options;
  const said = reply.blocks.map((block) => blockText(block, pointer)).filter((text) => text !== "");
  const body = (said.length === 0 && reply.choices.length > 0 ? [wording.choose] : said).join("\n\n");
  const texts = pieces(body, max);
  const offered = choiceLines(lines);
  if (offered === "") return texts;
  const last = texts.at(-1);
  // A list in the text is not to be taken for the choices under it.
  const apart = lines.some(({ shortcut }) => !shortcut) ? "\n\n" : "\n";
  const together = last === undefined ? offered : `${last}${apart}${offered}`;
  return together.length <= max ? [...texts.slice(0, -1), together] : [...texts, ...pieces(offered, max)];
}

/** Where a file or the page for one is, as plain text; `pages` is where phones open pages, null where they cannot. */
export function pointerText({ kind, ...block }: Pointer, pages: string | null): string {
  if (kind === "upload") return pages === null ? wording.noUpload : wording.upload(`${pages}${block.link}`);
  const name = "name" in block ? cleanText(block.name) : "";
  return pages === null ? wording.fileKept(name) : wording.file(name, `${pages}${block.link}`);
}

/** A text as it is sent: NFC, no half letters, no white space around it. */
export const cleanText = (text: string): string => text.normalize("NFC").toWellFormed().trim();

const pieces = (text: string, max: number): string[] =>
  splitText(text, max).map(({ start, end }) => text.slice(start, end));

function blockText(block: Block, pointer: (block: Pointer) => string): string {
  if (block.kind === "text") return cleanText(block.text);
  if (block.kind === "page") return cleanText(block.link);
  if (block.kind !== "quote") return pointer(block);
  const [quote, locator] = [cleanText(block.quote), cleanText(block.locator)];
  return [quote && wording.quote(quote), locator && wording.place(locator)].filter(Boolean).join("\n");
}

function choiceLines(choices: readonly ReplyChoice[]): string {
  const numbered = choices.filter(({ shortcut }) => !shortcut).map(({ label }) => cleanText(label));
  const typed = choices.filter(({ shortcut }) => shortcut).map(({ label }) => cleanText(label).toLowerCase());
  return [
    ...numbered.map((label, at) => wording.choice(at + 1, label)),
    ...(numbered.length > 0 ? [wording.chooseByNumber] : []),
    ...(typed.length > 0 ? [wording.orType(typed)] : []),
  ].join("\n");
}
