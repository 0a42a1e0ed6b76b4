/** The most characters of a text that one request is given: more would take a model too long. */
export const LONGEST_PART = 2500;
/** The most parts of one text that are read; what goes beyond is not. */
export const MOST_PARTS = 6;

/** A text in parts, cut where lines end, or inside a line that is longer than a part where a sentence or a word ends. */
export interface TextParts {
  readonly parts: readonly string[];
  /** Whether something beyond the last part was left out. */
  readonly isCut: boolean;
}

/** Cuts a text into parts of at most `LONGEST_PART` characters, at most `MOST_PARTS` of them. */
export function textParts(text: string): TextParts {
  const parts: string[] = [];
  for (const line of text.split("\n").flatMap(inPieces)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= LONGEST_PART)
      parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line);
  }
  const filled = parts.filter((part) => part.trim() !== "");
  return { parts: filled.slice(0, MOST_PARTS), isCut: filled.length > MOST_PARTS };
}

/** A line as it is, or cut into pieces that fit. */
function inPieces(line: string): string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > LONGEST_PART) {
    const room = rest.slice(0, LONGEST_PART);
    const sentence = Math.max(room.lastIndexOf(". "), room.lastIndexOf("; ")) + 1;
    const end = sentence > 0 ? sentence : room.lastIndexOf(" ") > 0 ? room.lastIndexOf(" ") : LONGEST_PART;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, rest];
}
