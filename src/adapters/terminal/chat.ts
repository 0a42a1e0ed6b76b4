import { fold } from "../../kernel/vietnamese.ts";
import type { Reply } from "../../messages/reply.ts";
import { readMessages } from "./read-messages.ts";
import { renderReply } from "./render.ts";
import { wording } from "./wording.ts";

const LEAVE = new Set(["thoat", "exit", "quit", "/thoat"]);

/** Holds one conversation on the given streams until it is left or the input ends; `say` takes a message, null to open. */
export async function chatInTerminal(options: {
  say: (text: string | null) => Promise<readonly Reply[]>;
  /** Saves a file of a reply and gives the path; null when it is no longer there. */
  save: (file: string, name: string) => Promise<string | null>;
  /** What was said meanwhile, for instance to a file that was sent from a page. */
  news?: () => Promise<readonly Reply[]>;
  /** Where pages are opened; null where no server listens. */
  base?: string | null;
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}): Promise<void> {
  const { say, save, news = async () => [], base = null, input, output } = options;
  const isTyped = "isTTY" in input && input.isTTY === true;
  const messages = readMessages({ input, output, isTyped, prompt: wording.prompt });
  const show = async (replies: readonly Reply[]) => {
    for (const reply of replies) {
      output.write(`\n${wording.assistant}${renderReply(reply, base)}\n`);
      for (const block of reply.blocks) {
        const path = block.kind === "file" ? await save(block.file, block.name) : null;
        if (block.kind === "file") output.write(`${path === null ? wording.notSaved : wording.saved(path)}\n`);
      }
    }
    messages.ask();
  };
  try {
    await show(await say(null));
    for await (const text of messages) {
      if (!isTyped) output.write(`${text}\n`);
      if (LEAVE.has(fold(text).trim())) break;
      await show(text.trim() === "" ? await news() : await say(text));
    }
  } finally {
    messages.close();
  }
  output.write(`\n${wording.closing}\n`);
}
