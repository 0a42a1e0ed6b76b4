import { createInterface } from "node:readline";

import type { Conversation, Said } from "../../conversation/converse.ts";
import { NEW_CONVERSATION } from "../../conversation/converse.ts";
import { fold } from "../../kernel/vietnamese.ts";
import { renderSaid } from "./render.ts";
import { wording } from "./wording.ts";

const LEAVE = new Set(["thoat", "exit", "quit", "/thoat"]);

/** Holds one conversation on the given streams until it is left or the input ends. */
export async function chatInTerminal(options: {
  about: string;
  converse: (state: Conversation, text: string) => { state: Conversation; said: Said };
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}): Promise<void> {
  const { about, converse, input, output } = options;
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const isTyped = "isTTY" in input && input.isTTY === true;
  let state = NEW_CONVERSATION;
  output.write(`${wording.opening(about)}\n${wording.prompt}`);
  for await (const line of lines) {
    if (!isTyped) output.write(`${line}\n`);
    if (LEAVE.has(fold(line).trim())) break;
    const turn = converse(state, line);
    state = turn.state;
    output.write(`\n${wording.assistant}${renderSaid(turn.said)}\n${wording.prompt}`);
  }
  lines.close();
  output.write(`\n${wording.closing}\n`);
}
