import { createCipheriv } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_TAGS } from "../../../src/adapters/documents/bounded-xml.ts";
import { readForm } from "../../../src/adapters/documents/read-form.ts";
import { openZip } from "../../../src/adapters/documents/zip.ts";
import { isMarkedSecret } from "../../../src/conversation/secrecy.ts";
import { checkFile, type Refusal } from "../../../src/files/check-file.ts";
import {
  HIGHEST_RATIO,
  LARGEST_FORM,
  LARGEST_FORM_UNPACKED,
  MOST_FORM_PARTS,
  SMALL_PART,
} from "../../../src/files/check-form.ts";
import { announcedType, isOtherSheet, LARGEST_FILE, XLSX } from "../../../src/files/file-types.ts";
import { wording } from "../../../src/files/wording.ts";
import { zipDirectory } from "../../../src/files/zip-directory.ts";
import { wording as sheets } from "../../../src/reports/form-sheet/wording.ts";
import { bytesOf, openForm } from "../../support/filled-sheets.ts";
import { engine } from "../../support/report-talk.ts";
import { makeZip } from "./make-zip.ts";

const reading = { engine, isSecret: isMarkedSecret };
const hands = await openForm("891");
hands.set({ nha_o: 45 });
const SOUND = await bytesOf(hands.workbook);
const parts: Record<string, string | Buffer> = Object.fromEntries(
  (zipDirectory(SOUND) ?? []).map(({ name }) => [name, openZip(SOUND, "").text(name) ?? ""]),
);
const SHEET = "xl/worksheets/sheet1.xml";
/** The sound workbook with some of its parts changed or added. */
const changed = (more: Record<string, string | Buffer>, announce?: number): Buffer =>
  makeZip({ ...parts, ...more }, announce);
/** Bytes that no packing makes smaller, the same every time. */
const noise = (length: number) =>
  createCipheriv("aes-128-ctr", Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(length));
const ole = (inside: string) =>
  Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), Buffer.from(inside, "utf16le")]);
/** A workbook of exactly so many bytes: a stored part of noise fills it up. */
function sized(bytes: number): Buffer {
  const filled = (length: number) => changed({ "xl/media/image1.png": noise(length) });
  const first = filled(bytes);
  const close = filled(bytes - (first.length - bytes));
  return filled(bytes - (first.length - bytes) - (close.length - bytes));
}
const many = (count: number) =>
  changed(Object.fromEntries(Array.from({ length: count }, (_, at) => [`xl/media/${at}.txt`, "x"])));
/** A part that becomes so many times larger than it is packed, announced as such. */
function swelling(ratio: number): Buffer {
  const content = noise(SMALL_PART / 50);
  const [entry] = zipDirectory(makeZip({ a: content })) ?? [];
  return announcing("xl/media/a.txt", content, Math.floor((entry?.packed ?? 0) * ratio));
}
/** The workbook with one more part whose unpacked size is announced as this. */
function announcing(name: string, content: Buffer, size: number): Buffer {
  const zip = changed({ [name]: content });
  const at = zip.lastIndexOf(Buffer.from(name));
  zip.writeUInt32LE(size, at - 46 + 24);
  return zip;
}
const allAnnounced = (zip: Buffer) => (zipDirectory(zip) ?? []).reduce((sum, one) => sum + one.unpacked, 0);
/** The workbook whose parts are announced to become so many bytes together. */
function unpackingTo(bytes: number): Buffer {
  const content = noise(512 * 1024);
  const base = allAnnounced(changed({ "xl/media/a.bin": content })) - content.length;
  return announcing("xl/media/a.bin", content, bytes - base);
}
const REPLACED = "xl/worksheets/sheet2.xml";
/** The workbook with so many tags in the parts that are read. */
const tagged = (count: number) => {
  const isRead = /^xl\/(?:worksheets\/sheet\d+|workbook|styles|sharedStrings|_rels\/workbook)\.xml/;
  const tags = (text: unknown) => String(text).split("<").length - 1;
  const others = Object.entries(parts).filter(([name]) => isRead.test(name) && name !== REPLACED);
  const left = count - others.reduce((sum, [, text]) => sum + tags(text), 0);
  const frame = (inside: string) => `<worksheet><sheetData><row>${inside}</row></sheetData></worksheet>`;
  const four = Math.floor((left - tags(frame(""))) / 4);
  const cells = Array.from({ length: four }, (_, at) => `<c r="B${at + 1}"><v>${(at * 7919) % 10007}</v></c>`).join("");
  return changed({ [REPLACED]: frame(cells + "<c/>".repeat(left - tags(frame("")) - 4 * four)) });
};

