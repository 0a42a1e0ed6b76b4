import { oneLine } from "../../kernel/vietnamese.ts";
import type { Found, FoundFault, FoundValue } from "../form-sheet/found.ts";
import type { SheetReading } from "../form-sheet/sheet-reading.ts";
import { type Extracted, extractable } from "./extract-task.ts";
import { placesOf, sentenceAround } from "./quoted-words.ts";
import { type CutText, type QuoteRead, readQuote } from "./read-quote.ts";
import { tokensOf } from "./tokens.ts";
import { wording } from "./wording.ts";

/** What a text says to a form, as far as it stands in the text: proposals like those of a sheet, and the sentence behind each field. */
export interface ReadText {
  readonly found: Found;
  readonly sentences: Readonly<Record<string, string>>;
}

const NOWHERE = { sheet: null, cell: null } as const;
const PROSE = new Set(["short_text", "long_text"]);

/**
 * Keeps of what a model said only what the text bears out: the words stand in it, the field is asked of the unit, and the
 * field's own reader finds one answer in them. The value is read from the words and is never the model's; `made` is the
 * instant of the text. Null where nothing is left.
 */
export function checkExtracted(
  context: SheetReading,
  given: string,
  { values }: Extracted,
  made: string,
): ReadText | null {
  const text = oneLine(given);
  const cut: CutText = { text, tokens: tokensOf(text) };
  const fields = extractable(context.engine, context.unit);
  const read = values.flatMap(({ field: id, words }) => {
    const question = fields.get(id);
    const one = question && readAt(context, question.field, cut, words);
    return one ? [{ field: id, isProse: PROSE.has(question.field.kind), ...one }] : [];
  });
  const byField = Map.groupBy(read, ({ field }) => field);
  const sure = [...byField.values()].flatMap((all) => {
    const [first] = all;
    const isOne = all.every(({ reading }) => JSON.stringify(reading) === JSON.stringify(first?.reading));
    return first && isOne ? [first] : [];
  });
  if (sure.length === 0) return null;
  const shared = (one: QuoteRead) =>
    sure.some(({ span, ...other }) => other.raw === one.raw && span.from === one.span.from && span !== one.span);
  const doubtsOf = (one: QuoteRead & { readonly isProse: boolean }): string[] => [
    ...(one.roughly === null ? [] : [wording.roughly(one.roughly)]),
    ...(!one.isProse && shared(one) ? [wording.sameWords] : []),
    ...(one.isProse && context.isPersonal(one.raw) ? [wording.personal] : []),
  ];
  return {
    found: {
      made,
      values: sure.flatMap((one): FoundValue[] => {
        const { field, reading, raw } = one;
        if (reading.kind !== "value") return [];
        return [
          {
            field,
            value: reading.value as FoundValue["value"],
            raw,
            place: NOWHERE,
            base: null,
            doubts: doubtsOf(one),
          },
        ];
      }),
      later: sure.flatMap(({ field, reading }) => (reading.kind === "not_yet" ? [field] : [])),
      faults: sure.flatMap(({ field, reading, raw }): FoundFault[] => {
        if (reading.kind !== "unsure") return [];
        const teach = wording.ambiguous(reading.readings.map(({ label }) => label));
        return [{ field, place: NOWHERE, raw, said: raw, teach }];
      }),
      unknown: [],
      isOlder: false,
    },
    sentences: Object.fromEntries(sure.map(({ field, span }) => [field, sentenceAround(text, span)])),
  };
}

/** The first place of the quoted words that says something for certain. */
function readAt(
  { engine, today }: SheetReading,
  field: Parameters<typeof readQuote>[1],
  cut: CutText,
  words: string,
): QuoteRead | null {
  for (const span of placesOf(words, cut.text)) {
    const found = readQuote((of, raw) => engine.read(of, raw, today), field, cut, span);
    if (found) return found;
  }
  return null;
}
