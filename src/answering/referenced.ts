import type { Library } from "../knowledge/library.ts";
import { passagesIn } from "../knowledge/library.ts";
import type { Citation } from "./answer.ts";
import type { Token } from "./read-question.ts";

/** A document that a question names and the library only refers to. */
export interface ReferencedText {
  /** As people say it: "Hướng dẫn số 2357/HD-BTĐKT". */
  readonly name: string;
  /** Its number as written in the library, with its symbol: "2357/HD-BTĐKT". */
  readonly number: string;
  /** Where the library names it. */
  readonly place: Citation;
}

const CITED =
  /((?:Luật|Nghị định|Thông tư liên tịch|Thông tư|Nghị quyết|Quyết định|Hướng dẫn|Chỉ thị|Kế hoạch|Tờ trình|Công văn|Thông báo))(?: số)? (\d+)((?:\/\d{4})?\/[\p{Lu}\d][\p{L}\d-]*)/gu;

/** Finds the documents that the library's texts cite by number. */
export function createReferencedFinder(library: Library): (tokens: readonly Token[]) => ReferencedText | null {
  const cited = new Map<string, ReferencedText>();
  const own = new Set(
    library.documents.flatMap(({ nodes }) => nodes.flatMap(({ text }) => /^Số:?\s*(\d+)\//mu.exec(text)?.[1] ?? [])),
  );
  for (const passage of passagesIn(library)) {
    for (const [, type = "", number = "", symbol = ""] of passage.text.matchAll(CITED)) {
      if (cited.has(number) || own.has(number)) continue;
      const quote = passage.text.length <= 700 ? passage.text : "";
      cited.set(number, {
        name: `${type} số ${number}${symbol}`,
        number: `${number}${symbol}`,
        place: { document: passage.document, locator: passage.locator, quote },
      });
    }
  }
  return (tokens) => {
    for (const [at, { role, key }] of tokens.entries()) {
      if (COUNTS_PLACES.has(tokens[at - 1]?.syllables.at(-1)?.folded ?? "")) continue;
      const number = role === "number" ? key.slice("number:".length).split("/")[0] : undefined;
      const found = number === undefined ? undefined : (cited.get(number) ?? cited.get(number.padStart(2, "0")));
      if (found && number !== undefined && (number.length > 1 || tokens.some((token) => DOCUMENT_WORDS.has(token.key))))
        return found;
    }
    return null;
  };
}

/** What a number after it counts: "Điều 3" is no document of that number. */
const COUNTS_PLACES = new Set(["dieu", "khoan", "muc"]);
const DOCUMENT_WORDS = new Set(["topic:guidance", "topic:the_decision", "nghị", "thông"]);
