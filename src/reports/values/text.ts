import { nfc } from "../../kernel/vietnamese.ts";
import { saysOneOf, writtenOut } from "./phrase.ts";
import { notYet, type Reading, sure, unreadable } from "./reading.ts";
import { tidy, withoutCourtesy } from "./tidy.ts";
import { wording } from "./wording.ts";

const NOT_YET = ["chưa có", "chưa có số", "chưa có số liệu", "để sau", "bổ sung sau", "sẽ bổ sung sau"];
const NONE = "Không có";

/** Reads free text of at most so many letters. */
export function readText(raw: string, most: number): Reading<string> {
  const text = nfc(raw).trim();
  if (text === "") return unreadable(wording.text.empty);
  const alone = writtenOut(withoutCourtesy(tidy(text)));
  if (saysOneOf(alone, NOT_YET)) return notYet;
  if (saysOneOf(alone, [NONE.toLowerCase()])) return sure(NONE);
  const length = [...text].length;
  return length > most ? unreadable(wording.text.tooLong(most, length)) : sure(text);
}
