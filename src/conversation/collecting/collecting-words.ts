import { fold, oneLine } from "../../kernel/vietnamese.ts";

/** What a district's officer says about collecting from the communes. */
export type CollectingCommand =
  /** Begins to collect, or moves the day; null: until which day is still to be asked. */
  | { readonly kind: "collect"; readonly until: string | null }
  | { readonly kind: "stop" | "codes" | "sum" }
  /** Where the figure of a question comes from. */
  | { readonly kind: "sources"; readonly number: number };

const COMMUNES =
  "(?:(?:cua |tu |o )?(?:cac |tat ca )?(?:xa|phuong|thi tran|cap xa|co so)(?:, ?(?:xa|phuong|thi tran))*)";
const COLLECT = new RegExp(
  `^(?:em |toi |chi |anh )?(?:muon )?thu(?: thap)? (?:bao cao|so lieu|so|bc) ${COMMUNES}(?: (?:den|truoc|toi)(?: het)?(?: ngay)? (.+))?$`,
);
const STOP = new RegExp(
  `^(?:ngung|dung|thoi|khong|tat) thu(?: thap)? (?:bao cao |so lieu |so |bc )?${COMMUNES}(?: nua)?$`,
);
const CODES = new RegExp(`^(?:cap|tao|gui|lay) ma(?: moi)? (?:cho )?${COMMUNES}$`);
const SUM = new RegExp(`^(?:cong|lay|tong hop|dien)(?: don)? (?:so lieu|so|bao cao|tu) ?${COMMUNES}$`);
const SOURCES = /^(?:xem )?nguon(?: so lieu)?(?: cua)? cau (?:so )?(\d{1,3})$/;

/** The command about collecting that a message is; null for anything else. */
export function collectingCommand(text: string): CollectingCommand | null {
  const line = oneLine(text).replace(/[?.!\s]+$/, "");
  const said = fold(line).replace(/\s+(?:a|nha|nhe|giup em|em|di)$/, "");
  const collect = COLLECT.exec(said);
  if (collect) return { kind: "collect", until: collect[1] ?? null };
  if (STOP.test(said)) return { kind: "stop" };
  if (CODES.test(said)) return { kind: "codes" };
  if (SUM.test(said)) return { kind: "sum" };
  const number = SOURCES.exec(said)?.[1];
  return number === undefined ? null : { kind: "sources", number: Number(number) };
}
