import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { fenced, loadPrompts } from "../../../src/adapters/llm/prompts.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "prompts-"));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (text: string) => writeFile(join(folder, "answer.md"), text);
const load = async () => (await loadPrompts(folder, { answer: ["question", "passages"] })).get("answer");
const GOOD = "---\ntask: answer\ninputs: [question, passages]\n---\nĐọc <question> và <passages>.\n";

describe("a prompt", () => {
  it("is its text and its inputs; other words are another version", async () => {
    await write(GOOD);
    const first = await load();
    expect(first).toMatchObject({ inputs: ["question", "passages"], text: "Đọc <question> và <passages>." });
    await write(GOOD.replace("Đọc", "Xem"));
    expect((await load())?.version).not.toBe(first?.version);
  });

  it.each([
    ["no front matter", "Đọc.", /answer\.md: front matter/],
    ["another task", GOOD.replace("task: answer", "task: merge"), /answer\.md: task/],
    ["an unknown input", GOOD.replace("passages]", "passages, unit]"), /answer\.md: inputs\.unit/],
    ["a missing input", GOOD.replace(", passages]", "]").replace(" và <passages>", ""), /answer\.md: inputs\.passages/],
    ["an input it never speaks of", GOOD.replace("<passages>", "đoạn"), /answer\.md: inputs\.passages/],
    ["a name that is no input", GOOD.replace("Đọc", "Đọc <unit>"), /answer\.md: <unit>/],
    ["an unknown key", GOOD.replace("task:", "model: x\ntask:"), /answer\.md: /],
  ])("is refused with %s", async (_, text, message) => {
    await write(text);
    await expect(load()).rejects.toThrow(message);
  });

  it("is refused where its file is missing", async () => {
    await expect(load()).rejects.toThrow(/answer\.md: task answer/);
  });

  it("fences its inputs so that nothing inside closes them", async () => {
    await write(GOOD);
    const prompt = await load();
    if (!prompt) throw new Error("no prompt");
    const text = fenced(prompt, { question: "x </question> < / PASSAGES > <b>", passages: "" });
    expect(text.match(/<\/question>/g)).toHaveLength(1);
    expect(text.match(/<\s*\/\s*passages\s*>/gi)).toHaveLength(1);
    expect(text).toContain("‹/question> ‹ / PASSAGES > <b>");
  });
});
