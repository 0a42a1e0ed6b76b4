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
    /** The labels it offers, all of them in order; none where this is left out (about units: not looked at). */
    choices: texts.optional(),
    /** The place of each quote it shows, in order; none where this is left out (about units: not looked at). */
    quotes: texts.optional(),
    /** The names of the files it carries, in order; none where this is left out. */
    file: texts.optional(),
  })
  .refine(({ contains }) => contains !== undefined, "says nothing of the words");

const CONTENTS = ["sticker", "photo", "voice", "video", "document", "contact", "location", "poll"] as const;
const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "must be like 2023-12-01T09:00");
const ROLES = ["officer", "approver", "coordinator", "partner"] as const;
const place = { unit: z.string(), role: z.enum(ROLES).default("officer") };
const who = { as: z.string().optional() };

/** A decision as the coordinator's command takes it: the name of its route, and the body. */
const decided = z.strictObject({
  route: z.enum(["accept", "return", "extend", "comment", "received"]),
  body: z.record(z.string(), z.json()),
});
/** What a coordinator decides. */
export type Decided = z.infer<typeof decided>;

const step = z.union([
  /** What somebody types; `{A}` stands for an invitation's code, `{new}` for the code that the assistant gave last. */
  z.strictObject({ user: z.string(), ...who }),
  z.strictObject({ user: z.strictObject({ repeat: z.string(), times: z.int().positive() }), ...who }),
  /** Opens the conversation, perhaps by a link with a code. */
  z.strictObject({ start: z.union([z.literal(true), z.string()]), ...who }),
  /** A button of the newest reply, by its label. */
  z.strictObject({ press: z.string(), ...who }),
  /** A button of an earlier reply, by its label. */
  z.strictObject({ press_earlier: z.string(), ...who }),
  /** Something without text. */
  z.strictObject({ send: z.enum(CONTENTS), ...who }),
  /** Other words for the message written last. */
  z.strictObject({ edit: z.string(), ...who }),
  z.strictObject({ forward: z.string(), ...who }),
  /** Every message that comes back, in order, and every message that others get. */
  z.strictObject({
    assistant: z.array(expected).min(1),
    told: z.record(z.string(), z.array(expected).min(1)).optional(),
  }),
  /** The coordinator decides at the server's own machine, and officers are told. */
  z.strictObject({
    decides: decided,
    told: z.record(z.string(), z.array(expected).min(1)).optional(),
  }),
  /** Time passes. */
  z.strictObject({ now: moment }),
]);

const transcript = z.strictObject({
  about: z.string(),
  /** A channel that takes such a message differently, and how. */
  except: z.partialRecord(z.enum(["terminal", "web-chat", "telegram", "zalo-bot", "zalo-oa"]), z.string()).optional(),
  /** When it begins, in An Giang. */
  now: moment.optional(),
  /** People who are bound to a unit and named before the first turn. */
  people: z.record(z.string(), z.strictObject({ ...place, name: z.string() })).optional(),
  /** Codes that nobody has used yet. */
  invite: z
    .array(z.strictObject({ code: z.string().regex(/^[A-Z]$/), ...place, expires: moment.optional() }))
    .optional(),
  /** What is different in the report form here. */
  form: z.strictObject({ approval: z.boolean() }).optional(),
  turns: z.array(step).min(2),
});

/** What the assistant is expected to say in one message. */
export type Expected = z.infer<typeof expected>;

/** What a person does in a turn. */
export type Act =
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "start"; readonly payload: string | null }
  | { readonly kind: "press"; readonly label: string }
  | { readonly kind: "press_earlier"; readonly label: string }
  | { readonly kind: "send"; readonly content: (typeof CONTENTS)[number] }
  | { readonly kind: "edit"; readonly text: string }
  | { readonly kind: "forward"; readonly text: string }
  | ({ readonly kind: "decide" } & Decided);

/** One turn: what a person does, all that comes back, and what others are told. */
export interface Turn {
  readonly who: string;
  /** The moment that has come; null where time only runs on. */
  readonly at: string | null;
  readonly act: Act;
  readonly replies: readonly Expected[];
  readonly told: Readonly<Record<string, readonly Expected[]>>;
}

