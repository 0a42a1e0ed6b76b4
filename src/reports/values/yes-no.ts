import { saysNotYet } from "./absence.ts";
import { saysOneOf, writtenOut } from "./phrase.ts";
import { notYet, type Reading, sure, unreadable } from "./reading.ts";
import { tidy, withoutCourtesy } from "./tidy.ts";
import { wording } from "./wording.ts";

const YES = ["có", "có rồi", "rồi", "đã có", "đã có rồi", "đã làm", "đã làm rồi", "đã thực hiện", "đã xong"].concat([
  ...["xong", "xong rồi", "có làm", "có thực hiện", "phải", "đúng", "đúng rồi", "đúng vậy", "chính xác", "đồng ý"],
  ...["được", "được rồi", "ok", "oke", "okay", "oki", "okie", "yes", "y", "x", "✓", "✔", "✔️", "☑", "[x]"],
]);
const YES_AS_COURTESY = ["vâng", "ừ", "ừm", "ờ", "dạ vâng", "dạ ừ", "vâng ạ", "vâng dạ", "ừ em", "dạ rồi", "ừ ừ"];
const NO = [
  "không",
  "không có",
  "không phải",
  "không đúng",
  "không làm",
  "không thực hiện",
  "không được",
  "sai",
].concat([...["chưa", "chưa có", "chưa làm", "chưa thực hiện", "chưa xong", "chưa được", "chưa đúng", "no", "n"]]);

/** Reads a yes or a no; a bare "dạ", which may only be polite, is asked about. */
export function readYesNo(raw: string): Reading<boolean> {
  const all = tidy(raw).replace(/^(dạ|da|vâng|vang|ừ),/u, "$1");
  if (all === "") return unreadable(wording.yesNo.empty);
  if (saysOneOf(all, ["dạ", "dạ em", "dạ anh", "dạ chị"]))
    return { kind: "unsure", readings: [true, false].map((value) => ({ value, label: labelOf(value) })) };
  const text = writtenOut(withoutCourtesy(all));
  if (saysOneOf(all, YES_AS_COURTESY) || saysOneOf(text, YES)) return sure(true);
  if (saysOneOf(text, NO)) return sure(false);
  return saysNotYet(text) ? notYet : unreadable(wording.yesNo.unclear);
}

const labelOf = (value: boolean) => (value ? wording.yesNo.yes : wording.yesNo.no);
