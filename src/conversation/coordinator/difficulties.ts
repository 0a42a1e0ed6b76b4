import { answerDifficulty } from "../../consolidation/note-on-report.ts";
import type { Difficulty } from "../../reports/difficulty.ts";
import { showDate } from "../../reports/values/show-date.ts";
import { refusalWords } from "./refusal-words.ts";
import { wording } from "./wording.ts";
import { actorOf, type CoordinatorStep, type CoordinatorWork, type Offer, says, statusOf } from "./work.ts";

/** How many difficulties are shown at once. */
export const DIFFICULTIES_SHOWN = 10;

/** Difficulties that wait for an answer, the oldest first, each with its code. */
export function listDifficulties(work: CoordinatorWork): CoordinatorStep {
  const open = work.office.difficulties.filter(({ answer }) => answer === null).toReversed();
  if (open.length === 0) return says(work.focus, wording.noDifficulties);
  const shown = open.slice(0, DIFFICULTIES_SHOWN);
  const text = [
    wording.difficulties(open.length),
    ...shown.map((one) => wording.difficulty(one.code, unitName(work, one), dayOf(work, one), one.text)),
    ...(open.length > shown.length ? [wording.moreDifficulties(open.length - shown.length)] : []),
    wording.howToAnswer(shown[0]?.code ?? ""),
  ];
  return says(work.focus, text.join("\n"), shown.slice(0, 3).map(answerOffer));
}

/** Takes the answer to a difficulty: its words, then a confirmation. */
export function startAnswer(work: CoordinatorWork, code: string, text: string | null): CoordinatorStep {
  const asked = work.office.difficulties.find((one) => one.code === code);
  if (!asked) return says(work.focus, wording.unknownDifficulty(code));
  if (asked.answer) return says(work.focus, wording.answeredBefore(code, asked.answer.by, asked.answer.text));
  const about = wording.difficulty(code, unitName(work, asked), dayOf(work, asked), asked.text);
  if (text === null) return says({ kind: "answer", code, text }, `${about}\n${wording.askAnswer}`);
  return says({ kind: "answer", code, text }, `${about}\n${wording.confirmAnswer(text)}`, [
    { verb: "yes", label: wording.choices.yesAnswer },
    { verb: "no", label: wording.choices.no },
  ]);
}

/** Sends the confirmed answer to whoever raised the difficulty, in the name of the coordinator's own body. */
export function sendAnswer(work: CoordinatorWork, code: string, text: string): CoordinatorStep {
  const asked = work.office.difficulties.find((one) => one.code === code);
  if (!asked) return says(null, wording.unknownDifficulty(code));
  const body = work.deps.engine.unit(work.member.unit)?.name ?? work.member.unit;
  const decision = answerDifficulty(asked, { text, body, at: work.now.toString() }, actorOf(work));
  if (decision.kind === "refused") return says(null, refusalWords(decision.refusal));
  return says(null, wording.answerSent(code), [], ...decision.writes);
}

const answerOffer = ({ code }: Difficulty): Offer => ({ verb: `answer ${code}`, label: wording.answerOne(code) });

const unitName = (work: CoordinatorWork, { unit }: Difficulty): string => statusOf(work, unit)?.name ?? unit;

const dayOf = ({ deps }: CoordinatorWork, { raised_at }: Difficulty): string =>
  showDate(Temporal.Instant.from(raised_at).toZonedDateTimeISO(deps.campaign.time_zone).toPlainDate().toString());
