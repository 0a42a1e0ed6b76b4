import { expect, it } from "vitest";
import type { Routed } from "../../src/conversation/route.ts";
import { fold } from "../../src/kernel/vietnamese.ts";
import { wordsOfBlock } from "../support/block-words.ts";
import { loadTranscripts } from "../support/transcripts.ts";
import { bareWords, type LookAtOffer } from "../support/transcripts-channels.ts";
import { lasting, play } from "../support/transcripts-play.ts";
import { memoryStage } from "../support/transcripts-stages.ts";

/** What a turn comes to: what is said, what is offered, what is written, and what is waited for. */
const cameTo = ({ replies, writes, state }: Routed): unknown => ({
  said: replies.map(({ blocks }) => bareWords(lasting(blocks.map(wordsOfBlock).join("\n")))),
  offered: replies.map(({ choices }) => choices.map(({ label }) => label)),
  wrote: writes.map(({ kind }) => kind),
  waitsFor: state.report.focus,
});

/** Where several may be chosen a number means itself alone, while a button adds to what is chosen. */
const IS_MANY = /chọn (?:thêm|được nhiều mục)/;

it("without buttons every offer of every transcript is chosen by number and by label as by its button", async () => {
  let [numbers, labels] = [0, 0];
  const misread: string[] = [];
  const offered: LookAtOffer = ({ blocks, choices }, wouldSay) => {
    const words = blocks.map(wordsOfBlock).join("\n");
    if (IS_MANY.test(words)) return;
    const numbered = choices.filter(({ shortcut }) => !shortcut);
    for (const [at, { id, label }] of numbered.entries()) {
      const pressed = JSON.stringify(cameTo(wouldSay({ kind: "choice", choice: id })));
      for (const text of [String(at + 1), `Chọn ${at + 1}`, label, fold(label)]) {
        const typed = JSON.stringify(cameTo(wouldSay({ kind: "text", text })));
        if (typed !== pressed) misread.push(`“${text}” for “${label}” after “${words.slice(-80)}”: ${typed}`);
      }
      numbers += 2;
      labels += 2;
    }
    for (const { id, label } of choices.filter(({ shortcut }) => shortcut)) {
      const pressed = JSON.stringify(cameTo(wouldSay({ kind: "choice", choice: id })));
      const typed = JSON.stringify(cameTo(wouldSay({ kind: "text", text: label.toLowerCase() })));
      if (typed !== pressed) misread.push(`“${label.toLowerCase()}” after “${words.slice(-80)}”: ${typed} ${pressed}`);
      labels += 1;
    }
  };
  const stage = await memoryStage("zalo-bot", undefined, offered);
  for (const transcript of loadTranscripts(import.meta.dirname)) await play(stage, transcript, null);
  process.stdout.write(
    `choices without buttons: ${numbers} by number, ${labels} by label, ${misread.length} misread\n`,
  );
  expect(misread).toEqual([]);
  expect(numbers).toBeGreaterThan(200);
});
