const BESIDE = /^[ \t\f]*Nơi nhận\s*:?(?:\t| {3,})[ \t]*\S/u;
const GAP = /\t+ *| {3,}/;
const LONGEST = 40;

/** Undoes a table lost on the way to text: where "Nơi nhận" and the signature share lines, the left column is put before the right one. */
export function partSignatureColumns(text: string): string {
  if (!/Nơi nhận\s*:?(?:\t| {3,})/u.test(text)) return text;
  const lines = text.split("\n");
  const parted: string[] = [];
  for (let i = 0; i < lines.length; ) {
    if (!BESIDE.test(lines[i] ?? "")) {
      parted.push(lines[i++] ?? "");
      continue;
    }
    const left: string[] = [];
    const right: string[] = [];
    const end = i + LONGEST;
    for (; i < end && i < lines.length && standsBeside(lines[i] ?? ""); i++) {
      const [first = "", ...others] = (lines[i] ?? "").trimEnd().split(GAP);
      left.push(first);
      right.push(others.join(" "));
    }
    parted.push(...left, ...right);
  }
  return parted.join("\n");
}

/** Empty lines, items of the list, and lines with a gap inside or before them. */
function standsBeside(line: string): boolean {
  return line.trim() === "" || /^\s*[-+]/.test(line) || GAP.test(line.trimEnd());
}
