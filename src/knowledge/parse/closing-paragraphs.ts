import { opensWithHeading } from "./headings.ts";
import { isPlace, type Piece, type Place } from "./place.ts";
import { announces, endsSentence } from "./punctuation.ts";

/** Words that open the last paragraph of a whole section, whatever list stands before it. */
const CLOSING =
  /^(?:Trên đây là|Trong quá trình (?:tổ chức )?(?:triển khai|thực hiện)|Quá trình (?:tổ chức )?(?:triển khai|thực hiện))/u;
const LISTED = new Set(["clause", "point", "bullet"]);

/** Moves paragraphs that follow a finished list from its last item up to the place the list stands in. */
export function liftClosingParagraphs(parent: Place): void {
  for (let i = 0; i < parent.content.length; i++) {
    const child = parent.content[i];
    if (child === undefined || !isPlace(child)) continue;
    liftClosingParagraphs(child);
    if (!LISTED.has(child.kind) || parent.style === "root") continue;
    const isLast = !parent.content.slice(i + 1, i + 2).some(isPlace);
    const lifted = isLast ? closing(child) : leadIn(child);
    if (lifted.length > 0) parent.content.splice(i + 1, 0, ...lifted);
  }
}

/** Takes from the last item of a list the paragraphs that do not belong to it. */
function closing(item: Place): Piece[] {
  const heading = opensWithHeading(item);
  const own = item.content.findLastIndex(isPlace) + 1;
  const tail = item.content.slice(own);
  const formula = tail.findIndex((piece) => !isPlace(piece) && CLOSING.test(piece.text));
  if (formula >= 0 && (own + formula > 0 || !heading)) return take(item, own + formula);
  if (heading || tail[0]?.kind === "table") return [];
  if (own > 0) return item.kind === "bullet" ? take(item, own) : [];
  return endsSentence(item.opening) && !announces(item.opening) ? take(item, 0) : [];
}

/** Takes from a bullet inside a list the paragraph that announces the bullets or the table after it. */
function leadIn(item: Place): Piece[] {
  if (item.kind !== "bullet") return [];
  const own = item.content.findLastIndex(isPlace) + 1;
  const lead = item.content
    .slice(own)
    .findIndex((piece) => !isPlace(piece) && piece.kind === "paragraph" && announces(piece.text));
  return lead < 0 ? [] : take(item, own + lead);
}

function take(item: Place, from: number): Piece[] {
  return item.content.splice(from) as Piece[];
}
