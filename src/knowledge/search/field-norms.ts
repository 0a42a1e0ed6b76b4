import { type Collection, DOCUMENT_SEGMENT, FIRST_CLAUSE_SEGMENT, TITLE_SEGMENT } from "./collection.ts";
import { WEIGHTS } from "./weights.ts";

/** What one word is worth in each field of each passage: the field's weight, less the longer the field is. */
export interface FieldNorms {
  document(passage: number): number;
  title(passage: number): number;
  body(passage: number): number;
  /** The same for a clause of so many words. */
  clause(length: number): number;
}

/** Measures the fields of a collection. */
export function measureFields({ size, segmentStarts, firstSegments }: Collection): FieldNorms {
  const wordsBetween = (from: number, to: number) => (segmentStarts[to] ?? 0) - (segmentStarts[from] ?? 0);
  const document = new Uint32Array(size);
  const title = new Uint32Array(size);
  const body = new Uint32Array(size);
  for (let passage = 0; passage < size; passage++) {
    const first = firstSegments[passage] ?? 0;
    const end = firstSegments[passage + 1] ?? 0;
    document[passage] = wordsBetween(first + DOCUMENT_SEGMENT, first + TITLE_SEGMENT);
    title[passage] = wordsBetween(first + TITLE_SEGMENT, first + FIRST_CLAUSE_SEGMENT);
    body[passage] = wordsBetween(first + FIRST_CLAUSE_SEGMENT, end);
  }
  const segments = Math.max(0, segmentStarts.length - 1);
  const clauses = Math.max(1, segments - size * FIRST_CLAUSE_SEGMENT);
  const averages = { document: mean(document), title: mean(title), body: mean(body), clause: sum(body) / clauses || 1 };

  return {
    document: (passage) => worth(WEIGHTS.documentField, document[passage], averages.document),
    title: (passage) => worth(WEIGHTS.titleField, title[passage], averages.title),
    body: (passage) => worth(WEIGHTS.bodyField, body[passage], averages.body),
    clause: (length) => worth(WEIGHTS.bodyField, length, averages.clause),
  };
}

function worth(weight: number, length = 0, average: number): number {
  return weight / (1 - WEIGHTS.lengthPenalty + (WEIGHTS.lengthPenalty * length) / average);
}

function sum(numbers: Uint32Array): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function mean(numbers: Uint32Array): number {
  return sum(numbers) / numbers.length || 1;
}
