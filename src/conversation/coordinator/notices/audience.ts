import { fold, oneLine } from "../../../kernel/vietnamese.ts";
import type { Unit } from "../../../people/unit.ts";
import { unitNamed } from "../unit-named.ts";

const NOT_HANDED_IN = ["not_started", "drafting", "pending_approval", "returned"];
const HANDED_IN = ["submitted", "accepted"];
const STATES: readonly (readonly [readonly string[], RegExp])[] = [
  [NOT_HANDED_IN, /\b(?:con )?chua (?:nop|gui)(?: (?:bao cao|bc))?\b/],
  [HANDED_IN, /\bda (?:nop|gui)(?: (?:bao cao|bc))?(?: roi)?\b/],
];
const KINDS: readonly (readonly [readonly string[], RegExp])[] = [
  [["department"], /^(?:so|so nganh|so ban nganh|so ban nganh (?:cap )?tinh)$/],
  [["district"], /^(?:huyen|ubnd huyen|cap huyen|huyen thi|huyen thi(?: xa)? thanh(?: pho)?)$/],
  [["front"], /^(?:mat tran|mttq|ubmttq|mat tran to quoc)$/],
  [["union"], /^(?:doan the|hoi doan the|to chuc chinh tri xa hoi)$/],
  [["front", "union"], /^(?:mat tran|mttq)(?: va)?(?: cac)? (?:doan the|hoi doan the)$/],
  [[], /^(?:don vi|moi (?:noi|nguoi|don vi)|tat ca|toan bo|het|toan tinh|can bo|tat ca can bo)?$/],
];
const AROUND = /\b(?:tat ca|toan bo|nhung|cac|don vi|can bo|noi|nao|ai)\b/g;

/**
 * Whom a notice is for, in the words of a coordinator: "tất cả", "các huyện", "đơn vị chưa nộp", "các sở chưa nộp", or
 * units by name. Kinds, states, "kind+state" and unit codes, as `unitsMeant` takes them; null where the words name nobody.
 */
export function readAudience(words: string, units: readonly Unit[]): readonly string[] | null {
  const said = fold(oneLine(words))
    .replace(/[,.;:!?]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const states = STATES.find(([, shape]) => shape.test(said));
  const rest = oneLine((states ? said.replace(states[1], " ") : said).replace(AROUND, " "));
  const kinds = KINDS.find(([, shape]) => shape.test(rest));
  if (!kinds) return states ? null : namedUnits(words, units);
  const [of, state] = [kinds[0], states?.[0] ?? []];
  if (of.length === 0) return state.length === 0 ? ["all"] : state;
  return state.length === 0 ? of : of.flatMap((kind) => state.map((one) => `${kind}+${one}`));
}

function namedUnits(words: string, units: readonly Unit[]): readonly string[] | null {
  const whole = unitNamed(units, words);
  if (whole.kind === "found") return [whole.unit.code];
  const named = words.split(/\s*[,;]\s*|\s+và\s+/u).map((one) => unitNamed(units, one));
  const codes = named.flatMap((one) => (one.kind === "found" ? [one.unit.code] : []));
  return codes.length === named.length ? codes : null;
}
