import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
} from "docx";
import type { OfficialDocument } from "../../reports/official-document/official-document.ts";
import { withoutDates } from "./fixed-zip.ts";
import { officialAnnex } from "./official-docx-annex.ts";
import { officialBody } from "./official-docx-body.ts";
import { officialFoot } from "./official-docx-foot.ts";
import { officialHead } from "./official-docx-head.ts";
import { FACES, FONT, PAGE } from "./official-docx-page.ts";

/** The file's own date, which nobody asked for: fixed, so that the same document gives the same bytes. */
const CORE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"/>`;

/** A report as a .docx file laid out by Nghị định 30/2020/NĐ-CP, Phụ lục I; the same document gives the same bytes. */
export async function writeOfficialDocx(document: OfficialDocument): Promise<Uint8Array> {
  const heading = {
    run: { font: FONT, size: FACES.heading.size * 2, bold: true, color: "000000" },
  };
  const file = new Document({
    styles: {
      default: {
        document: { run: { font: FONT, size: FACES.body.size * 2, language: { value: "vi-VN" } } },
        heading1: heading,
        heading2: heading,
      },
    },
    sections: [
      pagesOf([...officialHead(document), ...officialBody(document), ...officialFoot(document)]),
      ...(document.annexes ?? []).map((annex) => pagesOf(officialAnnex(annex))),
    ],
  });
  return withoutDates(await Packer.toBuffer(file, undefined, [{ path: "docProps/core.xml", data: CORE }]));
}

/** Pages that are counted from 1 by themselves. */
function pagesOf(children: ISectionOptions["children"]): ISectionOptions {
  return {
    properties: { page: { ...PAGE, pageNumbers: { start: 1 } }, titlePage: true, type: SectionType.NEXT_PAGE },
    headers: { default: new Header({ children: [pageNumber()] }) },
    children,
  };
}

/** Centred in the top margin, from the second page on. */
function pageNumber(): Paragraph {
  const { size } = FACES.pageNumber;
  const number = new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: size * 2 });
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [number] });
}
