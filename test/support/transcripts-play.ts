import type { Act, Transcript, Turn } from "./transcripts.ts";
import type { Heard, Talk } from "./transcripts-channels.ts";
import { freshCode, type Stage } from "./transcripts-stages.ts";

/** What was heard in one turn, by whoever acted and by the others. */
export interface Played {
  readonly replies: readonly Heard[];
  readonly told: Readonly<Record<string, readonly Heard[]>>;
}

/** Asked at the end of everybody: one message answers it, so nothing can have come before that nobody expected. */
const LAST: Act = { kind: "say", text: "/huy" };
const CODE = /(?<![\p{L}\p{N}-])(?!K7M4-9QRT)[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}(?![\p{L}\p{N}-])/gu;

/** Everybody of a transcript, in the order in which they come in. */
export const peopleOf = ({ turns }: Transcript): readonly string[] => [
  ...new Set(turns.flatMap(({ who, told }) => [who, ...Object.keys(told)])),
];

/**
 * Plays a transcript, and at its end asks everybody whether something is under way still. `known` is what it came to in
 * memory: how many messages come is taken from there. Null where the channel cannot hold this conversation.
 */
export async function play(
  stage: Stage,
  transcript: Transcript,
  known: readonly Played[] | null,
): Promise<readonly Played[] | null> {
  if (transcript.form && !stage.anyForm) return null;
  const { turns, invitations } = transcript;
  const codes = Object.fromEntries(invitations.map(({ code }) => [code, freshCode()]));
  await stage.begin(
    transcript,
    invitations.map((one) => ({ ...one, code: codes[one.code] ?? "" })),
  );
  const people = peopleOf(transcript);
  const talks = new Map<string, Talk>();
  const played: Played[] = [];
  const talkOf = async (name: string) => {
    const talk = talks.get(name) ?? (await stage.talk(name));
    talks.set(name, talk);
    return talk;
  };
  const turn = async ({ who, act, at }: Pick<Turn, "who" | "act" | "at">) => {
    const before = known?.[played.length];
    stage.pass(at);
    const talk = await talkOf(who);
    if (act.kind === "decide") await stage.decide(act);
    const replies = act.kind === "decide" ? [] : await talk.take(filled(act, codes), before?.replies ?? []);
    const told: Record<string, readonly Heard[]> = {};
    for (const one of people.filter((name) => talks.has(name))) {
      const expected = before?.told[one] ?? [];
      if (known !== null && expected.length === 0) continue;
      const heard = (await talkOf(one).then(({ hear }) => hear?.(expected))) ?? [];
      if (heard.length > 0) told[one] = heard;
    }
    played.push({ replies, told });
    for (const { text } of [...replies, ...Object.values(told).flat()])
      codes["new"] = text.match(CODE)?.at(-1) ?? codes["new"] ?? "";
  };
  try {
    const [first = "a"] = people;
    const { can, hear } = await talkOf(first);
    const tells = turns.some(({ told }) => Object.keys(told).length > 0);
    if (!turns.every(({ act }) => act.kind === "decide" || can(act)) || (tells && !hear)) return null;
    for (const one of turns) await turn(one);
    for (const who of people) await turn({ who, act: LAST, at: null });
    return played;
  } finally {
    for (const talk of talks.values()) await talk.end();
  }
}

/** The words without what differs from one playing to the next: codes, times of the day, numbers of turns. */
export const lasting = (text: string): string =>
  text
    .replace(CODE, "MÃ")
    .replace(/\b\d\d:\d\d(?= ngày)/g, "GIỜ")
    .replace(/^.*(?:\/gui-tep\/|\[Trang gửi tệp).*$/gm, "")
    .replace(/VM-\d+/g, "VM");

function filled(act: Act, codes: Readonly<Record<string, string>>): Act {
  const coded = (text: string) => text.replace(/\{(\w+)\}/g, (all, name: string) => codes[name] ?? all);
  if (act.kind === "start" && act.payload !== null) return { ...act, payload: coded(act.payload) };
  return act.kind === "say" ? { ...act, text: coded(act.text) } : act;
}
