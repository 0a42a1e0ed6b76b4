import type { NodeKind } from "../document.ts";
import type { Style } from "./marks.ts";

/** What a line adds to a place besides other places. */
export interface Piece {
  readonly kind: "paragraph" | "table";
  text: string;
}

/** A place while the tree is being built: its printed number, the words beside the number, and what follows in reading order. */
export interface Place {
  readonly kind: NodeKind;
  readonly style: Style | "root" | "apart";
  /** Its own piece of the locator: "khoản 3". */
  readonly segment: string;
  readonly ordinal: number;
  /** The words printed beside the number; later found to be a heading or running text. */
  opening: string;
  readonly content: (Piece | Place)[];
  /** How many bullets of each name stand in it. */
  readonly bullets: Map<string, number>;
}

/** A place with nothing in it yet. */
export function newPlace(kind: NodeKind, style: Place["style"], segment: string, ordinal = 0, opening = ""): Place {
  return { kind, style, segment, ordinal, opening, content: [], bullets: new Map() };
}

/** Whether a child is a place of its own and no mere paragraph or table. */
export function isPlace(child: Piece | Place): child is Place {
  return "content" in child;
}
