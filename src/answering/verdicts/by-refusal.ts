import { aboutLibrary } from "../courtesy-words.ts";
import { LIMITS, type Reading, type Verdict } from "../judge.ts";
import { wording as words } from "../wording.ts";
import type { Desk, Evidence } from "./desk.ts";

/** Declines a question about one other year alone ("năm 2025"), not about a span of years that the plan names. */
export function byOtherYear(desk: Desk, evidence: Evidence): Verdict | null {
  const years = yearsIn(evidence.reading);
  const { campaign } = desk.library;
  if (!campaign || years.size !== 1 || years.has(campaign.year)) return null;
  return byRefusal(desk, { ...evidence, found: () => [] });
}

/** From this weight on a subject that no clause has is another business ("hộ chiếu", "có mưa"), not a silence. */
const FOREIGN = 1.8;

/** Declines as outside, with the clause that comes nearest, if any, and whom to ask. */
export function byRefusal({ library }: Desk, { reading, found }: Evidence): Verdict {
  const { campaign } = library;
  const year = [...yearsIn(reading)].find((one) => one !== campaign?.year);
  const answer = campaign && year ? words.otherYear(campaign, String(year)) : words.outside(aboutLibrary(library));
  const related = found()
    .filter(({ coverage }) => coverage >= LIMITS.clauseNear.coverage / 2)
    .slice(0, 1)
    .map(({ citation }) => citation);
  const isForeign = reading.tokens.some(({ role, weight }) => role === "topic" && weight >= FOREIGN);
  const isSilent =
    library.facts.length === 0 && related.length > 0 && !(isForeign && found().every(({ weighty }) => !weighty));
  const contact = related.length > 0 || year ? campaign?.contacts["report"] : undefined;
  return {
    answer: {
      status: "declined",
      reason: isSilent ? "not_stated" : "outside",
      answer: contact ? `${answer} ${words.whomToAsk(contact)}` : answer,
      related,
    },
    sureness: 0.1,
    locator: null,
  };
}

function yearsIn({ tokens }: Reading): Set<number> {
  return new Set(tokens.filter(({ role }) => role === "year").map(({ key }) => Number(key.slice("year:".length))));
}
