import { documentType } from "./document-types.ts";
import { continuesSignature, startsRecipients, startsSignature } from "./end-matter.ts";
import { type FrontMatter, isIssuer, isLetterhead, readFrontMatter } from "./front-matter.ts";
import type { Line } from "./lines.ts";
import { readMarks } from "./marks.ts";
import { endsSentence, isCapitals } from "./punctuation.ts";
import { annexName } from "./segments.ts";
import type { Wrapping } from "./wrapping.ts";

const NUMBERED =
  /^((?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|MẪU SỐ|Mẫu số|BIỂU SỐ|Biểu số|BIỂU MẪU|Biểu mẫu)(?:\s+(?:(?:SỐ|số)\s*)?(?:[IVXLC]+|\d{1,3}[a-zA-Z]?|[A-H]))?)\s*(?:[.:–-]\s*(.*))?$/u;
const TITLE_LINES = 6;
const HEAD_LINES = 12;

/** An attached text: the name it is cited by and what stands above its first words. */
export interface Annex {
  readonly name: string;
  readonly front: FrontMatter;
}

/** The attached text that begins at line i, with its letterhead; null where none does. */
export function annexAt(lines: readonly Line[], wrapping: Wrapping, i: number, afterEnd: boolean): Annex | null {
  const at = (n: number) => lines[n]?.text ?? "";
  const text = at(i);
  if (i > 0 && wrapping.continues(i)) return null;
  const ended = afterEnd || lines[i]?.startsPage === true || endsSentence(at(i - 1)) || at(i - 1).endsWith("./.");

  let name = i;
  while (name < i + HEAD_LINES && name < lines.length && isHead(at(name))) name++;
  if (name > i && !afterEnd && !lines[i]?.startsPage && !isLetterhead(text)) return null;

  const numbered = NUMBERED.exec(at(name));
  if (numbered && ended && !/[.;,]$/.test(at(name))) return numberedAnnex(lines, wrapping, i, name, numbered);

  const type = documentType(at(name), "attachable");
  if (type === null || !ended || at(name).endsWith(":") || readMarks(at(name)).length > 0) return null;
  const noted = [1, 2, 3, 4, 5].some((n) => /^\(\s*(?:Ban hành )?(?:kèm theo|ban hành)/iu.test(at(name + n)));
  if (!afterEnd && !noted && at(name) !== type) return null;
  const front = readFrontMatter(lines, wrapping, i, "attachable");
  return front.type === "" ? null : { name: annexName(type), front };
}

function numberedAnnex(
  lines: readonly Line[],
  wrapping: Wrapping,
  from: number,
  name: number,
  found: RegExpExecArray,
): Annex {
  const at = (n: number) => lines[n]?.text ?? "";
  const title: string[] = [];
  const note: string[] = [];
  if (found[2]) title.push(found[2]);
  let next = name + 1;
  while (
    next < lines.length &&
    next <= name + TITLE_LINES &&
    readMarks(at(next)).length === 0 &&
    !at(next).includes(" | ")
  ) {
    const here = at(next);
    if (/^\(/.test(here) || (note.length > 0 && !note.at(-1)?.endsWith(")"))) note.push(here);
    else if (note.length > 0 || documentTypeAlone(here)) break;
    else if (isCapitals(here) && !isLetterhead(here)) title.push(here);
    else if (title.length === 0 && here.length <= 160 && !endsSentence(here)) title.push(here);
    else if (title.length > 0 && wrapping.continues(next)) title.push(here);
    else break;
    next++;
  }
  const letterhead = lines.slice(from, name).map((line) => line.text);
  const label = found[1] ?? "";
  return {
    name: annexName(label),
    front: { letterhead, type: label, title: title.join(" "), note: note.join(" "), next },
  };
}

function documentTypeAlone(text: string): boolean {
  return /^(?:TM|KT|TL)\./.test(text);
}

function isHead(text: string): boolean {
  if (documentType(text, "attachable") !== null || NUMBERED.test(text)) return false;
  return (
    isLetterhead(text) ||
    (isIssuer(text) && !startsSignature(text) && !startsRecipients(text) && continuesSignature(`(${text})`))
  );
}
