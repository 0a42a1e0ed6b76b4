import { fold } from "../kernel/vietnamese.ts";
import type { Library, LibraryDocument } from "../knowledge/library.ts";
import { parseReferences, type Reference } from "../knowledge/search/references.ts";
import type { Citation } from "./answer.ts";
import { citePlace } from "./compose-fact.ts";
import type { Token } from "./read-question.ts";

/** What a question that names a place ("khoản 3 Mục V") points at. */
export type NamedPlace =
  | { readonly kind: "found"; readonly citations: readonly Citation[] }
  | { readonly kind: "missing"; readonly said: string };

const PLACE_WORDS = new Set([
  "dieu",
  "khoan",
  "muc",
  "diem",
  "chuong",
  "doan",
  "phan",
  "ke",
  "hoach",
  "quyet",
  "dinh",
  "quy",
  "che",
]);

/** The place that a question asks to see; null when it names none or asks about more than a place. */
export function placeNamed(text: string, tokens: readonly Token[], library: Library): NamedPlace | null {
  const references = parseReferences(text).filter(
    ({ article, section, clause, chapter }) => article ?? section ?? clause ?? chapter,
  );
  const [reference] = references;
  if (!reference || reference.document?.number) return null;
  const named = Object.values(reference)
    .filter((part) => typeof part === "string")
    .map((part) => fold(part));
  const more = tokens.some(
    ({ role, weight, syllables }) =>
      (role === "topic" || role === "body" || role === "plain") &&
      weight >= 0.5 &&
      syllables.some(({ folded }) => !PLACE_WORDS.has(folded) && !named.includes(folded)),
  );
  const found = library.documents.flatMap((document) =>
    placesIn(document, reference).flatMap((place) => citePlace(document, place)),
  );
  if (found.length > 0) return more ? null : { kind: "found", citations: found.slice(0, 3) };
  return { kind: "missing", said: sayReference(reference) };
}

function placesIn(document: LibraryDocument, reference: Reference): string[] {
  const locators = document.nodes.map(({ locator }) => locator);
  const endingIn = (ending: string) =>
    locators.filter((locator) => locator === ending || locator.endsWith(`, ${ending}`));
  const said = endingIn(sayReference(reference));
  const roman = ROMAN[Number(reference.section)];
  return said.length > 0 || !roman ? said : endingIn(sayReference({ ...reference, section: roman }));
}

/** Sections are numbered in Roman numerals, but people type "mục 5". */
const ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

function sayReference({ chapter, section, article, clause, point }: Reference): string {
  return [
    chapter && !article && `Chương ${chapter}`,
    section && `Mục ${section}`,
    article && `Điều ${article}`,
    clause && `khoản ${clause}`,
    point && `điểm ${point}`,
  ]
    .filter(Boolean)
    .join(", ");
}
