import type { Block, Reply } from "../../messages/reply.ts";
import { splitText } from "../../messages/split-text.ts";
import { wording } from "./wording.ts";

/** The most characters of one message. Zalo does not say how it counts (graded "?"): UTF-16 after NFC is the safe reading. */
export const TEXT_MAX = 2000;

/** One message to Zalo: plain data, so that it can be stored and sent later. */
export interface ZaloBotPart {
  readonly text: string;
}

/**
 * The messages that a reply becomes: plain text, as few as it fits into, the choices whole under the last. `pages` is
 * where phones open pages, without a slash at its end; null where they cannot.
 */
export function renderReply(reply: Reply, pages: string | null): ZaloBotPart[] {
  const said = reply.blocks.flatMap((block) => blockText(block, pages)).filter((text) => text !== "");
  const offered = choiceLines(reply);
  const body = (said.length === 0 && offered !== "" ? [wording.choose] : said).join("\n\n");
  const texts = pieces(body);
  const last = texts.at(-1);
  if (offered === "") return texts.map((text) => ({ text }));
  const together = last === undefined ? offered : `${last}\n${offered}`;
  const ending = together.length <= TEXT_MAX ? [...texts.slice(0, -1), together] : [...texts, ...pieces(offered)];
  return ending.map((text) => ({ text }));
}

const pieces = (text: string): string[] => splitText(text, TEXT_MAX).map(({ start, end }) => text.slice(start, end));

function blockText(block: Block, pages: string | null): string[] {
  switch (block.kind) {
    case "text":
      return [clean(block.text)];
    case "quote": {
      const [quote, locator] = [clean(block.quote), clean(block.locator)];
      const lines = [quote && wording.quote(quote), locator && wording.place(locator)];
      return [lines.filter(Boolean).join("\n")];
    }
    case "file": {
      const name = clean(block.name);
      return [pages === null ? wording.fileKept(name) : wording.file(name, `${pages}${block.link}`)];
    }
    case "upload":
      return [pages === null ? wording.noUpload : wording.upload(`${pages}${block.link}`)];
  }
}

function choiceLines({ choices }: Reply): string {
  const numbered = choices.filter(({ shortcut }) => !shortcut).map(({ label }) => clean(label));
  const typed = choices.filter(({ shortcut }) => shortcut).map(({ label }) => clean(label).toLowerCase());
  return [
    ...numbered.map((label, at) => wording.choice(at + 1, label)),
    ...(numbered.length > 0 ? [wording.chooseByNumber] : []),
    ...(typed.length > 0 ? [wording.orType(typed)] : []),
  ].join("\n");
}

function clean(text: string): string {
  return text.normalize("NFC").toWellFormed().trim();
}
