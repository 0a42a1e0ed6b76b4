import { exact } from "./exact.ts";
import type { NumberToken } from "./number-token.ts";

type Tokens = readonly NumberToken[];

/** The parts of a number with what is said around "phẩy" put together as figures ("ba phẩy hai lăm" → 3,25). */
export function withSpokenDecimals(tokens: Tokens): Tokens {
  const at = tokens.findIndex((token) => token.kind === "comma");
  if (at < 0) return tokens;
  const large = tokens.findIndex((token) => token.kind === "scale" && token.times >= 1000n);
  const end = large < 0 ? tokens.length : large;
  const whole = wholeSaid(tokens.slice(0, at));
  const decimals = decimalsSaid(tokens.slice(at + 1, Math.max(at, end)));
  const figure = whole === null || decimals === null ? null : exact(whole, decimals);
  if (figure === null) return [{ kind: "other", word: "phẩy" }];
  return [
    { kind: "figures", text: `${whole},${decimals}`, meanings: [{ figure, whole: false }] },
    ...tokens.slice(end),
  ];
}

function wholeSaid(tokens: Tokens): string | null {
  const [only, ...others] = tokens;
  if (only?.kind === "figures") return others.length === 0 && /^(0|[1-9]\d*)$/.test(only.text) ? only.text : null;
  return below100(tokens);
}

/** One digit after the other ("không năm" → 05), or a number below a hundred ("hai mươi lăm" → 25). */
function decimalsSaid(tokens: Tokens): string | null {
  const [only, ...others] = tokens;
  if (only?.kind === "figures") return others.length === 0 && /^\d+$/.test(only.text) ? only.text : null;
  if (tokens.length > 0 && tokens.every((token) => token.kind === "digit"))
    return tokens.map(({ value }) => String(value)).join("");
  return below100(tokens);
}

function below100([first, second, third, ...others]: Tokens): string | null {
  if (!first || others.length > 0) return null;
  if (first.kind === "ten" && !third) return second?.kind === "digit" ? `1${second.value}` : second ? null : "10";
  if (first.kind !== "digit") return null;
  if (!second) return String(first.value);
  if (second.kind !== "scale" || second.word !== "mươi") return null;
  return third?.kind === "digit" ? `${first.value}${third.value}` : third ? null : `${first.value}0`;
}
