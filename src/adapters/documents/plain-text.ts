import { UnreadableDocument } from "./unreadable-document.ts";

/** The text of a plain file: UTF-8, or UTF-16 when a byte order mark says so. */
export function decodeText(bytes: Uint8Array, path: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UnreadableDocument("wrong_type", path, "chữ không phải Unicode UTF-8", { cause });
  }
}
