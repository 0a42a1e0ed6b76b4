import type { Line, StoredReply } from "./ports.ts";

/** A reply as the page reads it. */
export function replyOnWire({ id, at, reply }: StoredReply) {
  const { blocks, choices, forgets } = reply;
  return { id, at: at.toString(), blocks, choices, ...(forgets && { forgets }) };
}

/** The key of an event: whoever sends the same message again sends the same event, and two visitors never meet. */
export function eventKey(conversation: string, id: string): string {
  return `${conversation}:${id}`;
}

/** A line as the page reads it; the officer's own under the id that the page gave it. */
export function lineOnWire(line: Line, conversation: string) {
  if (line.from === "assistant") return { from: line.from, ...replyOnWire(line) };
  const prefix = eventKey(conversation, "");
  const id = line.id.startsWith(prefix) ? line.id.slice(prefix.length) : line.id;
  return { from: line.from, id, at: line.at.toString(), text: line.text };
}
