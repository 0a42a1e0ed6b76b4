import { z } from "zod";

const formMark = z.strictObject({
  form: z.string(),
  version: z.int().positive(),
  campaign: z.string(),
  unit: z.string(),
  period: z.string(),
  /** When it was made, an ISO instant. */
  made: z.iso.datetime(),
});

/** What a sheet says of itself, where nobody sees it: whose it is and which form it was made from. */
export type FormMark = z.infer<typeof formMark>;

/** The shape of a mark. */
export const formMarkSchema = formMark;

const BEGINS = "bieu:";

/** The mark as a text that stands in a hidden place. */
export const writeMark = (mark: FormMark): string => BEGINS + JSON.stringify(mark);

/** The mark that a text is; null for any other text. */
export function readMark(text: string): FormMark | null {
  if (!text.startsWith(BEGINS)) return null;
  try {
    return formMark.safeParse(JSON.parse(text.slice(BEGINS.length))).data ?? null;
  } catch {
    return null;
  }
}
