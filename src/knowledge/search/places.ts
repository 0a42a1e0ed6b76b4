import { fold, words } from "../../kernel/vietnamese.ts";
import { parseReferences, type Reference } from "./references.ts";
import type { SearchEntry } from "./search-entry.ts";
import { WEIGHTS } from "./weights.ts";

const PARTS = ["chapter", "section", "article", "clause", "point"] as const;

/** What a question names outright. */
interface NamedPlaces {
  /** The passages at a place it names ("khoản 2 Điều 5"), and how far each is lifted towards a full score. */
  readonly passages: ReadonlyMap<number, number>;
  /** Whether a passage stands in a document it names. */
  inNamedDocument(passage: number): boolean;
}

/** Finds the places a question names. */
export type PlaceFinder = (question: string) => NamedPlaces;

interface NamedDocument {
  readonly spoken: string;
  readonly number: string;
  readonly passages: number[];
}

/** Notes where every passage stands and gives the finder over them. */
export function createPlaceFinder(entries: readonly SearchEntry[]): PlaceFinder {
  const documents = new Map<string, NamedDocument>();
  const documentOf: NamedDocument[] = [];
  const places: Reference[] = [];
  entries.forEach(({ document: name, locator }, passage) => {
    const document = documents.get(name) ?? { spoken: spoken(name), number: numberOf(name), passages: [] };
    documents.set(name, document);
    document.passages.push(passage);
    documentOf.push(document);
    places.push(locator ? Object.assign({}, ...parseReferences(locator)) : {});
  });

  return (question) => {
    const asked = spoken(question);
    const references = parseReferences(question);
    const named = new Set([...documents.values()].filter((document) => isNamed(document, asked, references)));
    const passages = new Map<number, number>();
    for (const reference of references) {
      if (!reference.article && !reference.section) continue;
      for (const document of documentsFor(reference, named, [...documents.values()])) {
        for (const passage of document.passages) {
          const lift = liftAt(places[passage] ?? {}, reference);
          if (lift > (passages.get(passage) ?? 0)) passages.set(passage, lift);
        }
      }
    }
    return {
      passages,
      inNamedDocument: (passage) => {
        const document = documentOf[passage];
        return document !== undefined && named.has(document);
      },
    };
  };
}

function isNamed(document: NamedDocument, asked: string, references: readonly Reference[]): boolean {
  const byNumber = references.some(({ document: name }) => name?.number && sameNumber(name.number, document.number));
  return byNumber || (document.spoken.trim().includes(" ") && asked.includes(document.spoken));
}

function documentsFor({ document: name }: Reference, named: ReadonlySet<NamedDocument>, all: NamedDocument[]) {
  if (name?.number) return [...named].filter(({ number }) => sameNumber(name.number ?? "", number));
  if (named.size > 0) return [...named];
  return name?.type ? all.filter((document) => document.spoken.startsWith(spoken(name.type ?? ""))) : all;
}

function liftAt(place: Reference, asked: Reference): number {
  let holds = false;
  let within = false;
  for (const part of PARTS) {
    const there = place[part];
    const wanted = asked[part];
    if (wanted === undefined) within ||= there !== undefined;
    else if (there === undefined) holds = true;
    else if (part === "point" && fold(there) === wanted) within ||= there !== wanted;
    else if (there !== wanted) return 0;
  }
  if (!place.article && !place.section) return 0;
  if ((asked.article && !place.article) || (asked.section && !asked.article && !place.section)) return 0;
  return holds ? WEIGHTS.placeAround : within ? WEIGHTS.placeWithin : WEIGHTS.placeItself;
}

function spoken(text: string): string {
  return ` ${words(fold(text)).join(" ")} `;
}

function numberOf(name: string): string {
  return parseReferences(name)[0]?.document?.number ?? "";
}

function sameNumber(asked: string, known: string): boolean {
  const parts = fold(known).split("/");
  return (
    known !== "" &&
    fold(asked)
      .split("/")
      .every((part, i) => parts[i] === part)
  );
}
