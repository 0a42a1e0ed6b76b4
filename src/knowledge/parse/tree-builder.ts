import { type Mark, readMarks, type Style } from "./marks.ts";
import { newPlace, type Piece, type Place } from "./place.ts";
import { kindOf, segmentOf } from "./segments.ts";
import { type Fit, fitMark } from "./sequence.ts";

/** The style that may begin on the same line, right after a number. */
const INNER: Partial<Record<Style, Style>> = { article: "clause", clause: "point" };

/** The tree in the making: the places still open, and the piece of text the next line would go on with. */
export class TreeBuilder {
  readonly root: Place = newPlace("paragraph", "root", "");
  private open: Place[] = [this.root];
  private last = new Map<Style, number>();
  private target: { text: string } | Place | null = null;

  /** The innermost open place. */
  get top(): Place {
    return this.open.at(-1) ?? this.root;
  }

  /** The text that a continuing line would be added to; "" at a start. */
  get current(): string {
    if (this.target === null) return "";
    return "opening" in this.target ? this.target.opening : this.target.text;
  }

  /** Fits the best of several readings of a mark into the open places. */
  fit(marks: readonly Mark[], announced: boolean): Fit | null {
    const order = ["exact", "gap", "restart", "none"];
    const fits = marks.map((mark) => fitMark(mark, this.open, this.last, announced));
    return fits.reduce<Fit | null>(
      (best, fit) => (best && order.indexOf(best.how) <= order.indexOf(fit.how) ? best : fit),
      null,
    );
  }

  /** Opens the place of a mark where it fits, and at once the first place inside it when both numbers share a line: "Điều 4. 1. …". */
  openMark({ mark, depth }: Fit): void {
    this.open.length = Math.max(depth, this.base());
    const parent = this.top;
    const inner = INNER[mark.style];
    const nested =
      inner && readMarks(mark.rest).find((other) => other.style === inner && other.ordinal === 1 && other.rest !== "");
    this.push(
      parent,
      newPlace(kindOf(mark, parent), mark.style, segmentOf(mark, parent), mark.ordinal, nested ? "" : mark.rest),
    );
    if (!mark.style.startsWith("bullet")) this.last.set(mark.style, mark.ordinal);
    if (mark.style === "chapter") this.last.delete("section");
    if (mark.style === "part") this.last.delete("roman");
    if (nested) this.openMark({ mark: nested, depth: this.open.length, how: "exact" });
  }

  /** Opens a place with a name of its own (annex, recipients, basis …) at the top of the text being read. */
  openApart(place: Place): void {
    this.open.length = place.kind === "annex" ? 1 : this.base();
    this.push(this.top, place);
    if (place.kind !== "annex") return;
    this.target = null;
    this.last.clear();
  }

  /** Opens a place inside the innermost open one. */
  openInside(place: Place): void {
    this.push(this.top, place);
  }

  /** Closes the innermost open place. */
  close(): void {
    if (this.open.length > this.base()) this.open.length--;
  }

  /** Closes everything but the text being read. */
  closeAll(): void {
    this.open.length = this.base();
    this.target = null;
  }

  /** Adds words to the piece of text being read, after a space or on a line of their own. */
  append(text: string, glue: " " | "\n" = " "): void {
    if (this.target === null) this.paragraph(text);
    else if ("opening" in this.target) this.target.opening = joinText(this.target.opening, glue, text);
    else this.target.text = joinText(this.target.text, glue, text);
  }

  /** Begins a new paragraph in the innermost open place. */
  paragraph(text: string): void {
    const piece: Piece = { kind: "paragraph", text };
    this.top.content.push(piece);
    this.target = piece;
  }

  /** Adds a table, one row per line, after which no paragraph goes on. */
  table(text: string): void {
    this.top.content.push({ kind: "table", text });
    this.target = null;
  }

  private base(): number {
    return this.open[1]?.kind === "annex" ? 2 : 1;
  }

  private push(parent: Place, place: Place): void {
    parent.content.push(place);
    this.open.push(place);
    this.target = place;
  }
}

function joinText(before: string, glue: string, after: string): string {
  return before === "" ? after : `${before}${glue}${after}`;
}
