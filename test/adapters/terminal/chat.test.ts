import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";

import { chatInTerminal } from "../../../src/adapters/terminal/chat.ts";
import { renderReply } from "../../../src/adapters/terminal/render.ts";
import { type Block, textReply } from "../../../src/messages/reply.ts";

/** What the terminal shows when these bytes are typed, and the lines that reached the assistant. */
async function chat(typed: string, isTyped = false): Promise<{ shown: string; heard: (string | null)[] }> {
  const [input, output] = [Object.assign(new PassThrough(), { isTTY: isTyped }), new PassThrough()];
  const shown = text(output);
  const heard: (string | null)[] = [];
  const say = async (line: string | null) => {
    heard.push(line);
    await new Promise(setImmediate);
    return [textReply(line === null ? "Dạ, em chào." : `lượt ${heard.length - 1}: ${line}`)];
  };
  input.end(typed);
  await chatInTerminal({ say, save: async () => null, input, output });
  output.end();
  return { shown: await shown, heard };
}

describe("the conversation in the terminal", () => {
  it("opens by itself and shows what the assistant says first", async () => {
    const { shown, heard } = await chat("");
    expect(heard).toEqual([null]);
    expect(shown).toContain("Trợ lý: Dạ, em chào.");
  });

  it("answers line by line, also when all lines are there before the first answer", async () => {
    const { shown } = await chat("một\nhai\n");
    expect(shown).toMatch(/Anh\/chị: một\n\nTrợ lý: lượt 1: một\n\nAnh\/chị: hai\n\nTrợ lý: lượt 2: hai\n/);
  });

  it("sends no empty lines", async () => {
    expect((await chat("\n   \nmột\n")).heard).toEqual([null, "một"]);
  });

  it.each(["thoát", "THOAT", "exit", "quit", "/thoat"])("is left by %j", async (word) => {
    const { shown, heard } = await chat(`${word}\nmột\n`);
    expect(heard).toEqual([null]);
    expect(shown.trimEnd().endsWith("Dạ, em chào anh/chị.")).toBe(true);
  });

  it("reads lines that end as on Windows", async () => {
    expect((await chat("một\r\nhai\r\n")).heard).toEqual([null, "một", "hai"]);
  });
});

describe("the conversation in a terminal that marks what is pasted", () => {
  const paste = (words: string) => `\u001b[200~${words}\u001b[201~`;

  it("takes the lines of a paste as one message, up to the key that sends it", async () => {
    const { heard } = await chat(`${paste("câu 1: 5\ncâu 2: 7\ncâu 3: 9")}\n`, true);
    expect(heard).toEqual([null, "câu 1: 5\ncâu 2: 7\ncâu 3: 9"]);
  });

  it("takes typed lines one by one, before and after", async () => {
    const { heard } = await chat(`một\n${paste("hai\nba")} bốn\nnăm\n`, true);
    expect(heard).toEqual([null, "một", "hai\nba bốn", "năm"]);
  });

  it("loses nothing of a paste whose end never comes", async () => {
    const { heard } = await chat("\u001b[200~hai\nba\n", true);
    expect(heard).toEqual([null, "hai\nba"]);
  });

  it("asks the terminal to mark pastes, and takes that back in the end", async () => {
    const { shown } = await chat("thoát\n", true);
    expect(shown).toContain("\u001b[?2004h");
    expect(shown.lastIndexOf("\u001b[?2004l")).toBeGreaterThan(shown.lastIndexOf("\u001b[?2004h"));
  });
});

describe("a reply on lines", () => {
  const quote = (at: number): Block => ({
    kind: "quote",
    document: "plan",
    locator: `Điều ${at}`,
    quote: `Câu ${at}.`,
  });

  it("is the words, then the quotes with their places", () => {
    const shown = renderReply({ blocks: [{ kind: "text", text: "Dạ." }, quote(1), quote(2)], choices: [] });
    expect(shown).toBe("Dạ.\n\n  “Câu 1.”\n  — Điều 1\n\n  “Câu 2.”\n  — Điều 2");
  });

  it("numbers what may be chosen", () => {
    const choices = ["Sở", "Huyện"].map((label, at) => ({ id: `1-${at}`, label }));
    expect(renderReply({ blocks: [{ kind: "text", text: "Loại nào?" }], choices })).toBe(
      "Loại nào?\n  1. Sở\n  2. Huyện\nAnh/chị gõ số để chọn ạ.",
    );
  });
});
