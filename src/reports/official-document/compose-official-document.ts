import type { Campaign } from "../../knowledge/campaign.ts";
import type { Unit, Units } from "../../people/unit.ts";
import type { Form } from "../form.ts";
import { sectionsFor } from "../questions.ts";
import type { Exception, OfficialTrack } from "../submission.ts";
import type { DocumentSection, Letterhead, OfficialDocument } from "./official-document.ts";
import { type Answers, type Show, sectionBlocks } from "./section-blocks.ts";
import { BLANK, basisLine, closingLine, REPORT, recipientLines, reportingBody, roman, subjectLine } from "./wording.ts";

/** The decision that is carried out; what is null is not known and stays a blank. */
export interface CarriedOut {
  /** The bare number: "1397". */
  readonly number: string | null;
  /** What follows the number: "QĐ-UBND". */
  readonly symbol: string;
  /** An ISO day. */
  readonly date: string | null;
}

/** A report and everything that its official document says about it. */
export interface ReportToCompose {
  readonly form: Form;
  readonly unit: Unit;
  readonly units: Units;
  readonly campaign: Pick<Campaign, "name" | "place" | "issuer">;
  readonly decision: CarriedOut;
  readonly answers: Answers;
  /** Why soft rules do not hold, told below the section of the field. */
  readonly reasons: readonly Pick<Exception, "field" | "reason">[];
  /** The number and date of issue; null while the clerk has given none. */
  readonly official: Pick<OfficialTrack, "number" | "date"> | null;
  /** The month in which the report will be issued ("2023-12"); null leaves it blank too. */
  readonly month: string | null;
  /** Writes a value; of an as_of field the day and what the figures are: "30/11/2023, số ước thực hiện". */
  readonly show: Show;
}

/** The official document of a report: what the unit is asked, in the form's order, with blanks for what nobody knows yet. */
export function composeOfficialDocument(report: ReportToCompose): OfficialDocument {
  const { unit, campaign, decision } = report;
  const body = reportingBody(unit.kind, unit.name);
  return {
    letterhead: letterheadOf(report),
    title: REPORT,
    subject: subjectLine(campaign.name),
    addressedTo: receiverOf(report),
    basis: [basisLine({ ...decision, issuer: campaign.issuer, campaign: campaign.name, place: campaign.place, body })],
    sections: sectionsOf(report),
    closing: closingLine(campaign.name, body),
    recipients: recipientLines(unit.letterhead.drafted_by),
    signature: { lines: unit.letterhead.signs_as, name: null },
  };
}

function letterheadOf({ unit, official, month }: ReportToCompose): Letterhead {
  const { parent, own_head: ownHead = null, name, symbol, place } = unit.letterhead;
  const head = { parent, ownHead, name, symbol: symbol ?? BLANK, place, date: official?.date ?? null, month };
  if (!official) return { ...head, number: null };
  const typed = /^(?:số\s*:?\s*)?(\d+\p{L}?)(?:\s*\/\s*(\S+))?$/iu.exec(official.number.normalize("NFC").trim());
  if (!typed?.[1]) return { ...head, number: official.number.trim() };
  const number = /^\d$/u.test(typed[1]) ? `0${typed[1]}` : typed[1];
  return { ...head, number, symbol: typed[2] ?? head.symbol };
}

/** The unit that it reports to; the receiver of all reports goes to the body that issued the plan. */
function receiverOf({ unit, units, campaign }: ReportToCompose): string {
  const to = unit.reports_to ?? units.receiver;
  if (to === unit.code) return campaign.issuer;
  return units.units.find(({ code }) => code === to)?.name ?? campaign.issuer;
}

function sectionsOf({ form, unit, answers, reasons, show }: ReportToCompose): DocumentSection[] {
  return sectionsFor(form, unit)
    .map(({ title, fields }) => ({ title, blocks: sectionBlocks(fields, answers, reasons, show) }))
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ title, blocks }, at) => ({ heading: `${roman(at + 1)}. ${bare(title)}`, blocks }));
}

/** A title in capitals, without a number of its own. */
const bare = (title: string) => title.replace(/^\s*(?:[IVX]+|\d+)\.\s*/u, "").toLocaleUpperCase("vi");
