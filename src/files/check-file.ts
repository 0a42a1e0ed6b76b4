import { type FileType, LARGEST_FILE } from "./file-types.ts";
import { zipNames } from "./zip-names.ts";

/** Why a file is not taken. */
export type Refusal = "wrong_kind" | "too_large" | "macro" | "gone";

/** What the bytes of a file are. */
export type Checked = { readonly type: FileType } | { readonly refused: Refusal };

/** How far into a file the mark of a PDF may stand. */
const PDF_WITHIN = 1024;
const DOCX: FileType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

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
  const head = String.fromCharCode(...bytes.subarray(0, PDF_WITHIN));
  return /^[\s\u00EF\u00BB\u00BF]*%PDF-/.test(head) ? { type: "application/pdf" } : { refused: "wrong_kind" };
}

/** A Word file that carries a program is refused whatever its name says. */
function zipContent(bytes: Uint8Array): Checked {
  const names = zipNames(bytes)?.map((name) => name.toLowerCase()) ?? [];
  if (names.some((name) => name.endsWith("vbaproject.bin") || name.endsWith("vbadata.xml")))
    return { refused: "macro" };
  return names.includes("word/document.xml") ? { type: DOCX } : { refused: "wrong_kind" };
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);
