import { asNumber, ONE } from "./exact.ts";
import { type Figure, readFigure } from "./figure.ts";
import type { Meaning } from "./number-literal.ts";
import { among, notYet, type Reading, sure, unreadable } from "./reading.ts";
import { showMoney, showWhole } from "./show-figure.ts";
import { tidy, withoutCourtesy } from "./tidy.ts";
import { wording } from "./wording.ts";

const DONG = ["đồng", "đ", "vnđ", "vnd", "đồng việt nam", "việt nam đồng", "đồng chẵn", "chẵn"];
const MILLION = 1_000_000n;
const MILLIARD = 1_000_000_000n;

/** Reads a sum of money in whole đồng; a small number without a unit is asked about. */
export function readMoney(raw: string): Reading<number> {
  const text = withoutCourtesy(tidy(raw)).replace(/(^|[\d\s])tr\.? ?đ$/u, "$1 triệu đồng");
  const figure = readFigure(text, DONG);
  if (figure.kind === "not_yet") return notYet;
  if (figure.kind === "none") return sure(0);
  if (figure.kind === "fault") return unreadable(wording.money[figure.fault]);
  const sums = figure.meanings.flatMap((one) => sumsOf(one, figure));
  if (sums.length === 0) return unreadable(wording.money.fraction);
  const possible = sums.flatMap(({ sum, label }) => {
    const value = asNumber(sum);
    return value === null ? [] : [{ value, label: label ?? showMoney(value) }];
  });
  return possible.length < sums.length ? unreadable(wording.money.huge) : among(possible, wording.money.unclear);
}

interface Sum {
  readonly sum: bigint;
  readonly label?: string;
}

function sumsOf(meaning: Meaning, { ending, scaled }: Extract<Figure, { kind: "read" }>): Sum[] {
  const { figure, whole } = meaning;
  const inDong = whole && figure % ONE === 0n ? [{ sum: figure }] : [];
  if (ending || scaled || (whole && (figure === 0n || figure >= MILLION * ONE))) return inDong;
  const inMilliards = !whole || figure < 100n * ONE;
  return [
    ...named(figure, MILLION, "triệu đồng"),
    ...inDong,
    ...(inMilliards ? named(figure, MILLIARD, "tỷ đồng") : []),
  ];
}

/** The figure in millions or milliards, named so that it cannot be read in two ways; none where đồng would be split. */
function named(figure: bigint, times: bigint, unit: string): Sum[] {
  const sum = figure * times;
  if (sum % ONE !== 0n) return [];
  const decimals = String(figure % ONE)
    .padStart(9, "0")
    .replace(/0+$/, "");
  const label = `${showWhole(Number(figure / ONE))}${decimals ? `,${decimals}` : ""} ${unit}`;
  const full = `${label} (${showMoney(Number(sum / ONE))})`;
  return [{ sum, label: /[.,]\d{3}\b/.test(label) ? full : label }];
}
