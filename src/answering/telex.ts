import { canonical } from "../kernel/vietnamese.ts";

const TONES: Record<string, string> = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const VNI_TONES: Record<string, string> = { "1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323" };
const CIRCUMFLEX = "\u0302";
const HORN = "\u031B";
const BREVE = "\u0306";
const VOWEL = /[aăâeêioôơuưy]/;

/** The syllable that Telex or VNI keys would have made ("hanj", "no65p"), or null when the keys make none. */
export function decodeKeys(typed: string): string | null {
  const lower = typed.toLowerCase();
  const decoded = /\d/.test(lower) ? decodeVni(lower) : decodeTelex(lower);
  return decoded === null || decoded === lower ? null : canonical(decoded);
}

function decodeTelex(typed: string): string | null {
  if (!/^[a-z]+$/.test(typed)) return null;
  const [, body = "", tone = ""] = /^([a-z]*?[aeiouyw][a-z]*?)([sfrxj]?)$/.exec(typed) ?? [];
  const [letters, inner] = tone ? [body, tone] : takeInnerTone(typed);
  const shaped = letters
    .replace(/([aou]+)([^aeiouyw]+)w$/, "$1w$2")
    .replace(/^dd/, "đ")
    .replace(/^d(.*)d$/, "đ$1")
    .replace(/uwow|uow|uwo/g, "ươ")
    .replace(/aa|a(?=[^aeiouyw]+a$)/g, "â")
    .replace(/ee/g, "ê")
    .replace(/oo/g, "ô")
    .replace(/aw/g, "ă")
    .replace(/ow/g, "ơ")
    .replace(/uw/g, "ư")
    .replace(/ươ$/, "uơ");
  if (/w/.test(shaped) || !VOWEL.test(shaped.replace(/^qu/, "q"))) return null;
  return inner ? withTone(shaped, TONES[inner] ?? "") : shaped;
}

function takeInnerTone(typed: string): [string, string] {
  const found = /^([^aeiouy]*[aeiouyw]+)([sfrxj])([a-z]+)$/.exec(typed);
  return found ? [`${found[1]}${found[3]}`, found[2] ?? ""] : [typed, ""];
}

function decodeVni(typed: string): string | null {
  if (!/^[a-z]+[a-z1-9]*$/.test(typed) || !/[a-z]\d/.test(typed)) return null;
  let tone = "";
  let letters = "";
  for (const key of typed) {
    if (VNI_TONES[key]) tone = VNI_TONES[key] ?? "";
    else if (key === "6") letters = letters.replace(/([aeo])([^aeo]*)$/, `$1${CIRCUMFLEX}$2`);
    else if (key === "7")
      letters = letters
        .replace(/uo(?=[a-z]*$)/, `u${HORN}o${HORN}`)
        .replace(/([uo])(?!\u031B)([^uo]*)$/, `$1${HORN}$2`);
    else if (key === "8") letters = letters.replace(/a([^a]*)$/, `a${BREVE}$1`);
    else if (key === "9") letters = letters.replace(/^d/, "đ");
    else letters += key;
  }
  const shaped = letters.normalize("NFC");
  if (/\d/.test(shaped) || !VOWEL.test(shaped)) return null;
  return tone ? withTone(shaped, tone) : shaped;
}

function withTone(shaped: string, tone: string): string {
  const at = toneplace(shaped);
  return `${shaped.slice(0, at)}${`${shaped[at]}${tone}`.normalize("NFC")}${shaped.slice(at + 1)}`;
}

function toneplace(shaped: string): number {
  const marked = [...shaped].findLastIndex((letter) => /[ăâêôơư]/.test(letter));
  if (marked >= 0) return marked;
  const onset = /^(qu|gi(?=[aeiouy]))/.exec(shaped)?.[0].length ?? 0;
  const vowels = [...shaped].map((letter, at) => (at >= onset && VOWEL.test(letter) ? at : -1)).filter((at) => at >= 0);
  const endsOpen = vowels.at(-1) === shaped.length - 1;
  const second = vowels.length >= 3 || (vowels.length === 2 && !endsOpen);
  return (second ? vowels[1] : vowels[0]) ?? 0;
}
