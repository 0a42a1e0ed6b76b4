import { wording } from "./wording.ts";

/** An ISO day as it stands in a report: "05/09/2023". */
export function showDate(iso: string): string {
  return iso.split("-").toReversed().join("/");
}

/** Until when figures count, and how: "tính đến ngày 30/11/2023, số ước thực hiện". */
export function showAsOf({ date, final }: { readonly date: string; readonly final: boolean }): string {
  return wording.asOf.shown(showDate(date), final);
}
