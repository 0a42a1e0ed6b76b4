import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";

import { chatInTerminal } from "../../../src/adapters/terminal/chat.ts";
import { renderAnswer, renderSaid } from "../../../src/adapters/terminal/render.ts";
import type { Citation } from "../../../src/answering/answer.ts";
import type { Conversation, Said } from "../../../src/conversation/converse.ts";

/** Answers every line by how many came before it, so that a test sees the turns that were taken. */
function echo(state: Conversation, line: string): { state: Conversation; said: Said } {
  const turn = Number(state.waiting ?? 0) + 1;
  return {
    state: { ...state, waiting: String(turn) },
    said: { kind: "answer", answer: { status: "courtesy", answer: `lượt ${turn}: ${line}` } },
  };
}

/** What the terminal shows when these bytes are typed. */
async function chat(typed: string): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const shown = text(output);
  input.end(typed);
  await chatInTerminal({ about: "kế hoạch thử", converse: echo, input, output });
  output.end();
  return shown;
}

describe("the conversation in the terminal", () => {
  it("opens by saying who speaks, about what, and how to leave", async () => {
    const shown = await chat("");
    expect(shown).toContain("trợ lý tự động, trả lời về kế hoạch thử");
    expect(shown).toContain("“thoát” để kết thúc");
  });

  it("answers line by line and carries what is kept from turn to turn", async () => {
    const shown = await chat("một\nhai\n");
    expect(shown).toMatch(/Anh\/chị: một\n\nTrợ lý: lượt 1: một\n\nAnh\/chị: hai\n\nTrợ lý: lượt 2: hai\n/);
  });

  it.each(["thoát", "Thoát", "thoat", "  THOÁT  ", "exit", "quit", "/thoat"])("ends on %j", async (word) => {
    const shown = await chat(`một\n${word}\nhai\n`);
    expect(shown).toContain("lượt 1: một");
    expect(shown).not.toContain("lượt 2");
    expect(shown.trimEnd()).toMatch(/Dạ, em chào anh\/chị\.$/);
  });

  it.each(["một", "một\n", "một\r\n"])("ends with the input: %j", async (typed) => {
    const shown = await chat(typed);
    expect(shown).toContain("lượt 1: một\n");
    expect(shown.trimEnd()).toMatch(/Dạ, em chào anh\/chị\.$/);
  });

  it("does not end on a sentence that only holds the word", async () => {
    expect(await chat("hộ thoát nghèo là gì\n")).toContain("lượt 1: hộ thoát nghèo là gì");
  });
});

describe("an answer as plain text", () => {
  const cite = (at: number): Citation => ({ document: "plan", locator: `Điều ${at}`, quote: `Câu ${at}.` });

  it("is followed by its quotes with their places", () => {
    expect(renderAnswer({ status: "answered", answer: "Dạ.", citations: [cite(1), cite(2)] })).toBe(
      "Dạ.\n\n  “Câu 1.”\n  — Điều 1\n\n  “Câu 2.”\n  — Điều 2",
    );
  });

  it("shows three quotes and says how many more there are", () => {
    const shown = renderAnswer({ status: "answered", answer: "Dạ.", citations: [1, 2, 3, 4, 5].map(cite) });
    expect(shown).toContain("Điều 3");
    expect(shown).not.toContain("Điều 4");
    expect(shown).toContain("và 2 chỗ nữa");
  });

  it("numbers what may be chosen", () => {
    const choices = ["Sở", "Huyện"].map((label) => ({ label, question: label }));
    const shown = renderAnswer({ status: "clarify", answer: "Loại nào?", citations: [], choices });
    expect(shown).toBe("Loại nào?\n  1. Sở\n  2. Huyện\nAnh/chị gõ số để chọn ạ.");
  });

  it("shows beside a refusal what comes nearest, and beside a courtesy nothing", () => {
    const declined = { status: "declined", reason: "not_stated", answer: "Không nêu.", related: [cite(9)] } as const;
    expect(renderAnswer(declined)).toContain("— Điều 9");
    expect(renderSaid({ kind: "answer", answer: { status: "courtesy", answer: "Dạ." } })).toBe("Dạ.");
    expect(renderSaid({ kind: "passage", text: "Cả đoạn." })).toBe("Cả đoạn.");
  });
});
