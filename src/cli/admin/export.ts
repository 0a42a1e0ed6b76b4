import { existsSync } from "node:fs";
import { extname, resolve } from "node:path";

import { PROVINCIAL_DOCUMENTS } from "../../consolidation/provincial-report.ts";
import type { ExportName } from "../../export-work.ts";
import { type AdminCommand, needed, optional, WrongUse, wordsOf } from "./command.ts";
import { wording } from "./wording.ts";

/** A file that was written, as `--json` prints it. */
export interface ExportedFile {
  readonly document: ExportName;
  readonly path: string;
  readonly bytes: number;
}

/** `export`: the consolidated figures as a workbook, or the province's two documents, each in a file of its own beside the other; no file is written over. */
export const exportReports: AdminCommand<{ readonly files: readonly ExportedFile[] }> = {
  usage: wording.usage.export,
  options: {
    format: { type: "string" },
    out: { type: "string" },
    document: { type: "string" },
    count: { type: "string" },
    merge: { type: "boolean" },
  },
  ask(given) {
    wordsOf(given, []);
    const format = needed(given, "format");
    if (format !== "xlsx" && format !== "docx") throw new WrongUse(wording.wrongFormat(format));
    const counting = optional(given, "count") ?? "submitted";
    if (counting !== "submitted" && counting !== "accepted") throw new WrongUse(wording.wrongCount(counting));
    const merge = given.options["merge"] === true;
    if (merge && format === "xlsx") throw new WrongUse(wording.mergeOfXlsx);
    const documents = documentsOf(format, optional(given, "document"));
    const paths = pathsOf(resolve(needed(given, "out")), documents);
    for (const path of Object.values(paths)) if (existsSync(path)) throw new WrongUse(wording.notSaved(path, "EEXIST"));
    return { route: "export", body: { documents, counting, paths, ...(merge && { merge }) } };
  },
  show({ files }) {
    return files.map(({ document, path }) => wording.exported(wording.exportedAs[document], path)).join("\n");
  },
};

function documentsOf(format: "xlsx" | "docx", document: string | null): readonly ExportName[] {
  if (format === "xlsx") {
    if (document !== null) throw new WrongUse(wording.documentOfXlsx);
    return ["xlsx"];
  }
  if (document === null) return PROVINCIAL_DOCUMENTS;
  const one = PROVINCIAL_DOCUMENTS.find((name) => name === document);
  if (!one) throw new WrongUse(wording.wrongDocument(document));
  return [one];
}

/** One document goes where it is told; two stand side by side: "F-to-trinh.docx" and "F-bao-cao.docx". */
function pathsOf(out: string, documents: readonly ExportName[]): Readonly<Record<string, string>> {
  if (documents.length === 1) return { [documents[0] ?? ""]: out };
  const ending = extname(out);
  const stem = out.slice(0, out.length - ending.length);
  return Object.fromEntries(documents.map((one) => [one, `${stem}-${one}${ending || ".docx"}`]));
}
