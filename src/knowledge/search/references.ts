import { canonical, hasDiacritics } from "../../kernel/vietnamese.ts";
import { type DocumentName, readDocumentName } from "./document-name.ts";
import { foldWords } from "./lexicon.ts";
import { isWord, referenceTokens } from "./reference-tokens.ts";

/** A place named in a text, as in "điểm đ khoản 1 Điều 3 Nghị định 30/2020"; what was not said is absent. */
export interface Reference {
  /** Điểm: "a", "đ". */
  readonly point?: string;
  /** Khoản: "2". */
  readonly clause?: string;
  /** Điều: "5", "15a". */
  readonly article?: string;
  /** Mục, as a capital Roman or an Arabic number: "V", "2". */
  readonly section?: string;
  /** Chương, likewise. */
  readonly chapter?: string;
  readonly document?: DocumentName;
}

type Part = "point" | "clause" | "article" | "section" | "chapter";

const PARTS = new Map<string, { part: Part; value: RegExp }>([
  ["diem", { part: "point", value: /^[a-zđ]$/ }],
  ["khoan", { part: "clause", value: /^\d{1,3}[a-zđ]?$/ }],
  ["dieu", { part: "article", value: /^\d{1,4}[a-zđ]?$/ }],
  ["muc", { part: "section", value: /^(?:[ivx]+|\d{1,2})$/ }],
  ["chuong", { part: "chapter", value: /^(?:[ivx]+|\d{1,2})$/ }],
]);
const JOINERS = new Set([",", "cua", "tai", "thuoc", "trong", "o"]);
const LISTERS = new Set([",", "va", "hoac", "hay"]);
const AFTER_A_POINT = new Set([
  ...PARTS.keys(),
  ...JOINERS,
  ...LISTERS,
  ...["den", "la", "quy", "thi", "co", "noi", "ghi", "nhu", "nay", "do"],
]);

interface Draft {
  values: Map<Part, string[]>;
  document?: DocumentName;
}

/** The places a text names, in its order, typed with accents or without; "khoản 1, 2 Điều 5" names two. */
export function parseReferences(text: string): Reference[] {
  const tokens = referenceTokens(text);
  const folded = foldWords(tokens);
  const accented = hasDiacritics(text);
  const drafts: Draft[] = [];
  let draft: Draft = { values: new Map() };
  let end = -1;

  const close = () => {
    if (draft.values.size > 0 || draft.document?.number) drafts.push(draft);
    draft = { values: new Map() };
  };
  const goesOnAt = (at: number) => at === end || (at === end + 1 && JOINERS.has(folded[end] ?? ""));

  for (let at = 0; at < tokens.length; at++) {
    const part = readPart(tokens, folded, at, accented);
    const document = part ? null : readDocumentName(tokens, folded, at);
    if (!part && !document) continue;
    if (!goesOnAt(at) || (part && draft.values.has(part.part)) || (document && draft.document)) close();
    if (part) draft.values.set(part.part, part.values);
    if (document) draft.document = document.name;
    end = part?.end ?? document?.end ?? at + 1;
    at = end - 1;
  }
  close();
  return drafts.flatMap(spellOut);
}

function readPart(tokens: readonly string[], folded: readonly string[], at: number, accented: boolean) {
  const kind = PARTS.get(folded[at] ?? "");
  if (!kind) return null;
  const valueAt = (place: number): string | null => {
    const typed = canonical(tokens[place] ?? "");
    if (!kind.value.test(typed)) return null;
    if (kind.part !== "point") return typed.toUpperCase().replace(/(?<=\d)\p{L}$/u, (letter) => letter.toLowerCase());
    const next = folded[place + 1] ?? "";
    const vague = (isWord(next) && !AFTER_A_POINT.has(next)) || (typed === "o" && !accented);
    return vague ? null : typed;
  };
  const first = valueAt(at + 1);
  if (first === null) return null;
  const values = [first];
  let end = at + 2;
  for (;;) {
    const next = LISTERS.has(folded[end] ?? "") ? valueAt(end + 1) : null;
    if (next === null) return { part: kind.part, values, end };
    values.push(next);
    end += 2;
  }
}

function spellOut({ values, document }: Draft): Reference[] {
  let references: Reference[] = [document ? { document } : {}];
  for (const [part, listed] of values) {
    references = listed.flatMap((value) => references.map((reference) => ({ ...reference, [part]: value })));
  }
  return references;
}
