import { describe, expect, it } from "vitest";

import type { FulfilWish, Help } from "../../src/conversation/model-help.ts";
import type { ClaimedTurn, TurnOutcome } from "../../src/conversation/ports.ts";
import { createRoute, EMPTY_DESK } from "../../src/conversation/route.ts";
import { createTakeTurn } from "../../src/conversation/take-turn.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { clockOn, realKnowledge } from "../support/assistant.ts";
import { wordsOfBlock } from "../support/block-words.ts";
import { createManualTimers } from "../support/manual-timers.ts";

const { converseWith, about } = await realKnowledge();
const route = createRoute({ converse: converseWith, about, report: null });

/** Typed facts do not settle it; the nearest clauses are offered. */
const UNSURE = "hoi minh phai lam nhung viec gi";
const SETTLED = "hạn nộp báo cáo là khi nào";

/** Takes one turn over a queue in memory; `stale` commits are refused first. */
function createTurn(text: string, fulfil?: FulfilWish, stale = 0) {
  const grown: string[] = [];
  const { timers, pass, waiting } = createManualTimers();
  const clock = clockOn("2023-11-20");
  const turn: ClaimedTurn = {
    id: "1",
    conversationId: "c",
    address: { channel: "telegram", conversation: "7" },
    happening: { kind: "text", text },
    state: null,
    memberId: null,
    attempts: 1,
    lease: { owner: "w", until: clock.now().add({ seconds: 30 }) },
  };
  const written: TurnOutcome[] = [];
  let refused = 0;
  const take = createTakeTurn({
    queue: {
      claim: async () => turn,
      async commit(_, outcome) {
        if (refused < stale) {
          refused += 1;
          return "stale";
        }
        written.push(outcome);
        return "written";
      },
    },
    desks: { open: async () => EMPTY_DESK },
    route,
    clock,
    newCode: () => "CODE",
    owner: "w",
    logger: silentLogger,
    meter: { count() {}, time() {} },
    announceReplies() {},
    ...(fulfil && { help: { fulfil, timers, onGrowth: (_, words) => grown.push(words) } }),
  });
  const words = () => written.flatMap(({ replies }) => replies.flatMap(({ blocks }) => blocks.map(wordsOfBlock)));
  return { take, pass, waiting, words, written, grown };
}

const saying =
  (answer: string): FulfilWish =>
  async (wish): Promise<Help | null> =>
    wish.kind === "question"
      ? {
          kind: wish.kind,
          question: wish.question.text,
          answered: { answer: { status: "answered", answer, citations: [] }, memory: null },
        }
      : null;

async function wordsWithout(text: string): Promise<readonly string[]> {
  const turn = createTurn(text);
  await turn.take();
  return turn.words();
}

describe("a turn that a model may help", () => {
  it("says what came of the wish, and keeps neither wish nor help", async () => {
    const turn = createTurn(UNSURE, saying("Dạ, đã rõ."));
    await turn.take();
    expect(turn.words()).toContain("Dạ, đã rõ.");
    expect(Object.keys(turn.written[0] ?? {})).not.toContain("wish");
    expect(JSON.stringify(turn.written)).not.toContain('"help"');
    expect(turn.waiting()).toBe(0);
  });

  it("asks nothing where facts settle the question", async () => {
    let asked = 0;
    const turn = createTurn(SETTLED, async () => {
      asked += 1;
      return null;
    });
    await turn.take();
    expect(asked).toBe(0);
    expect(turn.words()).toEqual(await wordsWithout(SETTLED));
  });

  it.each<[string, FulfilWish]>([
    ["says nothing of use", async () => null],
    ["breaks", () => Promise.reject(new Error("broken"))],
    [
      "speaks of another question",
      async (wish, until) => {
        const help = await saying("Dạ, đã rõ.")(wish, until);
        return help?.kind === "question" ? { ...help, question: "một câu khác" } : null;
      },
    ],
  ])("says what it says today where the model %s", async (_, fulfil) => {
    const turn = createTurn(UNSURE, fulfil);
    await turn.take();
    expect(turn.words()).toEqual(await wordsWithout(UNSURE));
  });

  it("gives a model 2.5 seconds and goes on after 2.7, even when it does not listen", async () => {
    let aborted = false;
    const turn = createTurn(UNSURE, (_, until) => {
      until.addEventListener("abort", () => {
        aborted = true;
      });
      return new Promise(() => {});
    });
    const taken = turn.take();
    await turn.pass(0);
    await turn.pass(2499);
    expect(aborted).toBe(false);
    await turn.pass(1);
    expect(aborted).toBe(true);
    expect(turn.written).toHaveLength(0);
    await turn.pass(200);
    await taken;
    expect(turn.words()).toEqual(await wordsWithout(UNSURE));
  });

  it("hears of an answer that grows until the turn goes on, and of nothing after it", async () => {
    let tell: ((words: string) => void) | undefined;
    const turn = createTurn(UNSURE, (_wish, _until, onGrowth) => {
      tell = onGrowth;
      onGrowth?.("Dạ, một");
      return new Promise(() => {});
    });
    const taken = turn.take();
    await turn.pass(0);
    tell?.("Dạ, một hai");
    await turn.pass(2700);
    await taken;
    tell?.("Dạ, một hai ba");
    expect(turn.grown).toEqual(["Dạ, một", "Dạ, một hai"]);
  });

  it("has one time for all routings of a stale turn", async () => {
    let asked = 0;
    const turn = createTurn(
      UNSURE,
      (_, until) => {
        asked += 1;
        return new Promise((resolve) => until.addEventListener("abort", () => resolve(null)));
      },
      2,
    );
    const taken = turn.take();
    await turn.pass(0);
    await turn.pass(2500);
    await taken;
    expect(asked).toBe(1);
    expect(turn.written).toHaveLength(1);
  });
});
