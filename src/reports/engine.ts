import { communeUnits } from "../people/commune.ts";
import type { Unit } from "../people/unit.ts";
import { figuresOf } from "./calculate.ts";
import { type Fitted, fitToForm } from "./change-draft.ts";
import { answersTo, brokenRules, type Fault, faultsOf } from "./check.ts";
import { type Draft, newDraft } from "./draft.ts";
import type { Stored } from "./fields/field-kind.ts";
import { kindOf } from "./fields/kinds.ts";
import type { Field, Form, Section } from "./form.ts";
import { openQuestions, progress, type Question, questionsFor, returnedQuestions, sectionsFor } from "./questions.ts";
import type { Reporting } from "./reporting.ts";
import type { Reading } from "./values/reading.ts";
import { showDecimal, showWhole } from "./values/show-figure.ts";

/** Everything that can be asked of a campaign's report form; pure, so that every channel and the HTTP API follow the same rules. */
export interface ReportEngine {
  readonly reporting: Reporting;
  /** Null for a code that is no unit. */
  unit(code: string): Unit | null;
  /** The communes from which a district may collect; none for any other unit. */
  collected(district: string): readonly Unit[];
  /** The district that may collect from a unit, or that the unit is itself; null for other units. */
  collector(code: string): string | null;
  begin(unit: string): Draft;
  /** All questions of a unit, with their lasting numbers. */
  questions(unit: string): readonly Question[];
  sections(unit: string): readonly Section[];
  open(draft: Draft): readonly Question[];
  /** The questions that were returned and not settled since. */
  returned(draft: Draft): readonly Question[];
  progress(draft: Draft): { readonly answered: number; readonly questions: number };
  read(field: Field, raw: string, today: Temporal.PlainDate): Reading<Stored>;
  fits(field: Field, value: unknown): boolean;
  show(field: Field, value: Stored): string;
  faults(draft: Draft): readonly Fault[];
  /** The rules that do not hold, also those with a reason. */
  broken(draft: Draft): readonly Extract<Fault, { kind: "rule" }>[];
  /** The answers to what the unit is asked now, by field. */
  answers(draft: Draft): Draft["answers"];
  /** The figures behind them, calculated ones included. */
  figures(draft: Draft): ReadonlyMap<string, number>;
  fit(draft: Draft): Fitted;
}

/** Messages of rules name what a figure counts themselves. */
const showBare = (value: number): string => (Number.isInteger(value) ? showWhole(value) : showDecimal(value));

/** The engine of one campaign's form and units. */
export function createReportEngine(reporting: Reporting): ReportEngine {
  const { form, units } = reporting;
  const communes = form.collecting ? communeUnits(reporting.communes ?? null) : [];
  const byCode = new Map([...units.units, ...communes].map((unit) => [unit.code, unit] as const));
  const fields = new Map(form.sections.flatMap((section) => section.fields).map((field) => [field.id, field] as const));
  const byUnit = new Map<string, readonly Question[]>();

  function questions(code: string): readonly Question[] {
    const known = byUnit.get(code);
    if (known) return known;
    const unit = byCode.get(code);
    const found = unit ? questionsFor(form, unit) : [];
    byUnit.set(code, found);
    return found;
  }

  /** The form with the rules that hold for a unit. */
  function rulesFor(code: string): Form {
    const kind = byCode.get(code)?.kind;
    const holds = ({ asked }: Form["rules"][number]) => !asked || (kind !== undefined && asked.includes(kind));
    return { ...form, rules: form.rules.filter(holds) };
  }

  const engine: ReportEngine = {
    reporting,
    unit: (code) => byCode.get(code) ?? null,
    collected: (district) => communes.filter(({ reports_to }) => reports_to === district),
    collector(code) {
      const unit = byCode.get(code);
      if (unit?.kind === "commune") return unit.reports_to;
      return engine.collected(code).length > 0 ? code : null;
    },
    begin: (unit) => newDraft({ form: form.id, version: form.version, unit, period: form.period }),
    questions,
    sections: (code) => {
      const unit = byCode.get(code);
      return unit ? sectionsFor(form, unit) : [];
    },
    returned: (draft) => returnedQuestions(questions(draft.unit), draft.answers, draft.returned),
    open: (draft) => openQuestions(questions(draft.unit), draft.answers),
    progress: (draft) => progress(questions(draft.unit), draft.answers),
    read: (field, raw, today) => kindOf(field).read(raw, field, today),
    fits: (field, value) => kindOf(field).shape(field).safeParse(value).success,
    show: (field, value) => kindOf(field).show(value, field),
    faults: (draft) => faultsOf(rulesFor(draft.unit), questions(draft.unit), draft, showBare),
    broken: (draft) => brokenRules(rulesFor(draft.unit), questions(draft.unit), draft.answers, showBare),
    answers: (draft) => answersTo(questions(draft.unit), draft.answers),
    figures: (draft) => figuresOf(form, answersTo(questions(draft.unit), draft.answers)),
    fit: (draft) => {
      const asked = questions(draft.unit).map(({ field }) => field);
      return fitToForm(draft, form, asked, (id, value) => {
        const field = fields.get(id);
        return field !== undefined && engine.fits(field, value);
      });
    },
  };
  return engine;
}
