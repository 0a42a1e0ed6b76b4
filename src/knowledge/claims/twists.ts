import { type Claim, claim } from "./claim.ts";
import { placedWords, type SentenceText } from "./sentence-text.ts";

const NEGATORS = new Set(["không", "chưa", "chẳng", "chả", "đừng", "khỏi", "miễn"]);
const NEGATOR_IN_WORD =
  /không (?:khí|gian|quân|những|chỉ|quá|dưới|trên|vượt|ít|hơn|muộn|trễ)|hàng không|chưa (?:đến|tới|đầy)/gu;
const AUXILIARIES = new Set([
  "phải",
  "được",
  "cần",
  "có",
  "còn",
  "bị",
  "thể",
  "hề",
  "nên",
  "cho",
  "phép",
  "bắt",
  "buộc",
  "là",
]);
const DONE = new Set(["đã", "vừa", "mới"]);
const OWN_DEED =
  /(?<![\p{L}])(?:em|tôi|mình|trợ lý|hệ thống)\s+(?:(?:đã|sẽ|vừa|mới|đang|xin|cũng|có thể)\s+)+(?<head>[\p{L}]+)/gu;
const SCOPES: readonly (readonly [scope: string, words: RegExp])[] = [
  ["all", /(?<![\p{L}])(?:tất cả|toàn bộ|toàn thể|mọi|hết thảy)(?![\p{L}])/u],
  ["only", /(?<!\p{L}|địa |không )(?:chỉ(?! (?:đạo|tiêu|thị|số|huy|định|dẫn|ra|rõ|bảo|trích))|duy nhất)(?![\p{L}])/u],
  ["most", /(?<![\p{L}])(?:hầu hết|đa số|phần lớn|đa phần)(?![\p{L}])/u],
  ["some", /(?<![\p{L}])(?:một số|một phần|một vài|vài)(?![\p{L}])/u],
  ["must", /(?<![\p{L}]|không )bắt buộc(?![\p{L}])/u],
  ["banned", /(?<![\p{L}])(?:cấm|không được phép)(?![\p{L}])/u],
  ["free", /(?<![\p{L}])(?:tùy ý|tự nguyện|không bắt buộc|tùy chọn)(?![\p{L}])/u],
];
const CONTRARIES: readonly (readonly [string, string])[] = [
  ["tăng", "giảm"],
  ["trước", "sau"],
  ["cao", "thấp"],
  ["nhiều", "ít"],
  ["bắt đầu", "kết thúc"],
  ["cho phép", "nghiêm cấm"],
  ["hoãn", "đẩy nhanh"],
  ["trên", "dưới"],
  ["mở", "đóng"],
  ["mua", "bán"],
  ["còn", "hết"],
  ["đủ", "thiếu"],
  ["đúng", "sai"],
  ["thành lập", "giải thể"],
  ["đồng ý", "từ chối"],
];

/** What a sentence denies, how far it holds, and what it says has been done. */
export function twistClaims({ low, text }: SentenceText): Claim[] {
  return [...denials(low), ...deeds(low, text), ...scopes(low)];
}

function denials(low: string): Claim[] {
  const words = placedWords(low.replace(NEGATOR_IN_WORD, (found) => "·".repeat(found.length)));
  return words.flatMap(({ word }, at) => {
    if (!NEGATORS.has(word)) return [];
    const after = words.slice(at + 1, at + 6).map((one) => one.word);
    const skipped = after.findIndex((one) => !AUXILIARIES.has(one));
    const head = skipped < 0 ? after.join(" ") : (after[skipped] ?? "");
    const manner = after[0] === "được" || after[0] === "cho" ? "may" : skipped > 0 ? "need" : "is";
    const kind = word === "chưa" ? "not yet" : "not";
    const said = [word, ...after.slice(0, Math.max(skipped, 0) + 1)].join(" ");
    return [claim("denial", said, [`${kind} ${manner} ${head}`])];
  });
}

function deeds(low: string, text: string): Claim[] {
  const words = placedWords(low);
  const done = words.flatMap(({ word }, at) => {
    if (!DONE.has(word)) return [];
    const head = words.slice(at + 1, at + 4).find((one) => !AUXILIARIES.has(one.word))?.word ?? "";
    return head === "" ? [] : [claim("deed", `${word} ${head}`, [`done ${head}`])];
  });
  const own = [...low.matchAll(OWN_DEED)].map((match) =>
    claim("deed", text.slice(match.index, match.index + match[0].length), [`own deed ${match.groups?.["head"]}`]),
  );
  return [...done, ...own];
}

function scopes(low: string): Claim[] {
  return SCOPES.flatMap(([scope, words]) => {
    const found = words.exec(low)?.[0];
    return found ? [claim("scope", found, [`scope ${scope}`])] : [];
  });
}

/** The words of a sentence whose contrary, and not they themselves, stands in the sources. */
export function contrariesOf(low: string, sources: readonly string[]): Claim[] {
  const has = (text: string, words: string) => new RegExp(`(?<![\\p{L}])${words}(?![\\p{L}])`, "u").test(text);
  return CONTRARIES.flatMap(([one, other]) => [[one, other] as const, [other, one] as const])
    .filter(([said, contrary]) => {
      const stated = sources.some((source) => has(source, contrary));
      return has(low, said) && stated && !sources.some((source) => has(source, said));
    })
    .map(([said]) => claim("contrary", said, []));
}

/** The words that a source only has denied and the sentence states ("được nhận" out of "không được nhận"). */
export function undenied(low: string, sources: readonly string[]): Claim[] {
  const sentence = statedPairs(low);
  const stated = new Set(sources.flatMap((source) => [...statedPairs(source).keys()]));
  const denied = new Set(sources.flatMap(deniedPairs));
  return [...sentence.keys()]
    .filter((pair) => denied.has(pair) && !stated.has(pair))
    .map((pair) => claim("denial", pair, []));
}

const wordsOf = (low: string) => placedWords(low).map(({ word }) => word);

function statedPairs(low: string): Map<string, number> {
  const words = wordsOf(low);
  const isDenied = (at: number) => words.slice(Math.max(0, at - 2), at).some((word) => NEGATORS.has(word));
  return new Map(words.flatMap((word, at) => (isDenied(at) ? [] : [[`${word} ${words[at + 1] ?? ""}`, at] as const])));
}

function deniedPairs(low: string): string[] {
  const words = wordsOf(low);
  return words.flatMap((word, at) =>
    NEGATORS.has(word) && words[at + 1] && words[at + 2] ? [`${words[at + 1]} ${words[at + 2]}`] : [],
  );
}
