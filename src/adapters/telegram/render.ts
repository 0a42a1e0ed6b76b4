import type { Block, Reply, ReplyChoice } from "../../messages/reply.ts";
import { splitText } from "../../messages/split-text.ts";
import { htmlOf, type Look, type Span, sliceSpans } from "./span.ts";
import { wording } from "./wording.ts";

/** The most characters (UTF-16) of one message, counted after Telegram has read the markup. */
export const TEXT_MAX = 4096;

/** The most bytes of what a button sends back. */
const CHOICE_MAX_BYTES = 64;

/** Quotes longer than this are shown folded, to be opened by a touch. */
const LONG_QUOTE = 400;

/** A button as Telegram takes it. */
interface TelegramButton {
  readonly text: string;
  readonly callback_data: string;
}

/** One message to Telegram: plain data, so that it can be stored and sent later. */
export interface TelegramPart {
  readonly html: string;
  /** The rows of buttons under it: one for each choice, one for all shortcuts; empty for none. */
  readonly rows: readonly (readonly TelegramButton[])[];
  /** A file instead of a text. */
  readonly file?: { readonly file: string; readonly name: string };
}

/** The messages that a reply becomes, buttons under the last text, files after it; throws on a choice id that no button can carry. */
export function renderReply(reply: Reply): TelegramPart[] {
  return [...textParts(reply), ...reply.blocks.flatMap(filePart)];
}

function textParts(reply: Reply): TelegramPart[] {
  const shortcuts = reply.choices.filter(({ shortcut }) => shortcut).map(button);
  const rows = [
    ...reply.choices.filter(({ shortcut }) => !shortcut).map((choice) => [button(choice)]),
    ...(shortcuts.length > 0 ? [shortcuts] : []),
  ];
  const said = spansOf(reply.blocks);
  const spans: Span[] = said.length === 0 && rows.length > 0 ? [{ text: wording.choose, look: "plain" }] : said;
  const ranges = splitText(spans.map(({ text }) => text).join(""), TEXT_MAX);
  return ranges.map(({ start, end }, at) => ({
    html: htmlOf(sliceSpans(spans, start, end)),
    rows: at === ranges.length - 1 ? rows : [],
  }));
}

function filePart(block: Block): TelegramPart[] {
  return block.kind === "file" ? [{ html: "", rows: [], file: { file: block.file, name: block.name } }] : [];
}

function spansOf(blocks: readonly Block[]): Span[] {
  const shown = blocks.map(blockSpans).filter((spans) => spans.some(({ text }) => text !== ""));
  return shown.flatMap((spans, at) => (at === 0 ? spans : [{ text: "\n\n", look: "plain" } as const, ...spans]));
}

function blockSpans(block: Block): Span[] {
  if (block.kind === "text") return [{ text: clean(block.text), look: "plain" }];
  if (block.kind === "page") return [{ text: block.link, look: "plain" }];
  if (block.kind !== "quote") return [];
  const quote = clean(block.quote);
  const look: Look = quote.length > LONG_QUOTE ? "long-quote" : "quote";
  const locator = clean(block.locator);
  const place: Span[] = locator === "" ? [] : [{ text: wording.place(locator), look: "place" }];
  return quote === "" ? place : [{ text: quote, look }, ...place.flatMap((line) => [NEW_LINE, line])];
}

const NEW_LINE: Span = { text: "\n", look: "plain" };

function clean(text: string): string {
  return text.normalize("NFC").toWellFormed().trim();
}

function button({ id, label }: ReplyChoice): TelegramButton {
  const bytes = Buffer.byteLength(id);
  if (bytes < 1 || bytes > CHOICE_MAX_BYTES) throw new Error(`A choice's id has ${bytes} bytes; 1 to 64 fit a button`);
  return { text: clean(label), callback_data: id };
}
