import type { UnitKind } from "../knowledge/campaign.ts";
import { dayInWords, safeDay } from "../knowledge/deadline.ts";
import type { StatedFact } from "../knowledge/fact.ts";
import type { Library } from "../knowledge/library.ts";
import type { Wording } from "../knowledge/wording.ts";
import type { Answer } from "./answer.ts";
import { bodyToken } from "./own-unit.ts";
import { UNIT_CHOICES, wording } from "./wording.ts";

/** All the work the plan gives to a body, each with its clause; null when it gives none. */
export function viewOfBody(body: string, library: Library, words: Wording): Answer | null {
  const { campaign } = library;
  const facts = library.facts.filter(
    (fact): fact is StatedFact => fact.kind !== "not_stated" && fact.bodies.includes(body),
  );
  if (facts.length === 0) return null;
  const known = words.bodies[body];
  const duties = facts.map((fact) => `${fact.does ?? fact.says} (${fact.locator}).`);
  const lines = [wording.unitView(known?.name ?? body, duties)];
  const deadline = campaign?.deadlines["report"];
  if (deadline && known?.kind) {
    lines.push(
      deadline.reporters.includes(known.kind)
        ? wording.unitViewReport(deadline.as_written, dayInWords(safeDay(deadline)))
        : wording.unitViewNoReport,
    );
  }
  const document = library.documents.find(({ id }) => id === facts[0]?.document);
  return {
    status: "answered",
    answer: `${lines.join("\n")}\n(${wording.source(campaign, document?.name ?? "", "việc của từng đơn vị")})`,
    citations: facts.map((fact) => ({ document: document?.name ?? "", locator: fact.locator, quote: fact.quote })),
  };
}

/** The work of the asker's own kind of unit; asks for the kind when it is unknown. */
export function viewOfOwnUnit(kind: UnitKind | null, library: Library, words: Wording): Answer {
  if (kind === null) {
    return {
      status: "clarify",
      answer: wording.whichUnit,
      citations: [],
      choices: UNIT_CHOICES.map(({ label, kind }) => ({ label, question: `${label} phải làm gì?`, unitKind: kind })),
    };
  }
  const body = bodyToken(kind).key.slice("body:".length);
  return (
    viewOfBody(body, library, words) ?? {
      status: "declined",
      reason: "not_stated",
      answer: wording.noDuty(words.bodies[body]?.name ?? body),
      related: [],
    }
  );
}
