import { MAX_PAGES } from "./limits.ts";
import { readColumns } from "./pdf-columns.ts";
import { type PlacedText, toLines } from "./pdf-lines.ts";
import { UnreadableDocument } from "./unreadable-document.ts";

/** With fewer letters a page than this, a .pdf counts as scanned: a signature stamp alone may leave a few. */
const FEWEST_LETTERS = 10;

/** The text of a .pdf file as printed, line by line, a form feed between pages. */
export async function readPdf(bytes: Uint8Array, path: string): Promise<string> {
  const { getDocumentProxy } = await import("unpdf");
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch((cause: unknown) => {
    const encrypted = cause instanceof Error && cause.name === "PasswordException";
    throw new UnreadableDocument(encrypted ? "encrypted" : "damaged", path, "", { cause });
  });
  try {
    if (pdf.numPages > MAX_PAGES) throw new UnreadableDocument("too_large", path, `tối đa ${MAX_PAGES} trang`);
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item) => ("str" in item ? [place(item.str, item.transform, item.width)] : []));
      pages.push(readColumns(toLines(pieces)).join("\n"));
      page.cleanup();
    }
    const text = pages.join("\n\f");
    if ((text.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS * pdf.numPages)
      throw new UnreadableDocument("no_text", path);
    return text;
  } catch (cause) {
    if (cause instanceof UnreadableDocument) throw cause;
    throw new UnreadableDocument("damaged", path, "", { cause });
  } finally {
    await pdf.cleanup();
  }
}

function place(text: string, transform: readonly number[], width: number): PlacedText {
  const [, , skewed = 0, height = 0, x = 0, y = 0] = transform;
  return { text, x, y, width, size: Math.hypot(skewed, height) || 1 };
}