/** What becomes of a file, from its first look to its reading. */
async function outcomeOf(bytes: Uint8Array, name = "Biểu.xlsx"): Promise<Refusal | "read" | "text"> {
  const checked = checkFile(bytes, announcedType(name, null));
  if ("refused" in checked)
    return checked.refused === "wrong_kind" && isOtherSheet(name, null) ? "other_sheet" : checked.refused;
  const read = await readForm(reading, bytes, checked.type);
  return read.kind === "refused" ? read.why : read.kind;
}

describe("a sheet is refused kindly", () => {
  it.each<[string, () => Buffer | Promise<Buffer>, Refusal | "read", string?]>([
    ["a sound workbook is read", () => SOUND, "read"],
    ["its parts packed again are read", () => changed({}), "read"],
    ["a text with commas", () => Buffer.from("STT,Nội dung\n1,5\n"), "other_sheet", "Biểu.csv"],
    ["an .ods file", () => makeZip({ "content.xml": "x", mimetype: "x" }), "other_sheet", "Biểu.ods"],
    ["a picture under its name", () => Buffer.from("\u0089PNG\r\n\u001A\n", "latin1"), "wrong_kind"],
    ["a zip file of something else", () => makeZip({ "a.txt": "x" }), "wrong_kind"],
    ["half a file", () => SOUND.subarray(0, SOUND.length / 2), "wrong_kind"],
    ["a workbook before 2007", () => ole("Workbook"), "old_office", "Biểu.xls"],
    ["one before 2007 under a new name", () => ole("Workbook"), "old_office"],
    ["one with a password", () => ole("EncryptedPackage"), "encrypted"],
    ["one with a program", () => changed({ "xl/vbaProject.bin": "x" }), "macro", "Biểu.xlsm"],
    ["one with a program under another name", () => changed({ "xl/vbaProject.bin": "x" }), "macro"],
    ["one with a program of the oldest kind", () => changed({ "xl/macrosheets/sheet1.xml": "x" }), "macro"],
    ["one that takes figures from others", () => changed({ "xl/externalLinks/externalLink1.xml": "x" }), "linked"],
    ["one of the largest size", () => sized(LARGEST_FORM), "read"],
    ["one a byte larger", () => sized(LARGEST_FORM + 1), "form_too_large"],
    ["a file beyond all that is taken", () => Buffer.concat([SOUND, Buffer.alloc(LARGEST_FILE)]), "too_large"],
    ["as many parts as there may be", () => many(MOST_FORM_PARTS - Object.keys(parts).length), "read"],
    ["one part more", () => many(MOST_FORM_PARTS - Object.keys(parts).length + 1), "swollen"],
    ["a part that swells as far as it may", () => swelling(HIGHEST_RATIO), "read"],
    ["a part that swells further", () => swelling(HIGHEST_RATIO + 0.01), "swollen"],
    ["parts as large together as they may be", () => unpackingTo(LARGEST_FORM_UNPACKED), "read"],
    ["parts one byte larger", () => unpackingTo(LARGEST_FORM_UNPACKED + 1), "swollen"],
    [
      "a bomb that says it is small",
      () => announcing(SHEET.replace("1", "9"), Buffer.alloc(1), 1) && lying(),
      "swollen",
    ],
    ["as many tags as there may be", () => tagged(MOST_TAGS), "read"],
    ["one tag more", () => tagged(MOST_TAGS + 1), "form_too_large"],
    ["a workbook that never was a form", () => changed({ [SHEET]: "<worksheet/>", ...unmarked() }), "no_form"],
    ["one whose sheet breaks off", () => changed({ [SHEET]: "<worksheet><sheetData>" }), "no_form"],
    ["one without its list of sheets", () => changed({ "xl/workbook.xml": "<workbook>" }), "no_form"],
    ["one marked as a secret", secret, "secret"],
  ])(
    "%s",
    async (_, make, expected, name) => {
      const outcome = await outcomeOf(await make(), name);
      expect(outcome).toBe(expected);
      if (outcome === "read" || outcome === "text") return;
      expect(wording.refused[outcome]("Biểu.xlsx")).toMatch(/“Biểu\.xlsx”[\s\S]*(Anh\/chị|anh\/chị)/);
    },
    60_000,
  );

  /** A deflated part of 100 MB that announces a few bytes. */
  function lying(): Buffer {
    const bomb = Buffer.concat([Buffer.from("<worksheet>"), Buffer.alloc(100 * 1024 * 1024, " ")]);
    const zip = changed({ [SHEET]: bomb });
    const at = zip.lastIndexOf(Buffer.from(SHEET));
    zip.writeUInt32LE(1000, at - 46 + 24);
    return zip;
  }

  function unmarked(): Record<string, string> {
    return Object.fromEntries(
      Object.keys(parts)
        .filter((name) => name.startsWith("xl/worksheets/sheet"))
        .map((name) => [name, "<worksheet/>"]),
    );
  }

  async function secret(): Promise<Buffer> {
    const marked = await openForm("891");
    marked.main.getCell(50, 3).value = "MẬT";
    return bytesOf(marked.workbook);
  }
});

