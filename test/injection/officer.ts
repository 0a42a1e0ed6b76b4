import { type Conversation, NEW_CONVERSATION } from "../../src/conversation/conversation-state.ts";
import type { Help } from "../../src/conversation/model-help.ts";
import type { KeptHappening } from "../../src/conversation/ports.ts";
import { createRoute, type Routed } from "../../src/conversation/route.ts";
import { clockOn, realKnowledge } from "../support/assistant.ts";
import { wordsOfBlock } from "../support/block-words.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";

const { converseWith, about, reports } = await realKnowledge();
const route = createRoute({ converse: converseWith, about, report: reports.conversation });
const CODE = "K7M4-9QRT";
const UNIT = "891";

/** What a happening leads to, and what it leads to with a model's help. */
export interface TwoOutcomes {
  readonly without: Routed;
  readonly withHelp: Routed;
}

/** An officer of a district, bound and greeted; `opens`: with the report open. */
export function createOfficer(opens: boolean) {
  const desk = createMemoryDesk();
  desk.invite(CODE, { unit: UNIT });
  const { now } = clockOn("2023-11-20");
  let [state, turn]: [Conversation, number] = [NEW_CONVERSATION, 0];
  const around = (code: string | null) => ({ desk: desk.open("an", code), now: now(), channel: "telegram" as const });
  const say = (text: string, code: string | null = null) => {
    turn += 1;
    const routed = route(state, { kind: "text", text }, String(turn), around(code));
    if (!desk.apply("an", routed.writes, now())) throw new Error("the desk is stale");
    state = routed.state;
  };
  say(CODE, CODE);
  say("Lan");
  if (opens) say("báo cáo");
  return {
    say,
    draft: () => desk.draft(UNIT),
    /** Routes a happening twice and keeps neither. */
    async route(
      happening: KeptHappening,
      help: (wish: NonNullable<Routed["wish"]>) => Promise<Help | null>,
    ): Promise<TwoOutcomes> {
      const without = route(state, happening, "900", around(null));
      const helped = without.wish ? await help(without.wish) : null;
      return {
        without,
        withHelp: helped ? route(state, happening, "900", { ...around(null), help: helped }) : without,
      };
    },
  };
}

/** All that is shown of an outcome. */
export const shown = ({ replies }: Routed): string =>
  replies
    .flatMap(({ blocks, choices }) => [...blocks.map(wordsOfBlock), ...choices.map(({ label }) => label)])
    .join("\n");

/** All that an outcome does beside showing words. */
export const done = ({ writes, muted, reachable, forget, state }: Routed) => ({
  writes,
  muted,
  reachable,
  forget,
  report: state.report,
});
