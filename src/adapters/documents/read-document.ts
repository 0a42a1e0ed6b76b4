import { open, stat } from "node:fs/promises";
import { fileKind } from "./file-kind.ts";
import { MAX_FILE_BYTES } from "./limits.ts";
import { decodeText } from "./plain-text.ts";
import { UnreadableDocument } from "./unreadable-document.ts";

/** The text of a .txt, .docx or .pdf file, told apart by content: lines, table rows with " | ", form feeds between pages. */
export async function readDocument(path: string): Promise<string> {
  const bytes = await readBytes(path);
  const kind = fileKind(bytes, path);
  switch (kind) {
    case "pdf": {
      const { readPdf } = await import("./pdf.ts");
      return readPdf(bytes, path);
    }
    case "docx": {
      const { readDocx } = await import("./docx.ts");
      return readDocx(bytes, path);
    }
    case "text":
      return decodeText(bytes, path);
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const about = await stat(path);
    if (!about.isFile()) throw new UnreadableDocument("wrong_type", path, "đây là thư mục");
    if (about.size > MAX_FILE_BYTES) {
      throw new UnreadableDocument("too_large", path, `tối đa ${MAX_FILE_BYTES / 1024 / 1024} MB`);
    }
    const file = await open(path);
    try {
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error;
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT" || code === "ENOTDIR") throw new UnreadableDocument("not_found", path, "", { cause: error });
    throw new UnreadableDocument("damaged", path, String(code), { cause: error });
  }
}