describe("a workbook of another make", () => {
  it("is read with prefixes before its names, cells without places, and checks over whole sheets", async () => {
    const prefixed = (parts[SHEET] as string)
      .replace(/<(\/?)(?!\?)(\w)/g, "<$1x:$2")
      .replace(/xmlns="/, 'xmlns:x="')
      .replace(/sqref="[^"]*"/, 'sqref="A1:XFD1048576"');
    const began = performance.now();
    const read = await readForm(reading, changed({ [SHEET]: prefixed }), XLSX);
    expect(performance.now() - began).toBeLessThan(5000);
    const answers = read.kind === "read" ? read.form.answers.filter(({ field }) => field === "nha_o") : [];
    expect(answers).toMatchObject([{ value: { kind: "number", value: 45 }, place: { sheet: null } }]);
  });

  it("is not taken when two of its sheets are of different units", async () => {
    const other = await openForm("883");
    const copy = hands.workbook.addWorksheet("Khác");
    copy.getCell(1, 1).value = other.workbook.getWorksheet(sheets.hiddenSheet)?.getCell(1, 1).value ?? null;
    expect(await readForm(reading, await bytesOf(hands.workbook), XLSX)).toEqual({ kind: "refused", why: "no_form" });
    hands.workbook.removeWorksheet(copy.id);
  });

  it("never throws, whatever its parts are", async () => {
    const part = fc.constantFrom(SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml");
    const fragments = [
      "<row>",
      "</row>",
      "<c t='s'>",
      "<v>9</v>",
      "</c>",
      "<sheetData>",
      "<mergeCell ref='A1:B'/>",
      "&#x0;",
      "<is>",
    ];
    await fc.assert(
      fc.asyncProperty(
        part,
        fc.array(fc.constantFrom(...fragments), { maxLength: 20 }),
        fc.nat(3000),
        async (name, more, at) => {
          const text = String(parts[name]);
          const spoilt = text.slice(0, at) + more.join("") + text.slice(at);
          expect((await readForm(reading, changed({ [name]: spoilt }), XLSX)).kind).toMatch(/read|refused/);
        },
      ),
      { numRuns: 60 },
    );
  });
});
