const CLOSERS = `[”"’'»)\\]\\s]*`;
const SENTENCE_END = new RegExp(`[.;:!?…]${CLOSERS}$`, "u");
const LEAD_IN = new RegExp(`:${CLOSERS}$`, "u");
/** Words after which a sentence always goes on. */
const OPEN_ENDED =
  /(?:^|\s)(?:tại|của|theo|và|hoặc|từ|đến|với|các|những|là|về|trong|cho|bởi|do|khoản|điểm|điều|mục|chương|phần|phụ lục|số|ngày|tháng|năm|quý|quy định|căn cứ|cùng|như|ở|trên|dưới|tỉnh|bằng|để|được|có|không|một|nêu|giai đoạn)$|[,(–\-/“]$/iu;

const CONNECTIVE = /(?:^|\s)(?:tại|của|theo|và|hoặc|từ|đến|với|các|những|cho|bởi|trong|cùng|là)$|[,(–/“]$/iu;

/** Whether a line ends as sentences and list items end. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

/** Whether a text ends in a colon and so announces what follows. */
export function announces(text: string): boolean {
  return LEAD_IN.test(text);
}

/** Whether a text ends in a word or sign that cannot be the last of a sentence. */
export function endsOpen(text: string): boolean {
  return OPEN_ENDED.test(text);
}

/** The stricter form of endsOpen: whether a text ends in a word that only joins, such as "và" or "của". */
export function endsInConnective(text: string): boolean {
  return CONNECTIVE.test(text);
}

/** Whether a text is printed in capitals: some letters, none of them small outside brackets and quotation marks. */
export function isCapitals(text: string): boolean {
  if (!/\p{Lu}/u.test(text)) return false;
  const bare = /\p{Ll}/u.test(text) ? text.replace(/\([^)]*\)|[“"][^”"]*[”"]/g, "") : text;
  return !/\p{Ll}/u.test(bare) && /\p{Lu}\P{L}*\p{Lu}\P{L}*\p{Lu}/u.test(bare);
}

/** How many words a text has, counted by its spaces. */
export function wordCount(text: string): number {
  return text === "" ? 0 : text.split(" ").length;
}
