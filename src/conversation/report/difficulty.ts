import { goOn } from "./ask.ts";
import type { ReportDeps } from "./deps.ts";
import { wording } from "./wording.ts";
import { prefaced, type Step, says, type Work, writing } from "./work.ts";

/** Who answers difficulties, as the plan names it (Kế hoạch, Mục V, đoạn cuối), and who does its work since. */
function answering({ campaign }: ReportDeps, { today }: Work): string {
  const { routed_to, successor } = campaign.difficulties;
  return successor && today.toString() >= successor.since ? wording.nowDoneBy(routed_to, successor.name) : routed_to;
}

/** Begins to take a difficulty down: its words, then what it is about, then a confirmation. */
export function startDifficulty(work: Work, text: string | null): Step {
  const focus = { kind: "difficulty", topic: null, text } as const;
  if (text === null) return says(work, focus, wording.difficultyText);
  const offers = wording.topics.map(([verb, label]) => ({ verb, label }));
  return says(work, focus, wording.difficultyTopic, offers);
}

/** The topic is told: reads the words back. */
export function confirmDifficulty(work: Work, deps: ReportDeps, text: string, topic: string): Step {
  const label = wording.topics.find(([id]) => id === topic)?.[1] ?? topic;
  const focus = { kind: "difficulty", topic: label, text } as const;
  return says(work, focus, wording.difficultyConfirm(text, answering(deps, work)), [
    { verb: "send", label: wording.difficultySend },
    { verb: "again", label: wording.difficultyAgain },
    { verb: "drop", label: wording.difficultyDrop },
  ]);
}

/** Sends it on, with a code to ask about it. */
export function sendDifficulty(work: Work, deps: ReportDeps, text: string, topic: string): Step {
  const code = `VM-${work.turn.padStart(4, "0")}`;
  const routed_to = answering(deps, work);
  const difficulty = {
    code,
    unit: work.member.unit,
    member: work.member.id,
    topic,
    text,
    routed_to,
    raised_at: work.now.toString(),
  };
  return writing(backToReport(work, wording.difficultySent(code, routed_to)), { kind: "raise_difficulty", difficulty });
}

/** Says it; a report that was under way goes on. */
export function backToReport(work: Work, text: string): Step {
  return work.desk.draft ? prefaced(goOn(work, null), text) : says(work, null, text);
}
