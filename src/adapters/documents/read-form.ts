import type { Refusal } from "../../files/check-file.ts";
import { refusalOfForm } from "../../files/check-form.ts";
import { type FileType, XLSX } from "../../files/file-types.ts";
import type { ReportEngine } from "../../reports/engine.ts";
import { composeNarrative } from "../../reports/form-sheet/compose-form-sheet.ts";
import { findAnswers, markOf } from "../../reports/form-sheet/find-answers.ts";
import { findParts } from "../../reports/form-sheet/find-parts.ts";
import type { GridCell } from "../../reports/form-sheet/grid.ts";
import { MOST_CHARACTERS } from "../../reports/form-sheet/limits.ts";
import { type SentForm, sentFormSchema } from "../../reports/form-sheet/sent-form.ts";
import { UnreadableDocument } from "./unreadable-document.ts";

/** What the bytes of a sheet came to; `text` is what a Word document says that was never sent out as a form. */
export type FormRead =
  | { readonly kind: "read"; readonly form: SentForm }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "refused"; readonly why: Refusal };

/** What reading a form needs. */
export interface FormReading {
  readonly engine: ReportEngine;
  /** Whether a text carries a marking of state secrecy. */
  readonly isSecret: (text: string) => boolean;
}

/** Reads the bytes of a sheet or a narrative document that came back; whatever is wrong with them is a refusal, never an error. */
export async function readForm(reading: FormReading, bytes: Uint8Array, type: FileType): Promise<FormRead> {
  const refused = refusalOfForm(bytes);
  if (refused) return { kind: "refused", why: refused };
  try {
    const found = type === XLSX ? await readSheet(reading, bytes) : await readNarrative(reading, bytes);
    if (found === "secret") return { kind: "refused", why: found };
    if (found !== null && "text" in found) return { kind: "text", text: found.text };
    const form = sentFormSchema.safeParse(found);
    if (found === null || !form.success) return { kind: "refused", why: found === null ? "no_form" : "form_too_large" };
    const isLong = JSON.stringify(form.data).length > MOST_CHARACTERS;
    return isLong ? { kind: "refused", why: "form_too_large" } : { kind: "read", form: form.data };
  } catch (error) {
    if (error instanceof UnreadableDocument || error instanceof SyntaxError || error instanceof RangeError)
      return { kind: "refused", why: whyOf(error) };
    throw error;
  }
}

function whyOf(error: UnreadableDocument | SyntaxError | RangeError): Refusal {
  if (error instanceof SyntaxError) return "no_form";
  if (error instanceof RangeError) return "form_too_large";
  return error.reason === "too_large" ? "swollen" : error.reason === "encrypted" ? "encrypted" : "no_form";
}

async function readSheet({ engine, isSecret }: FormReading, bytes: Uint8Array): Promise<SentForm | "secret" | null> {
  const { readWorkbook } = await import("./read-workbook.ts");
  const sheets = readWorkbook(bytes, "");
  const isMarked = ({ value }: GridCell) => value.kind === "text" && isSecret(value.value);
  if (sheets.some(({ cells }) => cells.some(isMarked))) return "secret";
  const mark = markOf(sheets);
  return mark && findAnswers(sheets, mark, engine.questions(mark.unit));
}

async function readNarrative(
  { engine, isSecret }: FormReading,
  bytes: Uint8Array,
): Promise<SentForm | { readonly text: string } | "secret" | null> {
  const { readNarrativeDocx } = await import("./read-narrative-docx.ts");
  const { mark, paragraphs } = readNarrativeDocx(bytes, "");
  if (paragraphs.some(({ text }) => isSecret(text))) return "secret";
  if (!mark) return readText(bytes, isSecret);
  if (!engine.unit(mark.unit)) return null;
  const now = Temporal.Instant.from(mark.made);
  const own = composeNarrative({ engine, campaign: mark.campaign, draft: engine.begin(mark.unit), now });
  return findParts(paragraphs, mark, own?.parts ?? []);
}

/** What a document says, tables row by row. */
async function readText(bytes: Uint8Array, isSecret: FormReading["isSecret"]): Promise<{ text: string } | "secret"> {
  const { readDocx } = await import("./docx.ts");
  const text = readDocx(bytes, "");
  if (text.split("\n").some(isSecret)) return "secret";
  return { text: text.slice(0, MOST_CHARACTERS) };
}