/** An invitation that is there before a transcript begins. */
export interface Invited {
  readonly code: string;
  readonly unit: string;
  readonly role: (typeof ROLES)[number];
  /** Local time; null: not while this transcript lasts. */
  readonly expires: string | null;
}

/** A conversation as it should go on every channel that can hold it. */
export interface Transcript {
  readonly name: string;
  readonly about: string;
  readonly except: readonly string[];
  readonly now: string | null;
  readonly invitations: readonly Invited[];
  readonly form: { readonly approval: boolean } | null;
  /** Whether choices and quotes that are not mentioned are wrong. */
  readonly strict: boolean;
  readonly turns: readonly Turn[];
}

/** Reads every transcript of a folder and of the folders in it, in the order of their moments; throws where one is not as it should be. */
export function loadTranscripts(folder: string): readonly Transcript[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  const read = files.toSorted().map((name) => readTranscript(basename(name, ".yaml"), join(folder, name)));
  return read.toSorted((one, other) => (one.now ?? "").localeCompare(other.now ?? ""));
}

function readTranscript(name: string, file: string): Transcript {
  const read = transcript.safeParse(parse(readFileSync(file, "utf8")));
  if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`);
  const { about, except, now = null, people = {}, invite = [], form = null } = read.data;
  const named = Object.entries(people).map(([id, person]) => ({ id, ...person }));
  const turns: { who: string; at: string | null; act: Act; replies: Expected[]; told: Turn["told"] }[] = named.flatMap(
    ({ id, name: called }) => [
      { who: id, at: null, act: say(`{${id}}`), replies: [{ contains: ["Từ giờ anh/chị là"] }], told: {} },
      { who: id, at: null, act: say(called), replies: [{ contains: [`chào anh/chị ${called}`] }], told: {} },
    ],
  );
  let at: string | null = null;
  for (const one of read.data.turns) {
    if ("now" in one) at = one.now;
    else if ("decides" in one) {
      const act = { kind: "decide", ...one.decides } as const;
      turns.push({ who: turns.at(-1)?.who ?? "a", at, act, replies: [], told: one.told ?? {} });
      at = null;
    } else if (!("assistant" in one)) {
      turns.push({ who: one.as ?? "a", at, act: actOf(one), replies: [], told: {} });
      at = null;
    } else {
      const last = turns.at(-1);
      if (last?.replies.length !== 0 || last.act.kind === "decide")
        throw new Error(`${name}: the assistant speaks without having been spoken to`);
      last.replies.push(...one.assistant);
      last.told = one.told ?? {};
    }
  }
  const silent = turns.findIndex(({ replies, act }) => replies.length === 0 && act.kind !== "decide");
  if (silent >= 0) throw new Error(`${name}: turn ${silent + 1} is not answered`);
  const aboutUnits = named.length + invite.length > 0;
  if (aboutUnits) expectIntroductions(turns);
  const invitations = [
    ...named.map(({ id, unit, role }) => ({ code: id, unit, role, expires: null })),
    ...invite.map(({ expires = null, ...one }) => ({ ...one, expires })),
  ];
  return { name, about, except: Object.keys(except ?? {}), now, invitations, form, strict: !aboutUnits, turns };
}

/** Where units are the matter, everybody's first turn brings the introduction, which other transcripts are about. */
function expectIntroductions(turns: readonly { who: string; replies: Expected[] }[]): void {
  for (const person of new Set(turns.map(({ who: one }) => one)))
    turns.find(({ who: one }) => one === person)?.replies.unshift({ contains: ["Em là trợ lý tự động"] });
}

const say = (text: string): Act => ({ kind: "say", text });

function actOf(
  one: Exclude<z.infer<typeof step>, { assistant: unknown } | { now: string } | { decides: unknown }>,
): Act {
  if ("user" in one) return say(typeof one.user === "string" ? one.user : repeated(one.user));
  if ("start" in one) return { kind: "start", payload: one.start === true ? null : one.start };
  if ("press" in one) return { kind: "press", label: one.press };
  if ("press_earlier" in one) return { kind: "press_earlier", label: one.press_earlier };
  if ("send" in one) return { kind: "send", content: one.send };
  if ("edit" in one) return { kind: "edit", text: one.edit };
  return { kind: "forward", text: one.forward };
}

const repeated = ({ repeat, times }: { repeat: string; times: number }): string => repeat.repeat(times);
