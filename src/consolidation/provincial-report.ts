import { z } from "zod";

/** What the texts of the two documents may name in braces; it is filled in from the campaign and the totals. */
export const PLACEHOLDERS = [
  "campaign",
  "place",
  "issuer",
  "decision",
  "quote",
  "moment",
  "expected",
  "handed_in",
  "counted",
] as const;
/** A name in braces. */
export type Placeholder = (typeof PLACEHOLDERS)[number];

const known: ReadonlySet<string> = new Set(PLACEHOLDERS);
const text = z
  .string()
  .min(1)
  .superRefine((written, context) => {
    for (const [braced, name = ""] of written.matchAll(/\{([^{}]*)\}/g))
      if (!known.has(name))
        context.addIssue({ code: "custom", message: `${braced} is none of ${PLACEHOLDERS.join(", ")}` });
  });

/** standing: who handed in and who did not; figures: the totals; form: the sections of the form, each with its totals and what units wrote; text: what is written here. */
const section = z
  .strictObject({
    /** Left out where the form's own titles stand. */
    heading: z.string().min(1).optional(),
    content: z.enum(["standing", "figures", "form", "text"]),
    text: z.array(text).min(1).optional(),
  })
  .superRefine(({ heading, content, text: written }, context) => {
    const complain = (message: string, path: string) => context.addIssue({ code: "custom", message, path: [path] });
    if ((content === "form") === (heading !== undefined))
      complain("a heading belongs to every content but form", "heading");
    if (content === "text" && written === undefined) complain("content: text needs a text", "content");
    if (content === "form" && written !== undefined) complain("content: form takes no text", "text");
  });

/** totals: every figure with the units behind it; tables: the rows that units filled in; units: every unit, its state and receipt. */
const annex = z.strictObject({ title: z.string().min(1), content: z.enum(["totals", "tables", "units"]) });

const document = z.strictObject({
  /** The kind of document, in capitals. */
  title: z.string().min(1),
  /** How the annexes name it: "Báo cáo". */
  called: z.string().min(1),
  letterhead: z.strictObject({
    parent: z.string().nullable(),
    name: z.string().min(1),
    symbol: z.string().min(1),
    /** Null leaves a blank. */
    place: z.string().nullable(),
  }),
  /** The issuing body as running text names it. */
  body: z.string().min(1),
  subject: text,
  addressed_to: z.string().min(1),
  /** Căn cứ, each with ";" at its end, the last with ".". */
  grounds: z.array(text),
  opening: z.array(text).min(1),
  sections: z.array(section).min(1),
  /** The last sentence, with "./." at its end. */
  closing: text.refine((one) => one.endsWith("./."), 'must end with "./."'),
  /** Behind "- Như trên;" and before "- Lưu: VT, …". */
  recipients: z.array(z.string().min(1)),
  /** What stands behind "Lưu: VT,"; null leaves a blank. */
  drafted_by: z.string().nullable(),
  /** The lines above the signature, in capitals. */
  signs_as: z.array(z.string()).min(1),
  annexes: z.array(annex),
});

/** The names of the two documents. */
export const PROVINCIAL_DOCUMENTS = ["to-trinh", "bao-cao"] as const;
/** The proposal of the receiving department, or the report of the province. */
export type ProvincialDocument = (typeof PROVINCIAL_DOCUMENTS)[number];

/** The texts of the province's two documents (`provincial-report.yaml`). */
export const provincialReportSchema = z.strictObject({
  /** The clause that says who reports to whom, and its words. */
  clause: z.strictObject({ document: z.string(), locator: z.string(), quote: z.string().min(1) }),
  documents: z.strictObject({ "to-trinh": document, "bao-cao": document } satisfies Record<
    ProvincialDocument,
    unknown
  >),
});

/** The texts of the province's two documents. */
export type ProvincialReport = z.infer<typeof provincialReportSchema>;
/** The texts of one of them. */
export type DocumentTexts = z.infer<typeof document>;
