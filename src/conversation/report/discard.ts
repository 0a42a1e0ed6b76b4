import { discarded } from "../../reports/change-draft.ts";
import { wording } from "./wording.ts";
import { changing, on, type Step, says, type Work } from "./work.ts";

/** Asks before everything is thrown away. */
export function askToDiscard(work: Work): Step {
  const { answered } = work.engine.progress(work.draft);
  return says(work, { kind: "cancel" }, wording.askDiscard(answered), [
    { verb: "discard", label: wording.discard },
    { verb: "keep", label: wording.keepDraft },
  ]);
}

/** Everything is thrown away, and can be taken back. */
export function discardAll(work: Work): Step {
  const draft = discarded(work.draft);
  const entry = { did: "discarded", content: work.draft.answers } as const;
  return changing(says(on(work, draft), null, wording.discardedAll), draft, entry);
}
