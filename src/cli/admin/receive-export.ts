import { writeFile } from "node:fs/promises";

import type { AdminAnswer } from "../../consolidation/admin-answer.ts";
import type { ExportLine } from "../../export-routes.ts";
import type { Asked } from "./command.ts";
import { WrongUse } from "./command.ts";
import type { ExportedFile } from "./export.ts";
import { wording } from "./wording.ts";

const LINE_END = 0x0a;

/** Where progress is told. */
export interface Told {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Takes an export as it comes: tells how far it is, and writes each file once it is whole; throws WrongUse where a file cannot be written. */
export async function receiveExport(
  pieces: AsyncIterable<Uint8Array>,
  { paths }: Asked["body"],
  told: Told,
): Promise<AdminAnswer> {
  const reader = readerOf(pieces);
  const files: ExportedFile[] = [];
  for (let line = await reader.line(); line !== null; line = await reader.line()) {
    const said = JSON.parse(line) as ExportLine;
    switch (said.kind) {
      case "refused":
        return said;
      case "failed":
        throw new WrongUse(wording.exportFailed);
      case "units":
        tell(told, wording.exportUnits(said.done, said.of), said.done === said.of);
        break;
      case "merging":
        tell(told, wording.exportMerging(said.question), true);
        break;
      case "writing":
        tell(told, wording.exportWriting(wording.exportedAs[said.document]), true);
        break;
      case "file": {
        const path = Reflect.get(Object(paths), said.document) as string;
        await save(path, await reader.bytes(said.bytes));
        files.push({ document: said.document, path, bytes: said.bytes });
      }
    }
  }
  return { kind: "done", value: { files } };
}

/** On a screen a line of progress takes the place of the one before it. */
function tell(told: Told, text: string, isLast: boolean): void {
  if (told.isTTY) told.write(`\r\u001b[K${text}${isLast ? "\n" : ""}`);
  else told.write(`${text}\n`);
}

async function save(path: string, parts: readonly Uint8Array[]): Promise<void> {
  try {
    await writeFile(path, parts, { flag: "wx" });
  } catch (cause) {
    throw new WrongUse(wording.notSaved(path, cause instanceof Error && "code" in cause ? String(cause.code) : ""));
  }
}

/** Lines and bytes out of what comes in pieces of any size. */
function readerOf(pieces: AsyncIterable<Uint8Array>) {
  const source = pieces[Symbol.asyncIterator]();
  let left: Uint8Array = new Uint8Array();

  async function more(): Promise<boolean> {
    const { done, value } = await source.next();
    if (done) return false;
    left = left.length === 0 ? value : Buffer.concat([left, value]);
    return true;
  }

  return {
    /** The next line without its end; null at the end. */
    async line(): Promise<string | null> {
      let end = left.indexOf(LINE_END);
      while (end < 0 && (await more())) end = left.indexOf(LINE_END);
      if (end < 0) return null;
      const line = Buffer.from(left.subarray(0, end)).toString("utf8");
      left = left.subarray(end + 1);
      return line;
    },
    /** The next bytes, in pieces; throws where fewer come. */
    async bytes(count: number): Promise<Uint8Array[]> {
      const parts: Uint8Array[] = [];
      let wanted = count;
      while (wanted > 0) {
        if (left.length === 0 && !(await more())) throw new Error("the export ended in the middle of a file");
        const part = left.subarray(0, wanted);
        parts.push(part);
        wanted -= part.length;
        left = left.subarray(part.length);
      }
      return parts;
    },
  };
}
