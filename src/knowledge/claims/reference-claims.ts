import type { Claim } from "./claim.ts";
import { type SentenceText, takeAll } from "./sentence-text.ts";

const TYPES: Readonly<Record<string, string>> = {
  "quyết định": "qđ",
  qđ: "qđ",
  "hướng dẫn": "hd",
  hd: "hd",
  "nghị định": "nđ",
  nđ: "nđ",
  "thông tư": "tt",
  tt: "tt",
  "tờ trình": "ttr",
  ttr: "ttr",
  "kế hoạch": "kh",
  kh: "kh",
  "công văn": "cv",
  cv: "cv",
  "nghị quyết": "nq",
  nq: "nq",
  "chỉ thị": "ct",
  ct: "ct",
  "thông báo": "tb",
  tb: "tb",
  "báo cáo": "bc",
  bc: "bc",
  luật: "luật",
  "văn bản": "",
};
const TYPE = `(?:${Object.keys(TYPES).join("|")})`;
const SYMBOL = "[a-zđ]{1,8}\\d*(?:[-–.][a-zđ]{2,10}\\d*)*";
const START = "(?<![\\p{L}\\p{N}/])";
const END = "(?![\\p{L}\\p{N}])";
const NUMBERED = new RegExp(
  `${START}(?:(?<type>${TYPE})\\s)?(?:số\\s?:?\\s?)?(?<no>\\d{1,5})/(?:(?<y>(?:19|20)\\d\\d)/)?(?<symbol>${SYMBOL})${END}`,
  "gu",
);
const PARTY = new RegExp(
  `${START}(?:(?<type>${TYPE})\\s)?(?:số\\s)?(?<no>\\d{1,4})-(?<symbol>[a-zđ]{2,4}/[a-zđ]{1,6})${END}`,
  "gu",
);
const SHORT = new RegExp(
  `${START}(?<type>${TYPE})\\s(?:số\\s)?(?<no>\\d{1,5})(?:/(?<y>(?:19|20)\\d\\d))?${END}(?![/.,%]\\d)`,
  "gu",
);
const NUMBER_ALONE = new RegExp(
  `${START}số\\s(?<no>\\d{1,5})(?:/(?<y>(?:19|20)\\d\\d))?${END}(?![/.,]\\d|\\s?%)`,
  "gu",
);

/** The documents that a sentence names by their numbers. */
export function takeDocuments(sentence: SentenceText): Claim[] {
  const read = (g: Readonly<Record<string, string | undefined>>, from: number, to: number): Claim => {
    const no = String(Number(g["no"]));
    const symbol = g["symbol"]?.replaceAll("–", "-");
    const [written, year] = [symbol?.split(/[-/.]/)[0] ?? "", g["y"] ?? ""];
    const spoken = TYPES[g["type"] ?? ""] ?? "";
    const type = written || spoken;
    const numbers = year ? [no, `${no}/${year}`] : [no];
    const exact = `document ${numbers.at(-1)}${symbol ? `/${symbol}` : type && ` ${type}`}`;
    const kinds = [...new Set([written, spoken])].filter((kind) => kind !== "");
    const states = numbers.flatMap((one) => [`document ${one}`, ...kinds.map((kind) => `document ${one} ${kind}`)]);
    return { kind: "document", text: sentence.text.slice(from, to), means: [exact], states: [exact, ...states] };
  };
  return [NUMBERED, PARTY, SHORT, NUMBER_ALONE].flatMap((found) => takeAll(sentence, found, read));
}

const RANKS = ["phụ lục", "phần", "chương", "mục", "tiểu mục", "điều", "khoản", "điểm", "đoạn"];
const ROMAN_SIGNS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };
const ONE_PLACE =
  "(?:(?:phụ lục|phần|chương|tiểu mục|mục|điều|khoản)\\s(?:số\\s)?(?:\\d{1,3}|[ivxl]+)(?:\\.\\d{1,2})*|điểm\\s(?:[a-zđ]|\\d{1,2}(?:\\.\\d{1,2})+)|đoạn\\s(?:\\d{1,2}|cuối))(?![\\p{L}\\p{N}]|[.,]\\d|\\s(?:triệu|tỷ|tỉ|nghìn|đồng))";
const PLACES = new RegExp(`(?<![\\p{L}])${ONE_PLACE}(?:(?:,|\\s(?:của|thuộc|tại))?\\s${ONE_PLACE})*`, "gu");

/** The places of a document that a sentence names; "khoản 2 Điều 4" is one place, and says its parts too. */
export function takePlaces(sentence: SentenceText): Claim[] {
  return takeAll(sentence, PLACES, (_, from, to) => {
    const parts = [...sentence.low.slice(from, to).matchAll(new RegExp(ONE_PLACE, "gu"))].map(([part]) =>
      placeOf(part),
    );
    const ordered = parts.toSorted((one, other) => RANKS.indexOf(one.rank) - RANKS.indexOf(other.rank));
    const states = partsOf(ordered.map(({ rank, mark }) => `${rank} ${mark}`)).map((some) => `place ${some}`);
    const whole = `place ${ordered.map(({ rank, mark }) => `${rank} ${mark}`).join(" > ")}`;
    return { kind: "place" as const, text: sentence.text.slice(from, to), means: [whole], states };
  });
}

function placeOf(part: string): { rank: string; mark: string } {
  const rank =
    RANKS.toSorted((one, other) => other.length - one.length).find((one) => part.startsWith(`${one} `)) ?? "";
  const [head = "", ...rest] = part.slice(rank.length).replace("số", "").trim().split(".");
  const roman = rank !== "điểm" && /^[ivxl]+$/.test(head);
  return { rank, mark: [roman ? String(valueOfRoman(head)) : head.replace(/^0+(?=\d)/, ""), ...rest].join(".") };
}

function partsOf(chain: readonly string[]): string[] {
  const [first, ...rest] = chain;
  if (first === undefined) return [];
  const below = partsOf(rest);
  return [first, ...below, ...below.map((one) => `${first} > ${one}`)];
}

function valueOfRoman(numeral: string): number {
  const values = [...numeral].map((sign) => ROMAN_SIGNS[sign] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
