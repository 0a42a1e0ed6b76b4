import { communesOf } from "../../people/commune.ts";
import { sumOf } from "../calculate.ts";
import type { Stored } from "../fields/field-kind.ts";
import type { Question } from "../questions.ts";
import type { Reading } from "../values/reading.ts";
import type { Found, FoundFault, FoundValue } from "./found.ts";
import { readAnswer } from "./read-cell.ts";
import { readSentTable } from "./read-sent-table.ts";
import type { Place, SentAnswer, SentCommune, SentForm } from "./sent-form.ts";
import type { SheetReading } from "./sheet-reading.ts";
import { wording } from "./wording.ts";

/** What one answer of a sheet came to. */
interface Part {
  readonly values?: readonly FoundValue[];
  readonly faults?: readonly FoundFault[];
  readonly later?: readonly string[];
}

const PROSE = new Set(["short_text", "long_text"]);

/** Reads every answer of a sheet as if it had been typed, and holds the figures of a district against the sum of its communes. */
export function readSentForm(context: SheetReading, sent: SentForm): Found {
  const questions = new Map(context.engine.questions(context.unit).map((one) => [one.field.id, one] as const));
  const sums = sumsOf(context, questions, sent.communes);
  const answered = new Set(sent.answers.map(({ field }) => field));
  const alone = [...sums].filter(([field]) => !answered.has(field));
  const parts: Part[] = [
    ...sent.answers.map((answer) => {
      const question = questions.get(answer.field);
      return question && isWritten(question) ? readOne(context, question, answer, sums.get(answer.field)) : {};
    }),
    ...alone.map(([field, sum]) => (sum.figure === null ? {} : { values: [summed(field, null, sum, sum.figure, [])] })),
    ...[...sums.values()].map(({ faults }) => ({ faults })),
    ...sent.tables.map((table) => {
      const question = questions.get(table.field);
      return question?.field.kind === "table" ? readSentTable(context, question, table) : {};
    }),
  ];
  const fields = new Set([...sent.answers, ...sent.tables].map(({ field }) => field));
  return {
    made: sent.mark.made,
    values: parts.flatMap(({ values = [] }) => values),
    later: parts.flatMap(({ later = [] }) => later),
    faults: parts.flatMap(({ faults = [] }) => faults),
    unknown: [...fields].filter((field) => !questions.has(field)),
    isOlder: sent.mark.version !== context.engine.reporting.form.version,
  };
}

const isWritten = ({ field }: Question): boolean => !["table", "attachment", "calculated"].includes(field.kind);

/** What the communes say of one figure. */
interface Sum {
  /** Null where a cell could not be read. */
  readonly figure: number | null;
  readonly filled: number;
  readonly all: number;
  readonly place: Place;
  readonly faults: readonly FoundFault[];
}

function sumsOf(
  { engine, unit, today }: SheetReading,
  questions: ReadonlyMap<string, Question>,
  sent: readonly SentCommune[],
): ReadonlyMap<string, Sum> {
  const codes = new Set(communesOf(engine.reporting.communes ?? null, unit).map(({ code }) => code));
  const sums = new Map<string, Sum>();
  for (const [field, cells] of Map.groupBy(sent, (one) => one.field)) {
    const question = questions.get(field);
    const [first] = cells;
    if (!question || !first || codes.size === 0) continue;
    const figures: number[] = [];
    const faults: FoundFault[] = [];
    const seen = new Set<string>();
    for (const { commune, place, value } of cells) {
      const fault = (teach: string) => faults.push({ field, place, raw: "", said: raw, teach });
      const { reading, raw } = readAnswer(engine, question.field, value, today);
      if (reading.kind === "not_yet") continue;
      if (!codes.has(commune)) fault(wording.notThisDistrict(commune));
      else if (seen.has(commune)) fault(wording.communeTwice(commune));
      else if (reading.kind === "value") figures.push(Number(reading.value));
      else fault(teachOf(reading));
      seen.add(commune);
    }
    if (figures.length === 0 && faults.length === 0) continue;
    const figure = faults.length > 0 ? null : sumOf(figures);
    sums.set(field, { figure, filled: figures.length, all: codes.size, place: first.place, faults });
  }
  return sums;
}

function readOne(context: SheetReading, question: Question, answer: SentAnswer, sum: Sum | undefined): Part {
  const { engine, today } = context;
  const { field } = question;
  const { place, base } = answer;
  if (answer.feeds && sum) return fedBySum(context, question, answer, sum);
  if (answer.feeds && answer.value.kind === "no_result") return {};
  const { reading, raw } = readAnswer(engine, field, answer.value, today);
  switch (reading.kind) {
    case "not_yet":
      return { later: [field.id] };
    case "unsure":
    case "unreadable":
      return { faults: [{ field: field.id, place, raw, said: raw, teach: teachOf(reading) }] };
    case "value": {
      const personal = PROSE.has(field.kind) && context.isPersonal(raw) ? [wording.personal] : [];
      const doubts = [...personal, ...(sum ? againstSum(context, question, reading.value, sum) : [])];
      return { values: [{ field: field.id, value: reading.value as FoundValue["value"], raw, place, base, doubts }] };
    }
  }
}

/** The formula still stands: the communes are what is meant, whatever the cell showed when it was last worked out. */
function fedBySum({ engine, today }: SheetReading, { field }: Question, answer: SentAnswer, sum: Sum): Part {
  if (sum.figure === null) return {};
  const { reading } = readAnswer(engine, field, answer.value, today);
  const isOther = reading.kind === "value" && reading.value !== sum.figure;
  const shown = isOther ? [wording.cachedDiffers(engine.show(field, reading.value))] : [];
  return { values: [summed(field.id, answer.base, sum, sum.figure, shown)] };
}

function summed(field: string, base: string | null, sum: Sum, figure: number, doubts: readonly string[]): FoundValue {
  const some = sum.filled < sum.all ? [wording.sumOfSome(sum.filled, sum.all)] : [];
  const place = { sheet: sum.place.sheet, cell: columnOf(sum.place.cell) };
  return { field, value: figure, raw: String(figure), place, base, doubts: [...doubts, ...some] };
}

/** A sum comes from a whole column. */
const columnOf = (cell: string | null): string | null => cell?.replace(/\d+$/, "") ?? null;

function againstSum({ engine }: SheetReading, { field }: Question, value: Stored, sum: Sum): string[] {
  if (sum.figure === null) return [wording.sumUnknown];
  if (sum.figure === value) return [];
  const some = sum.filled < sum.all ? [wording.sumOfSome(sum.filled, sum.all)] : [];
  return [wording.sumDiffers(engine.show(field, sum.figure)), ...some];
}

const teachOf = (reading: Extract<Reading<Stored>, { kind: "unsure" | "unreadable" }>): string =>
  reading.kind === "unreadable" ? reading.teach : wording.ambiguous(reading.readings.map(({ label }) => label));
