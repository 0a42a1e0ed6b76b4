import { z } from "zod";

import { nfc, oneLine } from "../../kernel/vietnamese.ts";
import { type Happening, LONGEST_MESSAGE } from "../../messages/inbound-event.ts";
import { LONGEST_CHOICE } from "./limits.ts";

/** A message from the page, or why it is none. */
export type ParsedMessage =
  | { readonly kind: "message"; readonly id: string; readonly happening: Happening }
  | { readonly kind: "unreadable" }
  | { readonly kind: "empty" }
  | { readonly kind: "too_long" };

const id = z.uuid().toLowerCase();
const choice = z
  .string()
  .min(1)
  .refine((value) => Buffer.byteLength(value) <= LONGEST_CHOICE && value.isWellFormed() && !CONTROL.test(value));
const message = z.union([
  z.strictObject({ id, text: z.string() }),
  // The label is what the page shows meanwhile; what was chosen is told by the id alone.
  z.strictObject({ id, choice, label: z.string().max(LONGEST_MESSAGE).optional() }),
]);

const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LINES = /[^\P{Cc}\n\t]/gu;

/** Reads the body of `POST /chat/messages`: the text in NFC, without characters that nobody typed. */
export function parseMessage(body: string): ParsedMessage {
  const parsed = message.safeParse(parseJson(body));
  if (!parsed.success) return { kind: "unreadable" };
  if ("choice" in parsed.data) {
    return { kind: "message", id: parsed.data.id, happening: { kind: "choice", choice: parsed.data.choice } };
  }
  const written = parsed.data.text.toWellFormed().replaceAll(/\r\n?/g, "\n").replaceAll(CONTROL_BUT_LINES, "");
  const text = nfc(written).trim();
  if (oneLine(text) === "") return { kind: "empty" };
  if (text.length > LONGEST_MESSAGE) return { kind: "too_long" };
  return { kind: "message", id: parsed.data.id, happening: { kind: "text", text } };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
