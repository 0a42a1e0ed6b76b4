import { createSearchIndex } from "../../../src/knowledge/search/search-index.ts";
import type { Build } from "../engine.ts";

/** The product's own index. */
export const build: Build = (corpus) => {
  const index = createSearchIndex(corpus.map(({ _id, ...row }) => ({ id: _id, ...row })));
  return (query, limit) => index.search(query, limit).map(({ id }) => id);
};
