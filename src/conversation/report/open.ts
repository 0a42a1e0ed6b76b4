import type { Unit } from "../../people/unit.ts";
import { showDate } from "../../reports/values/show-date.ts";
import { wording as collecting } from "../collecting/wording.ts";
import { goOn } from "./ask.ts";
import { filedStep } from "./filed.ts";
import { openReturned } from "./mend.ts";
import { wording } from "./wording.ts";
import { offering, prefaced, type Step, says, type Work } from "./work.ts";

/** Opens the report, or takes it up again where it was left; one that was handed in is shown. */
export function openReport(work: Work): Step {
  const { engine, draft, desk, filed } = work;
  if (filed && !desk.draft) return filedStep(work, filed);
  if (draft.cause === "returned") return openReturned(work);
  const { answered, questions } = engine.progress(draft);
  if (answered > 0) return withForms(prefaced(goOn(work, null), wording.resumed(answered, questions)));
  const { form } = engine.reporting;
  const found = engine.unit(draft.unit);
  const unit = found?.name ?? draft.unit;
  const commune = found && isCommune(found) ? found : null;
  if (commune && desk.collectedUntil === null) return says(work, null, forDistrict(work, commune));
  const lines = [
    wording.opened(form.title, unit),
    ...(commune ? [forDistrict(work, commune)] : []),
    ...(!commune && form.status === "proposed" ? [wording.proposed] : []),
    wording.howTo,
  ];
  return withForms(prefaced(goOn(work, null), lines.join("\n")));
}

const isCommune = ({ kind }: Unit): boolean => kind === "commune";

/** Whose wish a commune's report is, and until when: the plan asks none of it. */
function forDistrict({ engine, desk }: Work, { reports_to }: Unit): string {
  const district = engine.unit(reports_to ?? "")?.name ?? "";
  const until = desk.extendedUntil ?? desk.collectedUntil;
  return until === null ? collecting.notCollecting(district) : collecting.forDistrict(district, showDate(until));
}

const withForms = (step: Step): Step =>
  offering(step, { verb: "forms", label: wording.shortcuts.forms, shortcut: true });
