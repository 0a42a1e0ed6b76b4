import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { whyNoOffice } from "./office.ts";

const run = promisify(execFile);
/** Every formula is worked out anew when a file is opened, whatever result it holds. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;
/** Commas, quotes, UTF-8, values as they are and not as they look, all sheets. */
const CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1";

/** Why workbooks cannot be worked out here; null when they can. In CI a missing program is a failure, not a reason. */
export function whyNoCalc(): string | null {
  const noOffice = whyNoOffice();
  if (noOffice !== null) return noOffice;
  const folders = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "soffice"));
  const program = dirname(realpathSync(folders.find((path) => existsSync(path)) ?? ""));
  if (!existsSync(join(program, "libswlo.so")) || existsSync(join(program, "libsclo.so"))) return null;
  const reason = "LibreOffice Calc missing: workbooks are not worked out";
  if (process.env["CI"] === "true") throw new Error(reason);
  return reason;
}

/** Opens an .xlsx file in LibreOffice Calc and gives the rows of every sheet by name, as they are once everything is worked out. */
export async function calculate(bytes: Uint8Array): Promise<Record<string, string[][]>> {
  const folder = await mkdtemp(join(tmpdir(), "calc-"));
  try {
    await mkdir(join(folder, "profile", "user"), { recursive: true });
    await writeFile(join(folder, "profile", "user", "registrymodifications.xcu"), ALWAYS_RECALCULATE);
    await writeFile(join(folder, "book.xlsx"), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const out = join(folder, "out");
    await run("soffice", [profile, "--headless", "--convert-to", CSV, "--outdir", out, join(folder, "book.xlsx")]);
    const sheets: Record<string, string[][]> = {};
    for (const name of await readdir(out))
      sheets[name.normalize("NFC").replace(/^book-|\.csv$/g, "")] = readCsv(await readFile(join(out, name), "utf8"));
    return sheets;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rows out of comma-separated values, in quotes or without. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const part = /"((?:[^"]|"")*)"|([^",\n]*)/y;
  for (let at = 0; at < text.length; ) {
    part.lastIndex = at;
    const [whole = "", quoted, bare = ""] = part.exec(text) ?? [];
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    at += whole.length;
    if (text[at] === "\n" && at + 1 < text.length) rows.push([]);
    at += 1;
  }
  return rows;
}
