const ABBREVIATED_END = /(?:^|[\s(])(?:TP|TX|TT|TM|KT|TL|Q|PGS|TS|ThS|GS|Ô|B|v\.v|tr|Đ)\.$/u;
const BREAK = /(?<=[.!?…][”"’)\]]*)\s+(?=[“"‘([]*[\p{Lu}\p{N}])/gu;

/** The sentences of a text in order; joined by single spaces they give the text back. Lines of a list stay apart. */
export function sentences(text: string): string[] {
  const found: string[] = [];
  for (const line of text.split("\n")) {
    for (const piece of line.trim().split(BREAK)) {
      const before = found.at(-1);
      if (before !== undefined && ABBREVIATED_END.test(before)) found[found.length - 1] = `${before} ${piece}`;
      else if (piece !== "") found.push(piece);
    }
  }
  return found;
}
