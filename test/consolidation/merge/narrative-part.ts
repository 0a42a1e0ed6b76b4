import type { NarrativePart, UnitStanding } from "../../../src/consolidation/consolidation.ts";
import { field, formOf } from "../../reports/small-form.ts";

const question = field("han_che", "long_text", { label: "Hạn chế và nguyên nhân" });
const [section] = formOf([question]).sections;

/** What units, by code, wrote to one question. */
export const partOf = (texts: Readonly<Record<string, string>>): NarrativePart => ({
  field: question,
  section: section as NarrativePart["section"],
  entries: Object.entries(texts).map(([code, text]) => ({
    unit: { code, name: `Huyện ${code}` } as UnitStanding,
    paragraphs: [text],
    rows: [],
  })),
});
