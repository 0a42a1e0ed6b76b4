import { COUNTED } from "./counted.ts";
import { asNumber, ONE } from "./exact.ts";
import { figureWords, readFigure } from "./figure.ts";
import { among, notYet, type Reading, sure, unreadable } from "./reading.ts";
import { showWhole } from "./show-figure.ts";
import { tidy } from "./tidy.ts";
import { wording } from "./wording.ts";

/** "12 tr" is money; of people or documents it may be any word with these letters. */
const MILLIONS_IN_SHORT = /[\d\s]tr(?=[\d\s]|$)/;

/** Reads a count; where its unit is given ("hộ"), no other thing may be counted after it. */
export function readWholeNumber(raw: string, unit?: string): Reading<number> {
  if (MILLIONS_IN_SHORT.test(tidy(raw))) return unreadable(wording.count.unclear);
  const figure = readFigure(raw, unit ? endingsOf(unit) : COUNTED);
  if (figure.kind === "not_yet") return notYet;
  if (figure.kind === "none") return sure(0);
  if (figure.kind === "fault") return unreadable(wording.count[figure.fault]);
  const counts = figure.meanings
    .filter((one) => one.whole && one.figure % ONE === 0n)
    .map((one) => asNumber(one.figure));
  if (counts.length === 0) return unreadable(wording.count.fraction);
  if (counts.includes(null)) return unreadable(wording.count.huge);
  return among(
    counts.filter((count) => count !== null).map((value) => ({ value, label: showWhole(value) })),
    wording.count.unclear,
  );
}

function endingsOf(unit: string): readonly string[] {
  const own = figureWords(tidy(unit)).join(" ");
  return [own, ...COUNTED.filter((one) => one.startsWith(`${own} `))];
}
