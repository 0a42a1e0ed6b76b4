import { describe, expect, it } from "vitest";

import { asSyllable, syllablesOf } from "../../src/answering/lexicon.ts";
import { createAccentRestorer } from "../../src/answering/restore-accents.ts";
import { passagesIn } from "../../src/knowledge/library.ts";
import { realKnowledge } from "../support/assistant.ts";

const { library, wording, reader } = await realKnowledge();
const texts = passagesIn(library).map(({ text }) => text);
const restore = createAccentRestorer(
  wording,
  texts,
  library.facts.flatMap(({ asked }) => asked),
);
const restored = (text: string) =>
  restore(syllablesOf(text))
    .map(({ canonical }) => canonical)
    .join(" ");
const keys = (text: string) => reader.tokens(text).flatMap(({ role, key }) => (role === "filler" ? [] : [key]));

describe("accents left out", () => {
  it.each([
    ["con nguoi la trung tam cua su phat trien", "con người là trung tâm của sự phát triển"],
    ["quyet dinh so may", "quyết định số mấy"],
    ["so ket vao quy may", "sơ kết vào quý mấy"],
  ])("are restored by the neighbours: %s", (typed, meant) => {
    expect(restored(typed)).toBe(meant);
  });

  it("leave what is typed with marks, and what was never met, as it is", () => {
    const typed = ["hạn", "zzqx"].map(asSyllable);
    expect(restore(typed)).toEqual(typed);
  });

  it("are settled before meanings are looked for", () => {
    expect(keys("con nguoi la trung tam cua su phat trien")).not.toContain("topic:penalty");
    expect(keys("bao cao thang gui cho ai")).toContain("topic:periodic_report");
  });

  it("restore nothing of no words", () => {
    expect(restore([])).toEqual([]);
  });
});
