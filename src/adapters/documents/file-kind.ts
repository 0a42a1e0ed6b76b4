import { UnreadableDocument } from "./unreadable-document.ts";

const HEAD = 1024;

/** What a file really is, from its first bytes; throws for anything that is no text, .docx or .pdf. */
export function fileKind(bytes: Uint8Array, path: string): "text" | "docx" | "pdf" {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD));
  const start = head.toString("latin1");
  if (start.startsWith("PK\u0003\u0004")) return "docx";
  if (/^[\s\u00EF\u00BB\u00BF]*%PDF-/.test(start)) return "pdf";
  if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) return refuseOle(bytes, path);
  if (start.startsWith("{\\rtf")) throw new UnreadableDocument("wrong_type", path, "tệp .rtf");
  if (/^(?:\u00FF\u00FE|\u00FE\u00FF)/.test(start)) return "text";
  if (start.startsWith("PK")) throw new UnreadableDocument("damaged", path);
  if (/\.(?:docx|pdf)$/i.test(path)) {
    throw new UnreadableDocument(
      bytes.byteLength === 0 ? "damaged" : "wrong_type",
      path,
      "nội dung không khớp phần mở rộng",
    );
  }
  if (head.includes(0)) throw new UnreadableDocument("wrong_type", path);
  return "text";
}

/** The container of old Word files, and of .docx files under a password. */
function refuseOle(bytes: Uint8Array, path: string): never {
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from("EncryptedPackage", "utf16le"),
  );
  if (encrypted) throw new UnreadableDocument("encrypted", path);
  throw new UnreadableDocument("wrong_type", path, "tệp Word cũ .doc");
}
