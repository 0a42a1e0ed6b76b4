import { oneLine } from "../kernel/vietnamese.ts";
import type { Campaign } from "./campaign.ts";
import type { Fact, StatedFact } from "./fact.ts";
import { isVerbatim, type Library, type LibraryDocument, standsAt } from "./library.ts";

/** The longest quote that is shown at once, in characters. */
export const LONGEST_QUOTE = 700;

const PLACEHOLDER = /\{\{[^}]*\}\}/g;
const NUMBER = /\p{N}+/gu;

/** What is wrong with the facts, one sentence for each fault; empty when every fact is proved by the text. */
export function unprovedFacts(library: Library): string[] {
  const faults = library.facts.flatMap((fact) => {
    const document = library.documents.find(({ id }) => id === fact.document);
    if (!document) return [`fact ${fact.id}: there is no document ${fact.document}`];
    return faultsOf(fact, document, library).map((fault) => `fact ${fact.id}: ${fault}`);
  });
  return [...faults, ...repeated(library.facts.map(({ id }) => id)).map((id) => `fact ${id}: the id is used twice`)];
}

/** The referenced documents that are not named where their metadata says, one sentence each. */
export function misplacedReferences(library: Library): string[] {
  return library.referenced.flatMap(({ id, cited_in: { document, locator } }) => {
    const holder = library.documents.find((one) => one.id === document);
    const stands = holder?.nodes.some((node) => node.locator === locator);
    return stands ? [] : [`${id}: cited_in: there is no place "${locator}" in ${document}`];
  });
}

function faultsOf(fact: Fact, document: LibraryDocument, library: Library): string[] {
  const places = fact.kind === "not_stated" ? [fact.near] : [fact.locator, ...fact.also];
  const faults = places
    .filter((place) => !document.nodes.some((node) => node.locator === place))
    .map((place) => `there is no place "${place}" in ${document.id}`);
  if (fact.kind === "not_stated") {
    if (fact.refers_to && !library.referenced.some(({ id }) => id === fact.refers_to)) {
      faults.push(`it refers to ${fact.refers_to}, which is no referenced document`);
    }
    if (library.campaign && !library.campaign.contacts[fact.ask]) faults.push(`there is no contact "${fact.ask}"`);
    return faults;
  }
  return [...faults, ...faultsOfProof(fact, document, library.campaign)];
}

function faultsOfProof(fact: StatedFact, document: LibraryDocument, campaign: Campaign | null): string[] {
  const faults: string[] = [];
  if (oneLine(fact.quote).length > LONGEST_QUOTE) faults.push(`its quote is longer than ${LONGEST_QUOTE} characters`);
  if (!isVerbatim(document, fact.quote)) faults.push(`its quote is not in the text of ${document.id}`);
  if (!standsAt(document, fact.locator, fact.quote)) faults.push(`its quote does not stand at "${fact.locator}"`);
  if (fact.deadline && !campaign?.deadlines[fact.deadline]) faults.push(`there is no deadline "${fact.deadline}"`);
  if (fact.note && !campaign?.notes[fact.note]) faults.push(`there is no note "${fact.note}"`);
  if (!fact.deadline) {
    const proved = new Set([fact.quote, ...fact.also, fact.locator].join(" ").match(NUMBER) ?? []);
    for (const number of fact.says.replace(PLACEHOLDER, "").match(NUMBER) ?? []) {
      if (!proved.has(number)) faults.push(`it says "${number}", which its quote does not`);
    }
  }
  return faults;
}

function repeated(ids: readonly string[]): string[] {
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}
