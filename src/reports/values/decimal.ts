import { asNumber } from "./exact.ts";
import { figureWords, readFigure } from "./figure.ts";
import { inWords } from "./number-words.ts";
import { among, notYet, type Reading, sure, unreadable } from "./reading.ts";
import { showDecimal, showWhole } from "./show-figure.ts";
import { tidy, withoutCourtesy } from "./tidy.ts";
import { wording } from "./wording.ts";

/** Reads a measure that may have decimals; a percent sign is dropped, and the unit of the field where it is given. */
export function readDecimal(raw: string, unit?: string): Reading<number> {
  const typed = withoutCourtesy(tidy(raw));
  const percent = !unit || /%|phần trăm/u.test(unit);
  const text = percent ? typed.replace(/(\S) ?(%| ph[ầâa]n tr[ăa]m)$/u, "$1") : typed;
  const figure = readFigure(text, unit ? [figureWords(tidy(unit)).join(" ")] : []);
  if (figure.kind === "not_yet") return notYet;
  if (figure.kind === "none") return sure(0);
  if (figure.kind === "fault") return unreadable(wording.measure[figure.fault]);
  const measures = figure.meanings.map((one) => asNumber(one.figure));
  if (measures.includes(null)) return unreadable(wording.measure.huge);
  return among(
    measures.filter((measure) => measure !== null).map((value) => ({ value, label: labelOf(value) })),
    wording.measure.unclear,
  );
}

/** "1.500 (một nghìn năm trăm)" against "1,5": nobody can take one for the other. */
function labelOf(measure: number): string {
  const grouped = Number.isInteger(measure) && measure >= 1000 && measure < 1_000_000;
  return grouped ? `${showWhole(measure)} (${inWords(measure)})` : showDecimal(measure);
}
