import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { MAX_FILE_BYTES } from "../../../src/adapters/documents/limits.ts";
import { readDocument } from "../../../src/adapters/documents/read-document.ts";
import { UnreadableDocument } from "../../../src/adapters/documents/unreadable-document.ts";
import { makeDocx, p } from "./make-docx.ts";
import { makePdf } from "./make-pdf.ts";

const folder = mkdtempSync(join(tmpdir(), "doc-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const TEXT = "Điều 1. Hỗ trợ hộ nghèo\n";
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
const big = Buffer.concat([Buffer.from(TEXT.normalize("NFC")), Buffer.alloc(MAX_FILE_BYTES, "a")]);

describe("files that are read", () => {
  it.each([
    ["UTF-8", "a.txt", Buffer.from(TEXT)],
    ["UTF-8 with a byte order mark", "b.txt", Buffer.from(`\uFEFF${TEXT}`)],
    ["UTF-16, little end first", "c.txt", Buffer.from(`\uFEFF${TEXT}`, "utf16le")],
    ["UTF-16, big end first", "d.txt", Buffer.from(`\uFEFF${TEXT}`, "utf16le").swap16()],
  ])("plain text in %s", async (_, name, bytes) => {
    expect(await readDocument(file(name, bytes))).toBe(TEXT);
  });

  it("an empty .txt, as empty text", async () => {
    expect(await readDocument(file("rỗng.txt", ""))).toBe("");
  });

  it("Word and PDF by what is in them, whatever they are called", async () => {
    expect(await readDocument(file("word.txt", makeDocx(p("Điều 1."))))).toBe("Điều 1.");
    const pdf = makePdf([[{ text: "Điều 1. Hỗ trợ hộ nghèo", x: 85, y: 700 }]]);
    expect(await readDocument(file("pdf.docx", pdf))).toBe("Điều 1. Hỗ trợ hộ nghèo");
  });

  it("a file of exactly the largest size", async () => {
    const text = await readDocument(file("vừa.txt", big.subarray(0, MAX_FILE_BYTES)));
    expect(text.startsWith("Điều 1.")).toBe(true);
  });
});

describe("files that are refused, by name and with a reason", () => {
  it.each([
    ["too_large", "to.txt", big.subarray(0, MAX_FILE_BYTES + 1)],
    ["wrong_type", "ảnh.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
    ["wrong_type", "chữ.docx", Buffer.from(TEXT)],
    ["wrong_type", "cũ.doc", OLE],
    ["wrong_type", "giàu.txt", Buffer.from("{\\rtf1 a}")],
    ["wrong_type", "mã-cũ.txt", Buffer.from([0x4e, 0x67, 0xfd, 0xea])],
    ["encrypted", "khóa.docx", Buffer.concat([OLE, Buffer.from("EncryptedPackage", "utf16le")])],
    ["damaged", "hỏng.docx", Buffer.from("PK\u0003\u0004rubbish")],
    ["damaged", "rỗng.pdf", Buffer.alloc(0)],
    ["damaged", "nửa.pdf", Buffer.from("%PDF-1.4 rubbish")],
  ])("%s: %s", async (reason, name, bytes) => {
    const path = file(name, bytes);
    const refusal = await readDocument(path).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnreadableDocument);
    expect(refusal).toMatchObject({ reason, file: path, message: expect.stringContaining(name) });
  });

  it("not_found and folders", async () => {
    await expect(readDocument(join(folder, "không-có.txt"))).rejects.toMatchObject({ reason: "not_found" });
    await expect(readDocument(join(folder, "không-có.txt", "x"))).rejects.toMatchObject({ reason: "not_found" });
    await expect(readDocument(folder)).rejects.toMatchObject({ reason: "wrong_type" });
  });
});
