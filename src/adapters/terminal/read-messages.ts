import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";

/** Tells a terminal to mark what is pasted, and to stop marking it (xterm's bracketed paste). */
const MARK_PASTES = "\u001b[?2004h";
const MARK_NO_PASTES = "\u001b[?2004l";

/** What a person types, message by message: a line each, but the lines of one paste together. */
export interface Messages extends AsyncIterable<string> {
  /** Shows that the next message may be typed. */
  ask(): void;
  close(): void;
}

/** Reads messages from a terminal (`isTyped`: with editing, and pastes as one message) or from a pipe, line by line. */
export function readMessages(options: {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  isTyped: boolean;
  prompt: string;
}): Messages {
  const { input, output, isTyped, prompt } = options;
  const reader = createInterface({
    input,
    ...(isTyped && { output, terminal: true, prompt }),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const messages = new PassThrough({ objectMode: true });
  let [isPasting, isOpen] = [false, true];
  const lines: string[] = [];
  const send = () => messages.write(lines.splice(0).join("\n"));
  reader.on("line", (line) => {
    lines.push(line);
    if (!isPasting) send();
  });
  reader.on("close", () => {
    isOpen = false;
    if (lines.length > 0) send();
    messages.end();
  });
  if (isTyped) {
    output.write(MARK_PASTES);
    input.on("keypress", (_: unknown, key: { readonly name?: string } | undefined) => {
      if (key?.name === "paste-start") isPasting = true;
      if (key?.name === "paste-end") isPasting = false;
    });
  }
  return {
    [Symbol.asyncIterator]: () => messages[Symbol.asyncIterator](),
    ask() {
      if (isTyped && isOpen) reader.prompt();
      else output.write(prompt);
    },
    close() {
      if (isTyped) output.write(MARK_NO_PASTES);
      reader.close();
    },
  };
}
