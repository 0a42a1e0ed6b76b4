import type { Refusal } from "./check-file.ts";
import { zipDirectory } from "./zip-directory.ts";

/** The largest sheet or text document of a report form that is read, in bytes: 5 MB. */
export const LARGEST_FORM = 5 * 1024 * 1024;
/** The most files that may be inside one. */
export const MOST_FORM_PARTS = 300;
/** The largest size of all of them once unpacked, in bytes: 20 MB. */
export const LARGEST_FORM_UNPACKED = 20 * 1024 * 1024;
/** How many times larger than packed one of them may become; those that stay below `SMALL_PART` may be anything. */
export const HIGHEST_RATIO = 150;
/** Up to so many bytes unpacked a part may be packed however well: 1 MB. */
export const SMALL_PART = 1024 * 1024;

/** Why a form is not read though its kind is right: looked up in the directory of its zip file, before anything is unpacked; null where nothing speaks against it. */
export function refusalOfForm(bytes: Uint8Array): Refusal | null {
  if (bytes.byteLength > LARGEST_FORM) return "form_too_large";
  const parts = zipDirectory(bytes);
  if (!parts) return "wrong_kind";
  if (parts.some(({ isEncrypted }) => isEncrypted)) return "encrypted";
  if (parts.length > MOST_FORM_PARTS) return "swollen";
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  const isSwollen = parts.some((part) => part.unpacked > SMALL_PART && part.unpacked > HIGHEST_RATIO * part.packed);
  if (unpacked > LARGEST_FORM_UNPACKED || isSwollen) return "swollen";
  return parts.some(({ name }) => /^xl\/externallinks\//i.test(name)) ? "linked" : null;
}
