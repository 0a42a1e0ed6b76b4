import type { Passage } from "./passage.ts";
import { createSearchIndex } from "./search/search-index.ts";

/** Indexes passages for finding: the search room's index, with headings as titles. */
export function createPassageFinder(passages: readonly Passage[]) {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const index = createSearchIndex(
    passages.map(({ id, document, headings, locator, text }) => ({
      id,
      document,
      title: headings.join(" "),
      text,
      locator,
    })),
  );
  return {
    /** The best passages by the words of a question, best first. */
    find(query: string, limit: number) {
      return index.search(query, limit).flatMap(({ id, score, share }) => {
        const passage = byId.get(id);
        return passage ? [{ passage, score, share }] : [];
      });
    },
  };
}
