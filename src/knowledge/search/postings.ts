import { type Collection, DOCUMENT_SEGMENT, TITLE_SEGMENT } from "./collection.ts";
import type { FieldNorms } from "./field-norms.ts";
import { NO_PAIR, type Terms } from "./terms.ts";

const NOWHERE = 0xffffffff;

/** Which passages hold each variant, and how often, weighed by field; the list of a variant runs from `start` to `end`. */
export interface Postings {
  /** In the order of the collection. */
  readonly passages: Uint32Array;
  /** For each of `passages`, the weighted number of times. */
  readonly strengths: Float32Array;
  start(variant: number): number;
  end(variant: number): number;
}

/** Lists the passages of every variant of the terms. */
export function listPostings(collection: Collection, terms: Terms, norms: FieldNorms): Postings {
  const starts = new Uint32Array(terms.variantCount + 1);
  const latest = new Uint32Array(terms.variantCount).fill(NOWHERE);
  visit(collection, terms, norms, (variant, passage) => {
    if (latest[variant] === passage) return;
    latest[variant] = passage;
    starts[variant + 1] = (starts[variant + 1] ?? 0) + 1;
  });
  for (let variant = 0; variant < terms.variantCount; variant++) {
    starts[variant + 1] = (starts[variant + 1] ?? 0) + (starts[variant] ?? 0);
  }

  const passages = new Uint32Array(starts[terms.variantCount] ?? 0);
  const strengths = new Float32Array(passages.length);
  const ends = starts.slice();
  latest.fill(NOWHERE);
  visit(collection, terms, norms, (variant, passage, strength) => {
    if (latest[variant] !== passage) {
      latest[variant] = passage;
      const place = ends[variant] ?? 0;
      passages[place] = passage;
      ends[variant] = place + 1;
    }
    const place = (ends[variant] ?? 0) - 1;
    strengths[place] = (strengths[place] ?? 0) + strength;
  });
  return {
    passages,
    strengths,
    start: (variant) => starts[variant] ?? 0,
    end: (variant) => starts[variant + 1] ?? 0,
  };
}

function visit(
  { size, spellings, segmentStarts, firstSegments }: Collection,
  { pairsAt }: Terms,
  norms: FieldNorms,
  see: (variant: number, passage: number, strength: number) => void,
): void {
  for (let passage = 0; passage < size; passage++) {
    const first = firstSegments[passage] ?? 0;
    const worths = [norms.document(passage), norms.title(passage), norms.body(passage)] as const;
    for (let segment = first; segment < (firstSegments[passage + 1] ?? 0); segment++) {
      const field = segment - first;
      const strength = field === DOCUMENT_SEGMENT ? worths[0] : field === TITLE_SEGMENT ? worths[1] : worths[2];
      const end = segmentStarts[segment + 1] ?? 0;
      for (let at = segmentStarts[segment] ?? 0; at < end; at++) {
        see(spellings[at] ?? 0, passage, strength);
        const pair = pairsAt[at] ?? NO_PAIR;
        if (pair !== NO_PAIR) see(pair, passage, strength);
      }
    }
  }
}
