import { hasDiacritics } from "../../kernel/vietnamese.ts";

/** The text with "tháng sáu" as "tháng 6" and "tháng sau" as "tháng tới": they part company before accents are dropped. */
export function withoutJuneDoubt(text: string): string {
  const june = text.replace(/(tháng|thang) sáu(?!\p{L})/gu, "tháng 6");
  return hasDiacritics(text) ? june.replace(/(tháng|thang) sau(?!\p{L})/gu, "tháng tới") : june;
}

/** Whether "thang sau" without accents is left, which is June as well as the month to come. */
export function mayBeJuneOrNext(text: string): boolean {
  return /(^|\s)thang sau(\s|$)/.test(text);
}
