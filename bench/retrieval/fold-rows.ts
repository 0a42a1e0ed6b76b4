import { fold } from "../../src/kernel/vietnamese.ts";
import type { Build } from "./engine.ts";

/** The same engine, given corpus and questions without diacritics. */
export function withFolding(build: Build): Build {
  return async (corpus) => {
    const search = await build(
      corpus.map(({ _id, document, title, text }) => ({
        _id,
        document: fold(document),
        title: fold(title),
        text: fold(text),
      })),
    );
    return (query, limit) => search(fold(query), limit);
  };
}
