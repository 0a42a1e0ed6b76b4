import { BM25Retriever } from "@langchain/community/retrievers/bm25";
import { Document } from "@langchain/core/documents";
import type { Build } from "../engine.ts";

/** LangChain's BM25Retriever as shipped, over the three fields as one text; it splits on spaces only, so questions come without punctuation. */
export const build: Build = (corpus) => {
  const documents = corpus.map(
    ({ _id, document, title, text }) =>
      new Document({ pageContent: `${document}\n${title}\n${text}`, metadata: { id: _id } }),
  );
  return async (query, limit) => {
    const retriever = BM25Retriever.fromDocuments(documents, { k: limit });
    const words = query.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    return (await retriever.invoke(words.join(" "))).map(({ metadata }) => String(metadata["id"]));
  };
};
