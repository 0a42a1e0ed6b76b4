/** Advance widths of Times New Roman Bold from U+0020 to U+007E, in thousandths of the type size. */
const WIDTHS = [
  250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
  500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944,
  722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556,
  444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394,
  220, 394, 520,
];
/** What has a width of its own after its marks are taken away, or cannot be taken apart. */
const OTHERS: Readonly<Record<string, number>> = {
  đ: 556,
  Đ: 722,
  ơ: 554,
  Ơ: 778,
  ư: 600,
  Ư: 796,
  "“": 500,
  "”": 500,
  "…": 1000,
  "\u00a0": 250,
};
const FIRST = 32;
const HORN = "\u031b";

/** How wide a line of Times New Roman Bold is, in points; Vietnamese letters are as wide as their base letters. */
export function boldWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const letter of text.normalize("NFC")) {
    const marks = letter.normalize("NFD");
    const base = marks.includes(HORN) ? `${marks.charAt(0)}${HORN}`.normalize("NFC") : marks.charAt(0);
    thousandths += OTHERS[base] ?? WIDTHS[base.charCodeAt(0) - FIRST] ?? 500;
  }
  return (thousandths * size) / 1000;
}

/** What readers would rather see at the start of a line: an opening quotation mark, the kind of a place. */
const GOOD_START = /^(“|HUYỆN |THỊ XÃ |THÀNH PHỐ |TỈNH |VÀ )/u;

/** The text on as few lines as fit the width, about equally long; a line break in the text is kept. */
export function balancedLines(text: string, size: number, width: number): string[] {
  return text.split(/\s*\n\s*/u).flatMap((line) => breakLine(line.trim().split(/\s+/u), size, width));
}

function breakLine(words: readonly string[], size: number, width: number): string[] {
  const whole = words.join(" ");
  const total = boldWidth(whole, size);
  if (total <= width || words.length < 2) return [whole];
  const aim = total / Math.ceil(total / width);
  const firstLines = words.slice(1).map((_, at) => {
    const [line, next] = [words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")];
    const taken = boldWidth(line, size);
    const good = GOOD_START.test(`${next} `) ? aim / 2 : 0;
    return { at: at + 1, taken, worth: good - Math.abs(taken - aim) };
  });
  const fitting = firstLines.filter(({ taken }) => taken <= width);
  const best = fitting.toSorted((one, other) => other.worth - one.worth)[0] ?? firstLines[0];
  if (!best) return [whole];
  return [words.slice(0, best.at).join(" "), ...breakLine(words.slice(best.at), size, width)];
}
