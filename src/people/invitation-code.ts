import { nfc } from "../kernel/vietnamese.ts";

/** No 0 and O, no 1, I and L, no U beside V: what is read aloud or copied by hand stays what it was. */
const LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ";
const DIGITS = "23456789";
const HALF = 4;
/** So many random bytes make every code as likely as any other, to one part in 2^89. */
const BYTES = 16;
/** Which places of a half are digits: every way but none and all, so that no code is a word or a number. */
const PATTERNS = Array.from({ length: 2 ** HALF - 2 }, (_, at) =>
  Array.from({ length: HALF }, (_, place) => (((at + 1) >> place) & 1 ? LETTERS : DIGITS)),
).toReversed();
const HALVES = BigInt(PATTERNS.reduce((sum, pattern) => sum + sizeOf(pattern), 0));

/** A new invitation code as it is shown, "K7M4-9QRT", out of 16 random bytes; throws RangeError on fewer. */
export function makeCode(random: Uint8Array): string {
  if (random.length < BYTES) throw new RangeError(`a code needs ${BYTES} random bytes`);
  const number = random.subarray(0, BYTES).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return `${half(Number((number / HALVES) % HALVES))}-${half(Number(number % HALVES))}`;
}

/** A code in its normal form, as people are shown it. */
export function showCode(code: string): string {
  return `${code.slice(0, HALF)}-${code.slice(HALF)}`;
}

/** One of all halves, by its place among them. */
function half(place: number): string {
  let rest = place;
  for (const pattern of PATTERNS) {
    if (rest < sizeOf(pattern)) return spell(pattern, rest);
    rest -= sizeOf(pattern);
  }
  throw new RangeError(`there is no half ${place}`);
}

function sizeOf(pattern: readonly string[]): number {
  return pattern.reduce((product, alphabet) => product * alphabet.length, 1);
}

function spell(pattern: readonly string[], place: number): string {
  let rest = place;
  return pattern
    .map((alphabet) => {
      const character = alphabet.charAt(rest % alphabet.length);
      rest = Math.floor(rest / alphabet.length);
      return character;
    })
    .join("");
}

const HALF_TYPED = `(?=[A-Z]{0,3}\\d)(?=\\d{0,3}[A-Z])[${LETTERS}${DIGITS}]{${HALF}}`;
const GAP = "[\\s.\\-‐-―−]{0,3}";
const FREE = "(?<![\\p{L}\\p{N}/.-])";
const END = "(?![\\p{L}\\p{N}/]|[.-][\\p{L}\\p{N}])";
/** One word, or two halves joined by a dash: nothing else looks like it, so it may stand anywhere. */
const JOINED = new RegExp(`${FREE}(${HALF_TYPED})[.\\-‐-―−]?(${HALF_TYPED})${END}`, "u");
/** Two halves with a space between, where a code is spoken of. */
const APART = new RegExp(`${FREE}(${HALF_TYPED})${GAP}(${HALF_TYPED})${END}`, "u");
const SPEAKS_OF_CODE = /(?<!\p{L})M[ÃA](?!\p{L})/u;
/** Nothing but the word and eight characters: meant as a code, right or wrong. */
const ANNOUNCED = /^\/?M[ÃA](?: M[ỜO]I)?\s*[:=]?\s*([A-Z\d]{4})[\s.\-‐-―−]{0,3}([A-Z\d]{4})\s*(?:Ạ|A)?[.!]?$/u;
const HANDED_OVER = /^\/START\s+([A-Z\d]{4})-?([A-Z\d]{4})$/u;
const COURTESY = /(?:^DẠ,?\s+|\s+(?:Ạ|NHÉ|NHA)?[.!]?$)/gu;

/**
 * The invitation code that somebody typed, in its normal form ("K7M49QRT"); null where the text holds none. What is announced
 * as a code is taken for one even if no such code can exist, so that the person hears that it is wrong.
 */
export function codeIn(text: string): string | null {
  const typed = nfc(text).trim().toUpperCase();
  const found = HANDED_OVER.exec(typed) ?? announced(typed) ?? JOINED.exec(typed) ?? apart(typed);
  return found ? `${found[1]}${found[2]}` : null;
}

function announced(typed: string): RegExpExecArray | null {
  const found = ANNOUNCED.exec(typed);
  const code = `${found?.[1]}${found?.[2]}`;
  return /\d/.test(code) && /[A-Z]/.test(code) ? found : null;
}

function apart(typed: string): RegExpExecArray | null {
  if (SPEAKS_OF_CODE.test(typed)) return APART.exec(typed);
  const alone = typed.replace(COURTESY, "").replace(/^["“”'(]+|["“”')]+$/gu, "");
  return new RegExp(`^(${HALF_TYPED})(${HALF_TYPED})$`, "u").exec(alone.replace(/[\s.\-‐-―−]/gu, ""));
}
