import { readNumbering } from "./docx-numbering.ts";
import { type DocxContext, paragraphLines } from "./docx-paragraph.ts";
import { readStyles } from "./docx-styles.ts";
import { tableLines } from "./docx-table.ts";
import { UnreadableDocument } from "./unreadable-document.ts";
import { child, type Element, elements, parseXml } from "./xml.ts";
import { openZip } from "./zip.ts";

/** The text of a .docx file, one paragraph per line, with the numbers Word prints by itself. */
export function readDocx(bytes: Uint8Array, path: string): string {
  const archive = openZip(bytes, path);
  const source = archive.text("word/document.xml");
  if (source === null) throw new UnreadableDocument("wrong_type", path, "không phải tệp Word .docx");
  try {
    const styles = readStyles(archive.text("word/styles.xml"));
    const context: DocxContext = { styles, numbering: readNumbering(archive.text("word/numbering.xml")) };
    const text = blockLines(child(parseXml(source), "w:document", "w:body"), context).join("\n");
    if (!/\p{L}/u.test(text)) throw new UnreadableDocument("no_text", path);
    return text;
  } catch (cause) {
    if (cause instanceof UnreadableDocument) throw cause;
    throw new UnreadableDocument(cause instanceof RangeError ? "too_large" : "damaged", path, "", { cause });
  }
}

/** The lines of paragraphs and tables in order, through the wrappers Word puts around them. */
function blockLines(parent: Element | undefined, context: DocxContext): string[] {
  return elements(parent).flatMap((block) => {
    switch (block.name) {
      case "w:p":
        return paragraphLines(block, context, blockLines);
      case "w:tbl":
        return tableLines(block, context, blockLines);
      case "w:sdt":
        return blockLines(child(block, "w:sdtContent"), context);
      case "w:ins":
      case "w:moveTo":
      case "w:customXml":
      case "w:smartTag":
        return blockLines(block, context);
      case "mc:AlternateContent":
        return blockLines(child(block, "mc:Choice") ?? child(block, "mc:Fallback"), context);
      default:
        return [];
    }
  });
}
