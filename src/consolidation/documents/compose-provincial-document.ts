import type { Campaign } from "../../knowledge/campaign.ts";
import type { CarriedOut } from "../../reports/official-document/compose-official-document.ts";
import type {
  Annex,
  Block,
  DocumentSection,
  OfficialDocument,
} from "../../reports/official-document/official-document.ts";
import { BLANK, roman, writtenDay } from "../../reports/official-document/wording.ts";
import type { Consolidation } from "../consolidation.ts";
import type { MergedPart } from "../merge/merge-narrative.ts";
import type { DocumentTexts, Placeholder, ProvincialReport } from "../provincial-report.ts";
import type { DocumentWords } from "./document-words.ts";
import { allFigures, totalsAnnex } from "./figure-blocks.ts";
import { narrativeBlock, tableBlock } from "./narrative-blocks.ts";
import { type Merging, sectionParts } from "./section-parts.ts";
import { standingBlocks, unitsTable } from "./standing-blocks.ts";
import { wording } from "./wording.ts";

/** One of the province's two documents and everything that it says. */
export interface ProvincialToCompose {
  readonly of: Consolidation;
  readonly texts: DocumentTexts;
  readonly clause: ProvincialReport["clause"];
  readonly campaign: Pick<Campaign, "name" | "place" | "issuer">;
  readonly decision: CarriedOut;
  readonly words: DocumentWords;
  /** What a machine put together of what units wrote, by field; left out: every unit in its own words. */
  readonly merged?: ReadonlyMap<string, MergedPart>;
}

/** A document of the province over all reports, with blanks for what nobody knows: number, day, signer, and the decision's where the campaign has none. */
export function composeProvincialDocument(given: ProvincialToCompose): OfficialDocument {
  const { of, texts, words } = given;
  const fill = filling(given);
  const merged = given.merged?.size ? given.merged : null;
  const annexes = annexesOf(of, texts, words, merged);
  const tables = annexes.find((_, at) => texts.annexes[at]?.content === "tables")?.number ?? null;
  const named = annexes.map(({ number }, at) =>
    wording.annexNamed(number, texts.annexes[at]?.title ?? wording.narrative.ownTexts),
  );
  const ownTexts = annexes.at(-1);
  const merging = merged && ownTexts ? { parts: merged, annex: ownTexts.number } : null;
  const sections = sectionsOf(given, fill, tables, merging);
  return {
    letterhead: { ...texts.letterhead, ownHead: null, number: null, date: null, month: null },
    title: texts.title,
    subject: fill(texts.subject),
    addressedTo: texts.addressed_to,
    grounds: texts.grounds.map(fill),
    basis: texts.opening.map(fill),
    sections: sections.map((section, at) =>
      at === sections.length - 1 && named.length > 0 ? withNote(section, wording.attached(named)) : section,
    ),
    closing: fill(texts.closing),
    recipients: wording.recipients(texts.recipients, texts.drafted_by ?? BLANK),
    signature: { lines: texts.signs_as, name: null },
    annexes,
  };
}

function filling({ of, clause, campaign, decision, words }: ProvincialToCompose): (text: string) => string {
  const standings = of.rows.map(({ standing }) => standing);
  const number = `${decision.number ?? BLANK}/${decision.symbol}`;
  const values: Record<Placeholder, string> = {
    campaign: campaign.name,
    place: campaign.place,
    issuer: campaign.issuer,
    decision: wording.decision(number, decision.date ? writtenDay(decision.date) : `ngày ${BLANK}`),
    quote: clause.quote,
    moment: words.moment(of.at),
    expected: String(standings.length),
    handed_in: String(standings.filter(({ revision }) => revision > 0).length),
    counted: String(standings.filter(({ uncounted }) => uncounted === null).length),
  };
  return (text) => text.replace(/\{(\w+)\}/g, (_, name: Placeholder) => values[name]);
}

function sectionsOf(
  { of, texts, words }: ProvincialToCompose,
  fill: (text: string) => string,
  tables: string | null,
  merging: Merging | null,
): DocumentSection[] {
  const parts = texts.sections.flatMap(({ heading = "", content, text = [] }): { title: string; blocks: Block[] }[] => {
    if (content === "form")
      return of.form.sections.map((section) => ({
        title: section.title,
        blocks: sectionParts(section, of, words, tables, merging),
      }));
    const written: Block[] = text.length > 0 ? [{ kind: "paragraph", heading: null, text: text.map(fill) }] : [];
    const blocks = content === "standing" ? standingBlocks(of) : content === "figures" ? allFigures(of, words) : [];
    return [{ title: heading, blocks: [...written, ...blocks] }];
  });
  return parts.map(({ title, blocks }, at) => ({
    heading: `${roman(at + 1)}. ${title.toLocaleUpperCase("vi")}`,
    blocks,
  }));
}

/** Where a machine put texts together, the last annex holds them as the units wrote them. */
function annexesOf(
  of: Consolidation,
  texts: DocumentTexts,
  words: DocumentWords,
  merged: ReadonlyMap<string, MergedPart> | null,
): Annex[] {
  const { called, letterhead, body } = texts;
  const annexes = texts.annexes.map(({ title, content }) => ({
    title: title.toLocaleUpperCase("vi"),
    blocks: annexBlocks(of, content, words),
  }));
  const own = of.narrative.filter(({ field }) => merged?.has(field.id)).map((part, at) => narrativeBlock(part, at + 1));
  const all =
    own.length > 0 ? [...annexes, { title: wording.narrative.ownTexts.toLocaleUpperCase("vi"), blocks: own }] : annexes;
  return all.map((annex, at) => ({
    ...annex,
    number: wording.annexNumber(at, all.length),
    attachedTo: wording.attachedTo(called, letterhead.symbol, body),
  }));
}

function annexBlocks(
  of: Consolidation,
  content: DocumentTexts["annexes"][number]["content"],
  words: DocumentWords,
): Block[] {
  switch (content) {
    case "totals":
      return totalsAnnex(of, of.asOf);
    case "units":
      return [unitsTable(of, words)];
    case "tables": {
      const tables = of.narrative.filter(({ field }) => field.kind === "table");
      if (tables.length === 0) return [{ kind: "paragraph", heading: null, text: [wording.narrative.nothing] }];
      return tables.map((part, at) => tableBlock(part, at + 1));
    }
  }
}

const withNote = ({ heading, blocks }: DocumentSection, note: string): DocumentSection => ({
  heading,
  blocks: [...blocks, { kind: "paragraph", heading: null, text: [note] }],
});
