import { DOCX, type FileType, LARGEST_FILE, XLSX } from "./file-types.ts";
import { zipDirectory } from "./zip-directory.ts";

/** Why a file is not taken. */
export type Refusal =
  | "wrong_kind"
  | "too_large"
  | "macro"
  | "gone"
  /** It opens with a password. */
  | "encrypted"
  /** .xls, .doc: what Office wrote before 2007. */
  | "old_office"
  /** A sheet of the report form beyond what is read. */
  | "form_too_large"
  /** It would grow out of all measure when it is unpacked. */
  | "swollen"
  /** It takes its figures from other workbooks. */
  | "linked"
  /** It is marked as a state secret. */
  | "secret"
  /** A spreadsheet of another kind: .csv, .ods. */
  | "other_sheet"
  /** It is no sheet of the report form, or damaged. */
  | "no_form";

/** What the bytes of a file are. */
export type Checked = { readonly type: FileType } | { readonly refused: Refusal };

/** How far into a file the mark of a PDF may stand. */
const PDF_WITHIN = 1024;
/** The mark of the container of old Office files, and of new ones under a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ENCRYPTED = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);

/** Looks at a file's first bytes and, in a zip, at its directory: what counts is the content; `announced` is what was promised (null: nothing was), and a photo may be either kind of picture. */
export function checkFile(bytes: Uint8Array, announced: FileType | null): Checked {
  if (bytes.byteLength > LARGEST_FILE) return { refused: "too_large" };
  const found = contentOf(bytes);
  if ("refused" in found) return found;
  const isPicture = (type: FileType | null) => type?.startsWith("image/") ?? false;
  const isAsPromised =
    announced === null || found.type === announced || (isPicture(found.type) && isPicture(announced));
  return isAsPromised ? found : { refused: "wrong_kind" };
}

function contentOf(bytes: Uint8Array): Checked {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { type: "image/jpeg" };
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { type: "image/png" };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return zipContent(bytes);
  if (startsWith(bytes, OLE)) return { refused: holds(bytes, ENCRYPTED) ? "encrypted" : "old_office" };
  const head = String.fromCharCode(...bytes.subarray(0, PDF_WITHIN));
  return /^[\s\u00EF\u00BB\u00BF]*%PDF-/.test(head) ? { type: "application/pdf" } : { refused: "wrong_kind" };
}

/** A Word or Excel file that carries a program is refused whatever its name says. */
function zipContent(bytes: Uint8Array): Checked {
  const names = zipDirectory(bytes)?.map(({ name }) => name.toLowerCase()) ?? [];
  if (names.some((name) => PROGRAM.test(name))) return { refused: "macro" };
  if (names.includes("word/document.xml")) return { type: DOCX };
  return names.includes("xl/workbook.xml") ? { type: XLSX } : { refused: "wrong_kind" };
}

const PROGRAM = /vbaproject\.bin$|vbadata\.xml$|^xl\/macrosheets\//;

/** Whether these bytes stand together somewhere in the file. */
function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, place) => bytes[at + place] === byte)) return true;
  return false;
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);
