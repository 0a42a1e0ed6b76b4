import MiniSearch from "minisearch";
import type { Build, CorpusRow } from "../engine.ts";

/** MiniSearch as shipped: three fields, its own Unicode tokenizer, any word may match. */
export const build: Build = (corpus) => {
  const index = new MiniSearch<CorpusRow>({ idField: "_id", fields: ["document", "title", "text"] });
  index.addAll(corpus);
  return (query, limit) =>
    index
      .search(query)
      .slice(0, limit)
      .map(({ id }) => String(id));
};
