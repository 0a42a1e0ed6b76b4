import { createSearchIndex } from "./search/search-index.ts";

/** Mends typing errors towards the words of some texts; built at the first use, since most questions need none. */
export function createTypingMender(texts: readonly string[]): (question: string) => string {
  let mend: ((question: string) => string) | null = null;
  return (question) => {
    mend ??= mender(texts);
    return mend(question);
  };
}

function mender(texts: readonly string[]): (question: string) => string {
  const index = createSearchIndex(texts.map((text, at) => ({ id: String(at), document: "", title: "", text })));
  return (question) => index.wording(question).text;
}
