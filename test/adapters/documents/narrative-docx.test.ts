import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { readForm } from "../../../src/adapters/documents/read-form.ts";
import { writeNarrativeDocx } from "../../../src/adapters/documents/write-narrative-docx.ts";
import { openZip } from "../../../src/adapters/documents/zip.ts";
import { isMarkedSecret } from "../../../src/conversation/secrecy.ts";
import { DOCX } from "../../../src/files/file-types.ts";
import { zipDirectory } from "../../../src/files/zip-directory.ts";
import { composeNarrative } from "../../../src/reports/form-sheet/compose-form-sheet.ts";
import { fingerprintOf } from "../../../src/reports/form-sheet/fingerprint.ts";
import { wording } from "../../../src/reports/form-sheet/wording.ts";
import { MADE } from "../../support/filled-sheets.ts";
import { draftWith } from "../../support/filled-sheets-cases.ts";
import { campaign, engine } from "../../support/report-talk.ts";
import { makeZip } from "./make-zip.ts";
import { savedByLibreOffice } from "./office.ts";

const FIXTURE = join(import.meta.dirname, "../../fixtures/form-sheets/phan-viet-libreoffice.docx");
const UNIT = "891";
const draft = draftWith(UNIT, { han_che: "Kinh phí còn ít.\nTiến độ chậm." }, "1", MADE.toString());
const form = composeNarrative({ engine, campaign: campaign.id, draft, now: MADE });
if (!form) throw new Error("the unit has no narrative parts");
const SENT = await writeNarrativeDocx(form);
const DOCUMENT = "word/document.xml";
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** The document with its text changed, and perhaps without some of its parts. */
function changed(change: (text: string) => string, without: readonly string[] = []): Buffer {
  const names = (zipDirectory(SENT) ?? []).map(({ name }) => name).filter((name) => !without.includes(name));
  const archive = openZip(SENT, "");
  return makeZip(
    Object.fromEntries(
      names.map((name) => [name, name === DOCUMENT ? change(archive.text(name) ?? "") : (archive.text(name) ?? "")]),
    ),
  );
}

async function answersIn(bytes: Uint8Array): Promise<Record<string, unknown>> {
  const read = await readForm({ engine, isSecret: isMarkedSecret }, bytes, DOCX);
  if (read.kind !== "read") return read.kind === "refused" ? { refused: read.why } : { text: read.text };
  return Object.fromEntries(
    read.form.answers.map(({ field, value, base }) => [field, "value" in value && `${value.value}|${base}`]),
  );
}

const base = fingerprintOf(draft.answers["han_che"]);
const HERE = wording.writeHere;
const KEPT = { han_che: `Kinh phí còn ít.\nTiến độ chậm.|${base}` };
const WRITTEN = { ...KEPT, phuong_huong_kien_nghi: "Tiếp tục nhân rộng mô hình.|-" };
const row = (...cells: string[]) => `<w:tr>${cells.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join("")}</w:tr>`;
const writing = (text: string) => text.replace(HERE, "Tiếp tục nhân rộng mô hình.");

describe("a narrative document that comes back", () => {
  it.each<[string, () => Buffer | Uint8Array, Record<string, unknown>]>([
    ["as it was sent says what it said", () => SENT, KEPT],
    ["with a part written in its place", () => changed(writing), WRITTEN],
    [
      "with the text behind the mark of the place, in two paragraphs and a list",
      () =>
        changed((text) =>
          text.replace(
            HERE,
            `${HERE} Một.</w:t></w:r></w:p>${paragraph("- Hai;")}${paragraph("- Ba.")}<w:p><w:r><w:t>`,
          ),
        ),
      { ...KEPT, phuong_huong_kien_nghi: expect.stringMatching(/^Một\.\n- Hai;\n- Ba\.\|-$/) },
    ],
    [
      "without its bookmarks, known by its headings",
      () => changed((text) => writing(text).replace(/<w:bookmark(Start|End)[^>]*>/g, "")),
      { han_che: "Kinh phí còn ít.\nTiến độ chậm.|null", phuong_huong_kien_nghi: "Tiếp tục nhân rộng mô hình.|null" },
    ],
    ["without its properties, known by its hidden line", () => changed(writing, ["docProps/custom.xml"]), WRITTEN],
    [
      "without any mark is no form, only a text",
      () => changed((text) => text.replace(/bieu:\{[^<]*/, ""), ["docProps/custom.xml"]),
      { text: expect.stringContaining("Kinh phí còn ít.\nTiến độ chậm.") },
    ],
    [
      "with what stands behind its end left out",
      () =>
        changed((text) =>
          writing(text)
            .replace("</w:body>", `${paragraph("Người lập: chị Hoa")}</w:body>`)
            .replace(/(<w:sectPr[\s\S]*<\/w:sectPr>)(.*)(<\/w:body>)/, "$2$1$3"),
        ),
      WRITTEN,
    ],
    [
      "with a part in a table, as some put a frame",
      () =>
        changed((text) =>
          text.replace(
            new RegExp(`<w:p>(?:(?!<w:p>)[\\s\\S])*?${HERE.replace(/[[\]]/g, "\\$&")}[\\s\\S]*?</w:p>`),
            `<w:tbl><w:tr><w:tc>${paragraph("Trong khung.")}</w:tc></w:tr></w:tbl>`,
          ),
        ),
      { ...KEPT, phuong_huong_kien_nghi: "Trong khung.|-" },
    ],
    ["marked as a secret is not read", () => changed((text) => text.replace(HERE, "TỐI MẬT")), { refused: "secret" }],
    [
      "that never was one and is marked as a secret in a table is not read",
      () =>
        makeZip({
          [DOCUMENT]: `<w:document><w:body><w:tbl><w:tr><w:tc>${paragraph("TUYỆT MẬT")}</w:tc><w:tc>${paragraph("12 căn")}</w:tc></w:tr></w:tbl></w:body></w:document>`,
        }),
      { refused: "secret" },
    ],
    [
      "that never was one gives the rows of its tables",
      () =>
        makeZip({
          [DOCUMENT]: `<w:document><w:body>${paragraph("Kết quả:")}<w:tbl>${row("Nội dung", "Số lượng")}${row("Nhà ở", "12 căn")}</w:tbl></w:body></w:document>`,
        }),
      { text: "Kết quả:\nNội dung | Số lượng\nNhà ở | 12 căn" },
    ],
    [
      "that says nothing is no form",
      () => makeZip({ [DOCUMENT]: "<w:document><w:body/></w:document>" }),
      { refused: "no_form" },
    ],
    ["that breaks off is no form", () => changed((text) => text.slice(0, text.length / 2)), { refused: "no_form" }],
  ])("%s", async (_, make, expected) => {
    expect(await answersIn(make())).toEqual(expected);
  });

  it("saved by LibreOffice says the same", async () => {
    if (process.env["MAKE_SHEETS"] !== undefined)
      writeFileSync(FIXTURE, await savedByLibreOffice(changed(writing), "docx"));
    expect(await answersIn(new Uint8Array(readFileSync(FIXTURE)))).toEqual({
      ...WRITTEN,
      han_che: expect.stringContaining("Kinh phí còn ít.\nTiến độ chậm.|"),
    });
  });
});
