import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  TextRun,
} from "docx";

import { writeMark } from "../../reports/form-sheet/form-mark.ts";
import type { NarrativeForm } from "../../reports/form-sheet/form-sheet.ts";
import { wording } from "../../reports/form-sheet/wording.ts";
import { bookmarksOf, MARK_PROPERTY } from "./narrative-marks.ts";
import { FACES, FONT, line, PAGE, run } from "./official-docx-page.ts";

const LEFT = { alignment: AlignmentType.LEFT } as const;
const FRAME = { style: BorderStyle.SINGLE, size: 4, space: 4, color: "9AA5A3" };
const HINT = { size: 24, font: FONT, italics: true, color: "586563" } as const;

/** The narrative parts of a report as a .docx file: each question as a heading with a framed place under it. */
export async function writeNarrativeDocx(form: NarrativeForm): Promise<Uint8Array> {
  const heading = { run: { font: FONT, size: FACES.heading.size * 2, bold: true, color: "000000" } };
  const mark = writeMark(form.mark);
  const file = new Document({
    customProperties: [{ name: MARK_PROPERTY, value: mark }],
    styles: {
      default: {
        document: { run: { font: FONT, size: FACES.body.size * 2, language: { value: "vi-VN" } } },
        heading1: heading,
      },
    },
    sections: [
      {
        properties: { page: PAGE },
        children: [
          line("title", wording.narrativeTitle),
          line("subject", form.title, { spacing: { before: 60 } }),
          line("addressee", form.unitLine, { spacing: { before: 60, after: 120 } }),
          new Paragraph({ ...LEFT, children: [new TextRun({ ...HINT, text: wording.narrativeHow })] }),
          new Paragraph({ children: [new TextRun({ text: mark, vanish: true, size: 2 })] }),
          ...form.parts.flatMap(partOf),
          line("addressee", wording.narrativeEnd, { spacing: { before: 240 } }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function partOf({ field, base, number, label, ask, help, present }: NarrativeForm["parts"][number]): Paragraph[] {
  const [own, before] = bookmarksOf(field, base, number);
  const title: ParagraphChild = new Bookmark({
    id: own,
    children: [new Bookmark({ id: before, children: [run("heading", label)] })],
  });
  const hint = (text: string, after: number) =>
    new Paragraph({
      ...LEFT,
      keepNext: true,
      spacing: { before: 40, after },
      children: [new TextRun({ ...HINT, text })],
    });
  const written = present === "" ? [wording.writeHere, "", ""] : present.split("\n");
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, spacing: { before: 320 }, children: [title] }),
    hint(ask, 0),
    ...(help === "" ? [] : [hint(help, 120)]),
    ...written.map(
      (text) =>
        new Paragraph({
          alignment: AlignmentType.BOTH,
          border: { top: FRAME, bottom: FRAME, left: FRAME, right: FRAME },
          shading: { type: ShadingType.CLEAR, fill: "FFF8DC" },
          children: [run("body", text)],
        }),
    ),
  ];
}
