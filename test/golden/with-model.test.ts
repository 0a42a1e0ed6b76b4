import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

import { composeApp, composeAppOver, KNOWLEDGE } from "../../src/app.ts";
import { EMULATOR_MODELS, openOpenaiEmulator } from "../emulators/openai/openai-emulator.ts";
import { clockOn } from "../support/assistant.ts";
import { ratesOf, readGolden } from "../support/golden.ts";
import { askOnce, gradeBothWays, MODES, phrasedIn } from "../support/golden-with-model.ts";
import { configFor, openModelOver } from "../support/model-under-test.ts";

const clock = clockOn("2023-11-20");
const UNSEEN = new URL("../fixtures/unseen/open/", import.meta.url);
const [campaign, letter] = await Promise.all([
  composeApp({ knowledge: KNOWLEDGE, campaign: null, clock }),
  composeAppOver([fileURLToPath(new URL("cong-van-huong-dan.txt", UNSEEN))], { knowledge: KNOWLEDGE, clock }),
]);
const SETS = [
  ["the open set", campaign, askOnce(campaign, readGolden(new URL("open.yaml", import.meta.url)), "as typed")],
  [
    "a letter brought along",
    letter,
    askOnce(letter, readGolden(new URL("cong-van-huong-dan.expected.yaml", UNSEEN)), "as typed"),
  ],
] as const;
/** What the emulator makes up in its modes. */
const MADE_UP = /trừ điểm|47 chỉ tiêu|31 tháng 12|Trần Văn Bịa|9999|Không phải|vi-du\.vn|dời sang|<question>|Bạn giúp/u;

const emulator = await openOpenaiEmulator();
afterAll(() => emulator.close());

describe.each(Object.entries(MODES))("with a model that is or does: %s", (name, mode) => {
  it.each(SETS)("%s is answered no worse, and nothing made up is shown", async (_, app, asked) => {
    emulator.behave(mode);
    const model = await openModelOver(app, configFor(emulator));
    const both = await gradeBothWays(app, asked, { emulator, model });
    const [without, withModel] = [ratesOf(both.map((one) => one.without)), ratesOf(both.map((one) => one.withModel))];
    expect(withModel.rightClause).toBeGreaterThanOrEqual(without.rightClause);
    expect(withModel.rightRefusal).toBeGreaterThanOrEqual(without.rightRefusal);
    expect(withModel.wrongRefusal).toBeLessThanOrEqual(without.wrongRefusal);
    expect(both.flatMap(({ inventedFigures }) => inventedFigures)).toEqual([]);
    expect(both.flatMap(({ withModel: { falseQuotes } }) => falseQuotes)).toEqual([]);
    expect(both.map(({ withModel: { answer } }) => phrasedIn(answer)).filter((text) => MADE_UP.test(text))).toEqual([]);
    expect(both.some(({ wished }) => wished)).toBe(true);
    if (name === "well" && app === letter) expect(both.filter(({ helped }) => helped).length).toBeGreaterThan(5);
  });
});

describe("with embeddings beside words", () => {
  it.each(SETS)(
    "%s is answered no worse, quotes are verbatim, and the model's words are borne out",
    async (_, app, asked) => {
      emulator.behave({ kind: "well" });
      const embeddings = { model: EMULATOR_MODELS.embedding, weight: 0.3 };
      const model = await openModelOver(app, { ...configFor(emulator), embeddings });
      const both = await gradeBothWays(app, asked, { emulator, model });
      const [without, withModel] = [ratesOf(both.map((one) => one.without)), ratesOf(both.map((one) => one.withModel))];
      expect(withModel.right).toBeGreaterThanOrEqual(without.right);
      expect(withModel.rightRefusal).toBeGreaterThanOrEqual(without.rightRefusal);
      expect(both.flatMap(({ inventedFigures }) => inventedFigures)).toEqual([]);
      expect(both.flatMap(({ withModel: { falseQuotes } }) => falseQuotes)).toEqual([]);
      expect(emulator.requests.some(({ path, status }) => path === "/v1/embeddings" && status === 200)).toBe(true);
    },
  );
});
