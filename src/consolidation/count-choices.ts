import { z } from "zod";

import type { Field, Form, Section } from "../reports/form.ts";
import type { AsOfDays, ChoiceCount, UnitRow } from "./consolidation.ts";
import { wording } from "./wording.ts";

const asOfValue = z.object({ date: z.string(), final: z.boolean() });

/** How often each choice of the form's yes_no, one_of and many_of questions was taken. */
export function countChoices(form: Form, rows: readonly UnitRow[]): ChoiceCount[] {
  return fieldsOfKind(form, ["yes_no", "one_of", "many_of"]).map(({ section, field }) => {
    const given = valuesOf(field, rows);
    const choices = choicesOf(field).map(({ value, label }) => ({
      label,
      units: given.filter((one) => hasTaken(one.value, value)).map(({ code }) => code),
    }));
    return { field, section, given: given.length, choices };
  });
}

/** The days up to which the figures of the units count. */
export function asOfDays(form: Form, rows: readonly UnitRow[]): AsOfDays[] {
  return fieldsOfKind(form, ["as_of"]).map(({ section, field }) => {
    const given = valuesOf(field, rows).map(({ code, value }) => ({ code, ...asOfValue.parse(value) }));
    const byDay = Map.groupBy(given, ({ date, final }) => `${date} ${final ? 1 : 0}`);
    const days = [...byDay.entries()]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([, units]) => {
        const [first] = units;
        return first ? [{ date: first.date, final: first.final, units: units.map(({ code }) => code) }] : [];
      });
    return { field, section, days };
  });
}

/** The choices of a question with what is stored for each. */
function choicesOf({ kind, options = [] }: Field): readonly { value: string | boolean; label: string }[] {
  return kind === "yes_no"
    ? [
        { value: true, label: wording.yes },
        { value: false, label: wording.no },
      ]
    : options.map(({ id, label }) => ({ value: id, label }));
}

const hasTaken = (value: unknown, choice: string | boolean): boolean =>
  Array.isArray(value) ? value.includes(choice) : value === choice;

function fieldsOfKind(form: Form, kinds: readonly Field["kind"][]): { section: Section; field: Field }[] {
  return form.sections.flatMap((section) =>
    section.fields.filter(({ kind }) => kinds.includes(kind)).map((field) => ({ section, field })),
  );
}

function valuesOf({ id }: Field, rows: readonly UnitRow[]): { code: string; value: unknown }[] {
  return rows.flatMap(({ standing, cells }) => {
    const cell = cells.get(id);
    return cell?.kind === "given" ? [{ code: standing.code, value: cell.value }] : [];
  });
}
