import type { IParagraphOptions, ISectionPropertiesOptions } from "docx";
import { AlignmentType, BorderStyle, Paragraph, TextRun } from "docx";

/** Twentieths of a point, the unit of lengths in WordprocessingML. */
const twips = (millimetres: number) => Math.ceil((millimetres / 25.4) * 1440);

/** The type of every character (Phụ lục I, mục I.3). */
export const FONT = "Times New Roman";
/** The width between the margins, in twips. */
export const TEXT_WIDTH = twips(210) - twips(30) - twips(15);
/** A4 upright; margins within those allowed: top and bottom 20–25, left 30–35, right 15–20 mm (Phụ lục I, mục I.1–2). */
export const PAGE = {
  size: { width: twips(210), height: twips(297) },
  margin: { top: twips(20), bottom: twips(20), left: twips(30), right: twips(15), header: twips(9), footer: twips(9) },
} satisfies ISectionPropertiesOptions["page"];

/** An element of the layout: its size in points, and how it is set. */
interface Face {
  readonly size: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
}

/** The elements of Phụ lục I, mục II and IV, with sizes among those allowed. */
export const FACES = {
  nation: { size: 12, bold: true },
  motto: { size: 13, bold: true },
  parent: { size: 12 },
  issuer: { size: 12, bold: true },
  number: { size: 13 },
  placeAndDate: { size: 13, italics: true },
  title: { size: 14, bold: true },
  subject: { size: 14, bold: true },
  addressee: { size: 14 },
  ground: { size: 14, italics: true },
  body: { size: 14 },
  heading: { size: 14, bold: true },
  cell: { size: 12 },
  cellHeading: { size: 12, bold: true },
  post: { size: 14, bold: true },
  signer: { size: 14, bold: true },
  recipientsWord: { size: 12, bold: true, italics: true },
  recipient: { size: 11 },
  pageNumber: { size: 14 },
  annexNumber: { size: 14, bold: true },
  annexTitle: { size: 14, bold: true },
  attachedTo: { size: 14, italics: true },
} satisfies Record<string, Face>;

/** The name of an element of the layout. */
export type FaceName = keyof typeof FACES;

/** Text of an element, without the characters that XML does not allow. */
export function run(face: FaceName, text: string): TextRun {
  const { size, bold = false, italics = false }: Face = FACES[face];
  const allowed = text
    .normalize("NFC")
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, " ");
  return new TextRun({ text: allowed, font: FONT, size: size * 2, bold, italics });
}

/** A paragraph of an element, centred unless it is said otherwise. */
export function line(face: FaceName, text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, ...options, children: [run(face, text)] });
}

/** A solid rule of this length in twips in the middle of this width, set like a paragraph without text. */
export function rule(length: number, width: number, after = 0): Paragraph {
  const side = Math.max(0, Math.round((width - length) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 40, after, line: 60, lineRule: "exact" },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: "000000" } },
    run: { size: 4, font: FONT },
  });
}
