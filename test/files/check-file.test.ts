import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkFile } from "../../src/files/check-file.ts";
import { cleanFileName, LONGEST_NAME } from "../../src/files/file-name.ts";
import { announcedType, FILE_TYPES, type FileType, LARGEST_FILE } from "../../src/files/file-types.ts";
import { zipDirectory } from "../../src/files/zip-directory.ts";
import { makeZip } from "../adapters/documents/make-zip.ts";

const DOCX: FileType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const TYPES = Object.keys(FILE_TYPES) as FileType[];
const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const zip = (...names: string[]) => new Uint8Array(makeZip(Object.fromEntries(names.map((name) => [name, "x"]))));

describe("a file is what its content is", () => {
  it.each<[string, Uint8Array, FileType, object]>([
    ["a PDF", bytes("%PDF-1.7\n"), "application/pdf", { type: "application/pdf" }],
    ["a PDF after a mark", bytes("\u00EF\u00BB\u00BF%PDF-1.4"), "application/pdf", { type: "application/pdf" }],
    ["a JPEG", bytes("\u00FF\u00D8\u00FF\u00E0"), "image/jpeg", { type: "image/jpeg" }],
    ["a PNG that was called a JPEG", bytes("\u0089PNG\r\n\u001A\n"), "image/jpeg", { type: "image/png" }],
    ["a Word file", zip("[Content_Types].xml", "word/document.xml"), DOCX, { type: DOCX }],
    ["a Word file with a program", zip("word/document.xml", "word/vbaProject.bin"), DOCX, { refused: "macro" }],
    ["a spreadsheet under a Word name", zip("xl/workbook.xml"), DOCX, { refused: "wrong_kind" }],
    ["half a zip", zip("word/document.xml").subarray(0, 30), DOCX, { refused: "wrong_kind" }],
    ["an old Word file", bytes("\u00D0\u00CF\u0011\u00E0"), DOCX, { refused: "old_office" }],
    ["a program under a PDF's name", bytes("MZ\u0090"), "application/pdf", { refused: "wrong_kind" }],
    ["a photo under a PDF's name", bytes("\u00FF\u00D8\u00FF\u00E0"), "application/pdf", { refused: "wrong_kind" }],
    ["nothing", bytes(""), "application/pdf", { refused: "wrong_kind" }],
    ["too much", new Uint8Array(LARGEST_FILE + 1), "application/pdf", { refused: "too_large" }],
  ])("%s", (_, content, announced, expected) => {
    expect(checkFile(content, announced)).toEqual(expected);
  });

  it("never throws, whatever the bytes", () => {
    const head = fc.constantFrom("", "PK\u0003\u0004", "%PDF-", "\u00FF\u00D8\u00FF", "PK\u0005\u0006");
    fc.assert(
      fc.property(head, fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...TYPES), (mark, rest, announced) => {
        const content = new Uint8Array([...bytes(mark), ...rest]);
        checkFile(content, announced);
        zipDirectory(content);
        zipDirectory(new Uint8Array([...zip("word/document.xml"), ...rest]));
      }),
    );
  });
});

describe("the type a file says it has", () => {
  it.each<[string, string | null, FileType | null]>([
    ["a.pdf", "application/pdf", "application/pdf"],
    ["a.PDF", "application/octet-stream", "application/pdf"],
    ["a.docx", null, DOCX],
    ["a.docx", "", DOCX],
    ["a.docx", "application/zip", DOCX],
    ["a.jpeg", "image/jpg", "image/jpeg"],
    ["a.png", "image/PNG; q=1", "image/png"],
    ["a.docm", "application/vnd.ms-word.document.macroEnabled.12", null],
    ["a.docm", null, null],
    ["a.pdf", "text/html", null],
    ["a.heic", "image/heic", null],
    ["a", null, null],
  ])("%s %s", (name, type, expected) => {
    expect(announcedType(name, type)).toBe(expected);
  });
});

describe("the name of a file", () => {
  it.each<[string, FileType, string]>([
    ["Báo cáo.pdf", "application/pdf", "Báo cáo.pdf"],
    ["Báo cáo.pdf".normalize("NFD"), "application/pdf", "Báo cáo.pdf"],
    ["../../etc/passwd", "application/pdf", "passwd.pdf"],
    ["C:\\Users\\Lan\\Ảnh.JPG", "image/jpeg", "Ảnh.jpg"],
    ["a\u0000b\u202Efdp.exe", "application/pdf", "abfdp.exe.pdf"],
    ['a"<b>|?*.docx', DOCX, "ab.docx"],
    ["...", "image/png", "tep.png"],
    ["", "image/png", "tep.png"],
    [".pdf", "application/pdf", "pdf.pdf"],
    ["con.pdf", "application/pdf", "tep-con.pdf"],
    ["a\n b.pdf", "application/pdf", "a b.pdf"],
  ])("%j", (name, type, expected) => {
    expect(cleanFileName(name, type).toLowerCase()).toBe(expected.toLowerCase());
  });

  it("is always short, in NFC, without a path, and cleaned once for all", () => {
    const any = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.string({ unit: "grapheme", maxLength: 300 }),
    );
    fc.assert(
      fc.property(any, fc.constantFrom(...TYPES), (name, type) => {
        const clean = cleanFileName(name, type);
        expect(clean.length).toBeLessThanOrEqual(LONGEST_NAME);
        expect(clean).toBe(clean.normalize("NFC"));
        expect(clean).not.toMatch(/[/\\\p{Cc}]|^\./u);
        expect(FILE_TYPES[type].some((ending) => clean.toLowerCase().endsWith(ending))).toBe(true);
        expect(cleanFileName(clean, type)).toBe(clean);
      }),
    );
  });
});
