import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import { keepWorkedOut, withWorkedOut } from "../../src/adapters/knowledge-files/worked-out.ts";
import { createAnswering } from "../../src/answering/answer-question.ts";
import { workOut } from "../../src/answering/prepare-facts.ts";
import { createPassageFinder } from "../../src/knowledge/find-passages.ts";
import { type Library, passagesIn } from "../../src/knowledge/library.ts";
import { CAMPAIGN, clockOn, realKnowledge } from "../support/assistant.ts";
import { readGolden } from "../support/golden.ts";

const { library, wording } = await realKnowledge();
const { workedOut: _installed, ...bare } = library;
const questions = readGolden(new URL("../golden/open.yaml", import.meta.url)).map(({ q }) => q);
const kept = mkdtempSync(join(tmpdir(), "kept-"));
afterAll(() => rmSync(kept, { recursive: true }));

function answersFrom(over: Library) {
  const finder = createPassageFinder(passagesIn(over));
  const deps = { library: over, wording, finder, mendTyping: (text: string) => text, clock: clockOn("2023-11-20") };
  const answering = createAnswering(deps);
  return questions.map((text) => answering.answer({ text, unitKind: null, memory: null }));
}

describe("what was worked out beforehand", () => {
  keepWorkedOut(bare, CAMPAIGN, (one) => workOut(one, wording), kept);
  const ready = withWorkedOut(bare, CAMPAIGN, kept);
  const asked: string[] = [];
  const watched: Library = {
    ...ready,
    workedOut: (facts, name, make) => {
      const notKept = () => {
        asked.push(name);
        return make();
      };
      return ready.workedOut ? ready.workedOut(facts, name, notKept) : notKept();
    },
  };

  it("gives the same answers as what is worked out now, and nothing is worked out again", () => {
    expect(answersFrom(watched)).toEqual(answersFrom(bare));
    expect(asked).toEqual([]);
  });

  it("is not used for other facts", () => {
    const fewer = { ...watched, facts: bare.facts.slice(1) };
    const { workedOut: _kept, ...fewerBare } = fewer;
    expect(answersFrom(fewer)).toEqual(answersFrom(fewerBare));
    expect(asked).toEqual(["examples", "opinions", "spoken"]);
  });

  it("is left aside where it is missing, made of something else, or spoiled", () => {
    expect(withWorkedOut(bare, CAMPAIGN, join(kept, "elsewhere"))).toEqual(bare);
    expect(withWorkedOut(bare, join(CAMPAIGN, "documents"), kept)).toEqual(bare);
    for (const name of readdirSync(kept)) writeFileSync(join(kept, name), "spoiled");
    expect(withWorkedOut(bare, CAMPAIGN, kept)).toEqual(bare);
  });
});
