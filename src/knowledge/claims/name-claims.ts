import { type Claim, claim } from "./claim.ts";
import { type Placed, placedWords, type SentenceText, take } from "./sentence-text.ts";

const SHORTENED: Readonly<Record<string, string>> = {
  ubnd: "ủy ban nhân dân",
  hđnd: "hội đồng nhân dân",
  ubmttq: "ủy ban mặt trận tổ quốc",
  mttq: "mặt trận tổ quốc",
  tw: "trung ương",
  tp: "thành phố",
  tx: "thị xã",
  lđtbxh: "lao động thương binh và xã hội",
  ttg: "thủ tướng chính phủ",
};
const BODY_HEADS = new Set([
  ...["sở", "bộ", "ban", "hội", "phòng", "cục", "vụ", "đoàn", "viện", "tòa", "kho", "ngân", "liên", "đảng"],
  ...["chi", "trung", "văn", "thanh", "công", "ủy", "mặt", "tổng", "trường", "chương"],
]);
const TITLES = new Set([
  "ông",
  "bà",
  "anh",
  "chị",
  "cô",
  "chú",
  "bác",
  "đồng",
  "dạ",
  "thưa",
  "kính",
  "theo",
  "tại",
  "do",
]);
const COMMON = new Set([
  ...["kế hoạch", "quyết định", "phong trào", "hướng dẫn", "nghị định", "thông tư", "luật thi"],
  ...["báo cáo", "công văn", "tờ trình", "nghị quyết", "chỉ thị", "phụ lục", "thủ trưởng", "chủ tịch", "giám đốc"],
]);
const SENTENCE_OPENS = /(?:^|[.!?…:]["”’)\]]*\s|["“«(\-–]\s?)$/u;

/** The words of a text as names are compared: in small letters, with the usual shortenings of bodies written out. */
export function nameWords(text: string): string[] {
  return placedWords(text.toLowerCase()).flatMap(({ word }) => SHORTENED[word]?.split(" ") ?? [word]);
}

/** The persons, bodies and places of a sentence: runs of capitalised syllables, and any of the bodies that are given. */
export function takeNames(sentence: SentenceText, bodies: readonly string[]): Claim[] {
  const found = listed(sentence, bodies);
  const words = placedWords(sentence.text);
  for (let at = 0; at < words.length; ) {
    const length = runAt(words, at, sentence);
    if (length > 0) {
      const run = words.slice(at, at + length);
      const opens = SENTENCE_OPENS.test(sentence.text.slice(0, run[0]?.from ?? 0));
      found.push(...nameOf(run, words[at + length], opens, sentence));
    }
    at += Math.max(1, length);
  }
  return found;
}

function listed(sentence: SentenceText, bodies: readonly string[]): Claim[] {
  const words = ` ${nameWords(sentence.text).join(" ")} `;
  return bodies
    .map((body) => nameWords(body).join(" "))
    .filter((body) => body !== "" && words.includes(` ${body} `))
    .map((body) => claim("name", body, [body]));
}

const capital = ({ word }: Placed) => /^\p{Lu}/u.test(word);

function runAt(words: readonly Placed[], at: number, { left, text }: SentenceText): number {
  const isFree = (one: Placed | undefined): one is Placed => one !== undefined && left[one.from] !== "·";
  const [first] = [words[at]];
  if (!isFree(first) || !capital(first)) return 0;
  const gap = (index: number) => text.slice(words[index - 1]?.to ?? 0, words[index]?.from ?? 0);
  const ofBody = BODY_HEADS.has(first.word.toLowerCase());
  let length = 1;
  for (;;) {
    const next = words[at + length];
    if (!isFree(next)) return length;
    const dashed = /^ [-–] $/.test(gap(at + length)) && ofBody;
    if (capital(next)) {
      if (gap(at + length) !== " " && !dashed) return length;
      length += 1;
      continue;
    }
    const before = words[at + length - 1];
    const standsApart = length === 1 || !words[at + length - 2] || !capital(words[at + length - 2] as Placed);
    const onlyHead = length === 1;
    const second = length === 2 && capital(words[at] as Placed);
    if (!ofBody || onlyHead || gap(at + length) !== " " || !before || !capital(before)) return length;
    if (!standsApart && !second) return length;
    length += 1;
  }
}

function nameOf(run: readonly Placed[], next: Placed | undefined, opens: boolean, sentence: SentenceText): Claim[] {
  const said = run.map(({ word }) => word);
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return [];
  if (said.length === 1 && said[0] === said[0]?.toUpperCase() && (said[0]?.length ?? 0) > 1) {
    return [claim("name", said[0] ?? "", [nameWords(said[0] ?? "").join(" ")])];
  }
  if (said.length === 1) {
    if (opens) return [];
    const follows = next && sentence.text.slice(last.to, next.from) === " " ? next : null;
    const pair = [first.word, ...(follows ? [follows.word] : [])].join(" ").toLowerCase();
    return COMMON.has(pair) || TITLES.has(said[0]?.toLowerCase() ?? "") ? [] : [claim("name", pair, [pair])];
  }
  const whole = nameWords(said.join(" ")).join(" ");
  const [, ...rest] = said;
  const short = nameWords(rest.join(" ")).join(" ");
  const mayDrop = TITLES.has(said[0]?.toLowerCase() ?? "") || (opens && rest.length > 1);
  take(sentence, first.from, last.to);
  return [claim("name", said.join(" "), mayDrop ? [whole, short] : [whole])];
}
