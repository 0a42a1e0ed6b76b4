import { beforeAll, describe, expect, it } from "vitest";

import { writeOfficialDocx } from "../../../src/adapters/documents/write-official-docx.ts";
import { PROVINCIAL_DOCUMENTS } from "../../../src/consolidation/provincial-report.ts";
import type { OfficialDocument } from "../../../src/reports/official-document/official-document.ts";
import { documentsOfSample } from "../../consolidation/documents-of-sample.ts";
import { checkLayout } from "./check-layout.ts";
import { layOut, type Pages, whyNoOffice } from "./office.ts";
import { isTable, readLayout } from "./read-layout.ts";

const reason = whyNoOffice();

describe.each(PROVINCIAL_DOCUMENTS)("%s", (name) => {
  let document: OfficialDocument;
  let bytes: Uint8Array;
  beforeAll(async () => {
    document = (await documentsOfSample()).documents[name];
    bytes = await writeOfficialDocx(document);
  });

  it("is laid out by Nghị định 30/2020", () => {
    expect(checkLayout(bytes)).toEqual([]);
  });

  it("heads its annexes as Phụ lục I, mục III.1 says", () => {
    const { blocks } = readLayout(bytes);
    const paragraphs = blocks.flatMap((block) => (isTable(block) ? [] : [block]));
    for (const { number, title, attachedTo } of document.annexes ?? []) {
      const at = paragraphs.findIndex(({ text }) => text === number);
      const head = paragraphs.slice(
        at,
        paragraphs.findIndex((one, place) => place > at && one.rule !== undefined),
      );
      expect(head.map(({ text }) => text).join(" ")).toBe(`${number} ${title} ${attachedTo}`);
      expect(head.every(({ align }) => align === "center")).toBe(true);
      expect(head[0]?.runs.every(({ bold, italic, size }) => bold && !italic && size === 14)).toBe(true);
      const about = head.findIndex(({ text }) => text.startsWith("(Kèm theo"));
      expect(head.slice(about).every(({ runs }) => runs.every(({ bold, italic }) => italic && !bold))).toBe(true);
      expect(title).toBe(title.toLocaleUpperCase("vi"));
    }
  });

  it("is the same bytes for the same document", async () => {
    expect(Buffer.from(await writeOfficialDocx(document)).equals(bytes)).toBe(true);
  });

  describe.skipIf(reason !== null)(`as pages${reason ? ` (${reason})` : ""}`, () => {
    let pages: Pages;
    beforeAll(async () => {
      pages = (await layOut({ [name]: bytes }))[name] as Pages;
    }, 120_000);

    it("counts pages anew in every annex, and shows no number on a first page", () => {
      const numbers = pages.texts.map((text) => /^\s*(\d+)\s*\n/.exec(text)?.[1] ?? "");
      const firsts = numbers.flatMap((number, at) => (number === "" ? [at] : []));
      expect(firsts).toHaveLength(1 + (document.annexes?.length ?? 0));
      for (const [at, number] of numbers.entries()) {
        const first = firsts.findLast((one) => one <= at) ?? 0;
        expect(number).toBe(at === first ? "" : String(at - first + 1));
      }
    });

    it("keeps the signature with the last sentence, and repeats the headings of a table that goes on", () => {
      expect(pages.texts.some((text) => /\.\/\.[\s\S]*Nơi nhận:[\s\S]*………/u.test(text))).toBe(true);
      const last = pages.texts.slice(-1)[0] ?? "";
      expect(last).toContain("Mã tiếp nhận số liệu");
      expect(last).toContain("Thoại Sơn");
    });
  });
});
