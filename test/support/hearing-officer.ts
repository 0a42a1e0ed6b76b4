import { expect } from "vitest";

import { NEW_CONVERSATION } from "../../src/conversation/conversation-state.ts";
import type { KeptHappening } from "../../src/conversation/ports.ts";
import { createRoute } from "../../src/conversation/route.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { withAnswer } from "../../src/reports/change-draft.ts";
import { fulfilExtract } from "../../src/reports/extract/fulfil-extract.ts";
import { clockOn, realKnowledge } from "./assistant.ts";
import { wordsOfBlock } from "./block-words.ts";
import { createMemoryDesk } from "./memory-desk.ts";
import { createRecordingModel } from "./recording-model.ts";

const { converseWith, about, reports } = await realKnowledge();
const route = createRoute({ converse: converseWith, about, report: reports.conversation });
/** The code that opens the unit. */
export const CODE = "K7M4-9QRT";

/** What a model says of a text: which words answer which field. */
export type Said = readonly (readonly [field: string, words: string])[];

/** An officer of a unit whose words a model may hear; `said` null: it is down. */
export function hearingOfficer(said: Said | null, unit = "891") {
  const desk = createMemoryDesk();
  desk.invite(CODE, { unit });
  const { now } = clockOn("2023-12-05");
  const model = createRecordingModel(() => said && { values: said.map(([field, words]) => ({ field, words })) });
  let [state, turns] = [NEW_CONVERSATION, 0];
  let last: readonly Reply[] = [];
  async function take(happening: KeptHappening, code: string | null = null): Promise<string> {
    turns += 1;
    const around = { desk: desk.open("an", code), now: now(), channel: "telegram" } as const;
    const first = route(state, happening, String(turns), around);
    const help = first.wish?.kind === "extract" ? await fulfilExtract(model, first.wish, AbortSignal.any([])) : null;
    const routed = help ? route(state, happening, String(turns), { ...around, help }) : first;
    expect(desk.apply("an", routed.writes, now())).toBe(true);
    state = routed.state;
    last = routed.replies;
    return last.map(({ blocks }) => blocks.map(wordsOfBlock).join("\n")).join("\n");
  }
  const say = (text: string) => take({ kind: "text", text }, text === CODE ? CODE : null);
  return {
    desk,
    model,
    say,
    /** A document that was sent before has been read, and is no form. */
    read: (name: string, text: string) =>
      take({ kind: "form_read", file: "f1", name, outcome: { kind: "text", text } }),
    async begin() {
      await say(CODE);
      await say("Lan");
      return say("báo cáo");
    },
    press(label: string) {
      const choice = last.flatMap(({ choices }) => choices).find((one) => one.label === label);
      return take({ kind: "choice", choice: choice?.id ?? "" });
    },
    labels: () => last.flatMap(({ choices }) => choices.map(({ label }) => label)),
    ids: () => last.flatMap(({ choices }) => choices.map(({ id }) => id)),
    pressId: (choice: string) => take({ kind: "choice", choice }),
    draft: () => desk.draft(unit),
    value: (field: string) => desk.draft(unit)?.answers[field]?.value,
    focus: () => state.report.focus?.kind,
    /** Answers beside the conversation, as the page does. */
    put(field: string, value: number) {
      const { draft, member } = desk.open("an", null);
      if (!draft || !member) throw new Error("nothing is open");
      const answer = { state: "given", value, raw: String(value), by: member.id, at: now().toString() } as const;
      const changed = withAnswer(draft.content, field, answer);
      const saved = { kind: "save_draft", draft: changed, version: draft.version, entries: [], by: member.id } as const;
      expect(desk.apply("an", [saved], now())).toBe(true);
    },
  };
}
