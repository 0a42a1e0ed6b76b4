/** Text as Vietnamese people type and print it: one form to compare with, whatever keyboard or PDF it came from. */

const LOOK_ALIKE_D: Record<string, string> = { Ð: "Đ", Ɖ: "Đ", ð: "đ" };
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;
const OLD_TONE_PLACES: Record<string, string> = {
  oà: "òa",
  oá: "óa",
  oả: "ỏa",
  oã: "õa",
  oạ: "ọa",
  oè: "òe",
  oé: "óe",
  oẻ: "ỏe",
  oẽ: "õe",
  oẹ: "ọe",
  uỳ: "ùy",
  uý: "úy",
  uỷ: "ủy",
  uỹ: "ũy",
  uỵ: "ụy",
};
const NEW_TONE_PLACE = /(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/giu;

/** The text in NFC with look-alikes of đ mended and invisible characters removed; nothing a reader sees changes. */
export function nfc(text: string): string {
  return text
    .replace(INVISIBLE, "")
    .normalize("NFC")
    .replace(/[ÐƉð]/g, (letter) => LOOK_ALIKE_D[letter] ?? letter);
}

/** The text on one line: NFC, every run of white space as one space, trimmed. Quotes are compared in this form. */
export function oneLine(text: string): string {
  return nfc(text).replace(/\s+/g, " ").trim();
}

/** Moves the tone mark of oa, oe, uy to its older place (hoà → hòa, uỷ → ủy), so that both spellings compare equal. */
export function unifyTonePlace(text: string): string {
  return text.replace(NEW_TONE_PLACE, (found) => {
    const old = OLD_TONE_PLACES[found.toLowerCase()] ?? found;
    const [first = "", second = ""] = found;
    const upperFirst = first !== first.toLowerCase();
    const upperSecond = second !== second.toLowerCase();
    const [oldFirst = "", oldSecond = ""] = old;
    return (upperFirst ? oldFirst.toUpperCase() : oldFirst) + (upperSecond ? oldSecond.toUpperCase() : oldSecond);
  });
}

/** Lower case with one spelling for each accented syllable: the form in which accented text is compared. */
export function canonical(text: string): string {
  return unifyTonePlace(nfc(text).toLowerCase());
}

/** Lower case without any diacritic (đ → d): the form in which text is compared when accents cannot be trusted. */
export function fold(text: string): string {
  return nfc(text).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
}

/** The words of a text in order: runs of letters, or numbers with their inner separators ("1,2", "10/12"). */
export function words(text: string): string[] {
  return nfc(text).match(/\p{N}+(?:[.,/]\p{N}+)*|[\p{L}\p{M}]+/gu) ?? [];
}

/** Whether any letter of the text carries a Vietnamese diacritic (đ counts). */
export function hasDiacritics(text: string): boolean {
  return fold(text) !== nfc(text).toLowerCase();
}

const STROKE = "\u0335";

function letters(text: string): { base: string; marks: string }[] {
  const decomposed = canonical(text).replace(/đ/g, `d${STROKE}`).normalize("NFD");
  return [...decomposed.matchAll(/(\P{M})(\p{M}*)/gu)].map(([, base = "", marks = ""]) => ({ base, marks }));
}

/**
 * Whether a syllable as typed may stand for a syllable as meant: the same letters, and no mark typed that the meant
 * one lacks ("bao" and "báo" may be "báo"; "bảo" may not).
 */
export function mayMean(typed: string, meant: string): boolean {
  if (canonical(typed) === canonical(meant)) return true;
  if (fold(typed) !== fold(meant)) return false;
  const typedLetters = letters(typed);
  const meantLetters = letters(meant);
  return typedLetters.every(({ marks }, at) => [...marks].every((mark) => meantLetters[at]?.marks.includes(mark)));
}
