import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const texts = z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)]);

/** One message of the assistant, as a transcript expects it. */
const expected = z
  .strictObject({
    /** Words that stand in it. */
    contains: texts.optional(),
    /** Words that do not. */
    lacks: texts.optional(),
    /** The labels it offers, all of them in order; none where this is left out. */
    choices: texts.optional(),
    /** The place of each quote it shows, in order; none where this is left out. */
    quotes: texts.optional(),
  })
  .refine(({ contains }) => contains !== undefined, "says nothing of the words");

const CONTENTS = ["sticker", "photo", "voice", "video", "document", "contact", "location", "poll"] as const;

const step = z.union([
  z.strictObject({ user: z.string() }),
  z.strictObject({ user: z.strictObject({ repeat: z.string(), times: z.int().positive() }) }),
  /** Opens the conversation. */
  z.strictObject({ start: z.literal(true) }),
  /** A button of the newest reply, by its label. */
  z.strictObject({ press: z.string() }),
  /** A button of an earlier reply, by its label. */
  z.strictObject({ press_earlier: z.string() }),
  /** Something without text. */
  z.strictObject({ send: z.enum(CONTENTS) }),
  /** Other words for the message written last. */
  z.strictObject({ edit: z.string() }),
  z.strictObject({ forward: z.string() }),
  /** Every message that comes back, in order. */
  z.strictObject({ assistant: z.array(expected).min(1) }),
]);

const transcript = z.strictObject({
  about: z.string(),
  /** A channel that takes such a message differently, and how. */
  except: z.partialRecord(z.enum(["terminal", "web-chat", "telegram"]), z.string()).optional(),
  turns: z.array(step).min(2),
});

/** What the assistant is expected to say in one message. */
export type Expected = z.infer<typeof expected>;

/** What a person does in a turn. */
export type Act =
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "start" }
  | { readonly kind: "press"; readonly label: string }
  | { readonly kind: "press_earlier"; readonly label: string }
  | { readonly kind: "send"; readonly content: (typeof CONTENTS)[number] }
  | { readonly kind: "edit"; readonly text: string }
  | { readonly kind: "forward"; readonly text: string };

/** One turn: what a person does, and all that comes back. */
export interface Turn {
  readonly act: Act;
  readonly replies: readonly Expected[];
}

/** A conversation as it should go on every channel that can hold it. */
export interface Transcript {
  readonly name: string;
  readonly about: string;
  readonly except: readonly string[];
  readonly turns: readonly Turn[];
}

/** Reads every transcript of a folder; throws where one is not as it should be. */
export function loadTranscripts(folder: string): readonly Transcript[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return files.toSorted().map((name) => readTranscript(basename(name, ".yaml"), join(folder, name)));
}

function readTranscript(name: string, file: string): Transcript {
  const read = transcript.safeParse(parse(readFileSync(file, "utf8")));
  if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`);
  const turns: { act: Act; replies: Expected[] }[] = [];
  for (const one of read.data.turns) {
    if (!("assistant" in one)) turns.push({ act: actOf(one), replies: [] });
    else if (turns.at(-1)?.replies.length === 0) turns.at(-1)?.replies.push(...one.assistant);
    else throw new Error(`${name}: the assistant speaks without having been spoken to`);
  }
  const silent = turns.findIndex(({ replies }) => replies.length === 0);
  if (silent >= 0) throw new Error(`${name}: turn ${silent + 1} is not answered`);
  return { name, about: read.data.about, except: Object.keys(read.data.except ?? {}), turns };
}

function actOf(one: Exclude<z.infer<typeof step>, { assistant: unknown }>): Act {
  if ("user" in one) return { kind: "say", text: typeof one.user === "string" ? one.user : repeated(one.user) };
  if ("start" in one) return { kind: "start" };
  if ("press" in one) return { kind: "press", label: one.press };
  if ("press_earlier" in one) return { kind: "press_earlier", label: one.press_earlier };
  if ("send" in one) return { kind: "send", content: one.send };
  if ("edit" in one) return { kind: "edit", text: one.edit };
  return { kind: "forward", text: one.forward };
}

const repeated = ({ repeat, times }: { repeat: string; times: number }): string => repeat.repeat(times);
