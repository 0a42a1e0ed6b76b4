import { goOn } from "./ask.ts";
import { filedStep } from "./filed.ts";
import { wording } from "./wording.ts";
import { offering, prefaced, type Step, type Work } from "./work.ts";

/** Opens the report, or takes it up again where it was left; one that was handed in is shown. */
export function openReport(work: Work): Step {
  const { engine, draft, desk, filed } = work;
  if (filed && !desk.draft) return filedStep(work, filed);
  const { answered, questions } = engine.progress(draft);
  if (answered > 0) return withForms(prefaced(goOn(work, null), wording.resumed(answered, questions)));
  const { form } = engine.reporting;
  const unit = engine.unit(draft.unit)?.name ?? draft.unit;
  const lines = [
    wording.opened(form.title, unit),
    ...(form.status === "proposed" ? [wording.proposed] : []),
    wording.howTo,
  ];
  return withForms(prefaced(goOn(work, null), lines.join("\n")));
}

const withForms = (step: Step): Step =>
  offering(step, { verb: "forms", label: wording.shortcuts.forms, shortcut: true });
