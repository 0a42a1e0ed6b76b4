import { fold } from "../../kernel/vietnamese.ts";
import { splitIntoClauses } from "./clauses.ts";
import { foldWords, spelledWords } from "./lexicon.ts";
import type { SearchEntry } from "./search-entry.ts";

const ASKED_BEFORE = phrases(
  "dinh nghia cua",
  "dinh nghia ve",
  "dinh nghia",
  "khai niem ve",
  "khai niem",
  "the nao la",
);
const ASKED_AFTER = phrases(
  "la gi",
  "nghia la",
  "co nghia la",
  "duoc hieu",
  "duoc dinh nghia",
  "la the nao",
  "la nhu the nao",
);
const AFTER_THE_TERM = new Set(["theo", "trong", "tai", "o", "duoc", "nhu", "la", "the", "quy", "a", "vay"]);
const LONGEST_TERM = 12;
const GLOSSARY = "giai thich tu ngu";
const ENUMERATION = /^\s*(?:\d{1,3}[.)]|[\p{L}]\))\s*/u;
const LEAD = 160;
const LA = /[\s,]l(?:à|a\u0300)\s/i;

/** A passage with a clause that begins by defining the term asked for. */
interface Definition {
  readonly passage: number;
  /** Whether the passage is an article "Giải thích từ ngữ". */
  readonly glossary: boolean;
}

/** Finds the definitions a question asks for: "X là gì?", "Định nghĩa của X", "Thế nào là X". */
export type DefinitionFinder = (question: string) => Definition[];

interface Heading extends Definition {
  readonly spelled: readonly string[];
}

/** Notes every clause that begins "X là …" and gives the finder over them. */
export function createDefinitionFinder(entries: readonly SearchEntry[]): DefinitionFinder {
  const headings = new Map<string, Heading[]>();
  entries.forEach(({ title, text }, passage) => {
    const glossary = fold(title).includes(GLOSSARY);
    for (const clause of splitIntoClauses(text)) {
      const spelled = wordsBeforeLa(clause);
      if (!spelled) continue;
      const key = fold(spelled.join(" "));
      const known = headings.get(key) ?? [];
      known.push({ passage, glossary, spelled });
      headings.set(key, known);
    }
  });

  return (question) => {
    for (const asked of termsAskedFor(question)) {
      const found = (headings.get(fold(asked.join(" "))) ?? []).filter(({ spelled }) =>
        sameWhereMarked(asked, spelled),
      );
      if (found.length > 0) return found;
    }
    return [];
  };
}

function wordsBeforeLa(clause: string): string[] | null {
  const opening = clause.slice(0, LEAD);
  const end = opening.search(LA);
  if (end < 0) return null;
  const spelled = spelledWords(
    opening
      .slice(0, end)
      .replace(ENUMERATION, "")
      .replace(/\([^)]*\)/g, " "),
  );
  return spelled.length > 0 && spelled.length <= LONGEST_TERM ? spelled : null;
}

function sameWhereMarked(asked: readonly string[], spelled: readonly string[]): boolean {
  return asked.every((word, i) => word === fold(word) || word === spelled[i]);
}

function termsAskedFor(question: string): string[][] {
  const spelled: string[] = [];
  const starts: number[] = [];
  for (const phrase of question.split(/[,;:.?!“”"]+/)) {
    starts.push(spelled.length);
    spelled.push(...spelledWords(phrase));
  }
  const folded = foldWords(spelled);
  const terms: string[][] = [];
  for (let at = 0; at < folded.length; at++) {
    const before = longestAt(ASKED_BEFORE, folded, at);
    for (let end = Math.min(folded.length, at + before + LONGEST_TERM); before > 0 && end > at + before; end--) {
      if (end === folded.length || AFTER_THE_TERM.has(folded[end] ?? "")) terms.push(spelled.slice(at + before, end));
    }
    if (longestAt(ASKED_AFTER, folded, at) === 0) continue;
    const near = starts.filter((start) => start < at && at - start <= LONGEST_TERM);
    terms.push(...near.map((start) => spelled.slice(start, at)));
  }
  return terms;
}

function phrases(...texts: string[]): string[][] {
  return texts.map((text) => text.split(" "));
}

function longestAt(phrases: readonly string[][], folded: readonly string[], at: number): number {
  let longest = 0;
  for (const phrase of phrases) {
    if (phrase.length > longest && phrase.every((word, i) => folded[at + i] === word)) longest = phrase.length;
  }
  return longest;
}
