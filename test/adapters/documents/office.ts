import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const NEEDED = ["soffice", "pdftotext", "pdftoppm", "fc-list"];
/** Fonts with the widths of Times New Roman. */
const TIMES = /^(Times New Roman|Liberation Serif|Tinos)\b/m;

/** Why documents cannot be laid out as pages here; null when they can. In CI a missing program is a failure, not a reason. */
export function whyNoOffice(): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const missing = NEEDED.filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
  if (missing.length === 0) {
    const vietnamese = execFileSync("fc-list", [":charset=1ea1", "family"], { encoding: "utf8" });
    if (TIMES.test(vietnamese)) return null;
    missing.push("a font like Times New Roman with Vietnamese letters");
  }
  const reason = `${missing.join(", ")} missing: documents are not laid out as pages`;
  if (process.env["CI"] === "true") throw new Error(reason);
  return reason;
}

/** A word where it stands on its page, in points. */
export interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** A document as LibreOffice lays it out: the text and the words of each page, and whether each page has ink. */
export interface Pages {
  readonly texts: readonly string[];
  readonly words: readonly (readonly Word[])[];
  /** The size in bytes of each page as a picture. */
  readonly pictures: readonly number[];
}

/** Lays out .docx files, by name, in one start of LibreOffice with settings of its own. */
export async function layOut(files: Readonly<Record<string, Uint8Array>>): Promise<Record<string, Pages>> {
  const folder = await mkdtemp(join(tmpdir(), "official-docx-"));
  try {
    const names = Object.keys(files);
    for (const name of names) await writeFile(join(folder, `${name}.docx`), files[name] ?? "");
    const profile = pathToFileURL(join(folder, "profile")).href;
    const paths = names.map((name) => join(folder, `${name}.docx`));
    await run("soffice", [
      `-env:UserInstallation=${profile}`,
      "--headless",
      "--convert-to",
      "pdf",
      "--outdir",
      folder,
      ...paths,
    ]);
    const pages = await Promise.all(names.map(async (name) => [name, await pagesOf(join(folder, name))] as const));
    return Object.fromEntries(pages);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pagesOf(path: string): Promise<Pages> {
  const [text, boxes] = await Promise.all([
    run("pdftotext", ["-layout", `${path}.pdf`, "-"]),
    run("pdftotext", ["-bbox", `${path}.pdf`, "-"]),
  ]);
  await run("pdftoppm", ["-png", "-r", "40", `${path}.pdf`, path]);
  const texts = text.stdout.normalize("NFC").split("\f").slice(0, -1);
  const digits = String(texts.length).length;
  const picture = (_: string, at: number) => readFile(`${path}-${String(at + 1).padStart(digits, "0")}.png`);
  return {
    texts,
    words: boxes.stdout.normalize("NFC").split("<page ").slice(1).map(wordsOf),
    pictures: (await Promise.all(texts.map(picture))).map(({ length }) => length),
  };
}

function wordsOf(page: string): Word[] {
  const word = /<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)<\/word>/g;
  return [...page.matchAll(word)].map(([, left, right, text = ""]) => ({
    text,
    left: Number(left),
    right: Number(right),
  }));
}

/** How wide a line of these words is on a page; throws when it does not stand there in one piece. */
export function widthOnPage(page: readonly Word[], line: string): number {
  const wanted = line.split(/\s+/u);
  const at = page.findIndex((_, start) => wanted.every((text, offset) => page[start + offset]?.text === text));
  const [first, last] = [page[at], page[at + wanted.length - 1]];
  if (!first || !last) throw new Error(`“${line}” is not on the page`);
  return last.right - first.left;
}

const FILTERS = { xlsx: "Calc MS Excel 2007 XML", docx: "MS Word 2007 XML" } as const;

/** The file as LibreOffice writes it once it was opened and saved there. */
export async function savedByLibreOffice(bytes: Uint8Array, ending: keyof typeof FILTERS): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "saved-"));
  try {
    await writeFile(join(folder, `a.${ending}`), bytes);
    const profile = pathToFileURL(join(folder, "profile")).href;
    const out = join(folder, "out");
    const to = `${ending}:${FILTERS[ending]}`;
    const from = join(folder, `a.${ending}`);
    await run("soffice", [`-env:UserInstallation=${profile}`, "--headless", "--convert-to", to, "--outdir", out, from]);
    return await readFile(join(out, `a.${ending}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
