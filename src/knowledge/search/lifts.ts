import { createDefinitionFinder } from "./definitions.ts";
import { createPlaceFinder } from "./places.ts";
import type { SearchEntry } from "./search-entry.ts";
import { WEIGHTS } from "./weights.ts";

/** What a question points at by more than its words: a place, a definition, a document. */
export interface Lifts {
  /** The passages pointed at, whatever their words. */
  readonly passages: readonly number[];
  /** How far a passage is lifted towards a full score, from 0 to 1. */
  of(passage: number): number;
}

/** Makes the reader of such pointers over some passages. */
export function createLifter(entries: readonly SearchEntry[]): (question: string) => Lifts {
  const findDefinitions = createDefinitionFinder(entries);
  const findPlaces = createPlaceFinder(entries);

  return (question) => {
    const { passages, inNamedDocument } = findPlaces(question);
    const lifts = new Map(passages);
    for (const { passage, glossary } of findDefinitions(question)) {
      const lift = glossary ? WEIGHTS.glossaryDefinition : WEIGHTS.definition;
      lifts.set(passage, Math.max(lift, lifts.get(passage) ?? 0));
    }
    return {
      passages: [...lifts.keys()],
      of: (passage) => lifts.get(passage) ?? (inNamedDocument(passage) ? WEIGHTS.namedDocument : 0),
    };
  };
}
