import { nfc } from "../kernel/vietnamese.ts";
import { FILE_TYPES, type FileType } from "./file-types.ts";

/** The most characters (UTF-16) of a file's name. */
export const LONGEST_NAME = 120;

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const FOR_SYSTEMS = /[<>:"|?*]/g;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A name as it may be shown to people: the last part of a path, NFC, nothing unseen, at most 120 characters. */
export function shownFileName(name: string): string {
  const last = nfc(name.toWellFormed()).split(/[/\\]/).at(-1) ?? "";
  return shortened(last.replace(UNSEEN, "").replace(/\s+/g, " ").trim(), LONGEST_NAME);
}

/** A name that is safe on every system: the last part of a path, NFC, nothing unseen, at most 120 characters, with the ending of its type. */
export function cleanFileName(name: string, type: FileType): string {
  const last = nfc(name.toWellFormed()).split(/[/\\]/).at(-1) ?? "";
  const seen = last
    .replace(UNSEEN, "")
    .replace(FOR_SYSTEMS, "")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const [first] = FILE_TYPES[type];
  const ending = FILE_TYPES[type].find((one) => seen.toLowerCase().endsWith(one));
  const stem = ending ? seen.slice(0, -ending.length).replace(/[. ]+$/, "") : seen;
  const named = stem === "" || RESERVED.test(stem) ? `tep${stem === "" ? "" : `-${stem}`}` : stem;
  return `${shortened(named, LONGEST_NAME - (ending ?? first).length)}${ending ?? first}`;
}

/** Cut between letters, never inside one. */
function shortened(stem: string, most: number): string {
  if (stem.length <= most) return stem;
  let cut = "";
  for (const { segment } of new Intl.Segmenter("vi").segment(stem)) {
    if (cut.length + segment.length > most) break;
    cut += segment;
  }
  return cut.trimEnd() || "tep";
}
