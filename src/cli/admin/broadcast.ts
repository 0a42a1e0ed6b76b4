import { BROADCAST_MAX } from "../../reminders/broadcast.ts";
import type { Forecast } from "../../reminders/forecast.ts";
import { forecastLines, wayWords } from "../../reminders/forecast-words.ts";
import { type AdminCommand, needed, optional, WrongUse, wordsOf } from "./command.ts";
import { moment } from "./table.ts";
import { wording } from "./wording.ts";

/** Whom a broadcast may be for, beside "all": kinds of unit, and how far they are. */
const AUDIENCES = [
  "all",
  "department",
  "district",
  "front",
  "union",
  "not_started",
  "drafting",
  "pending_approval",
  "submitted",
  "returned",
  "accepted",
];
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** One row of `--list`. */
interface Listed {
  readonly id: string;
  readonly state: string;
  readonly due_at: string;
  readonly text: string;
  readonly people: Readonly<Record<string, number>>;
  readonly ways: Readonly<Record<string, number>>;
  readonly dong: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** What the server gives. */
type Value =
  | {
      readonly preview: { readonly name: string; readonly person: string | null }[];
      muted: number;
      unreachable: number;
      readonly forecast: Forecast;
    }
  | { readonly id: string; readonly people: number; readonly due_at: string }
  | { readonly cancelled: string }
  | readonly Listed[];

/** `broadcast`: one notice to the officers of many units, looked at first, sent by day, stopped by hand or by itself. */
export const broadcast: AdminCommand<Value> = {
  usage: wording.usage.broadcast,
  options: {
    to: { type: "string" },
    text: { type: "string" },
    link: { type: "string" },
    at: { type: "string" },
    confirm: { type: "string" },
    preview: { type: "boolean" },
    list: { type: "boolean" },
    cancel: { type: "string" },
  },
  ask(given) {
    wordsOf(given, []);
    const cancel = optional(given, "cancel");
    const isList = given.options["list"] === true;
    const isNew = given.options["to"] !== undefined || given.options["text"] !== undefined;
    if ([cancel !== null, isList, isNew].filter(Boolean).length > 1) throw new WrongUse(wording.oneOfBroadcastOptions);
    if (isList) return { route: "broadcasts", body: {} };
    if (cancel !== null) return { route: "cancel-broadcast", body: { id: cancel } };
    const to = needed(given, "to")
      .split(",")
      .map((one) => one.trim());
    for (const one of to) if (!AUDIENCES.includes(one)) throw new WrongUse(wording.wrongAudience(one, AUDIENCES));
    const text = needed(given, "text");
    if (text.length > BROADCAST_MAX) throw new WrongUse(wording.tooLong("text", BROADCAST_MAX));
    const link = optional(given, "link");
    if (link !== null && !(URL.canParse(link) && link.startsWith("https://")))
      throw new WrongUse(wording.wrongLink(link));
    const at = optional(given, "at");
    if (at !== null && !isMoment(at)) throw new WrongUse(wording.wrongMoment(at));
    const confirm = optional(given, "confirm");
    if (confirm !== null && !/^\d{1,6}$/.test(confirm)) throw new WrongUse(wording.wrongConfirm(confirm));
    const body = { to, text, link, at, confirm: confirm === null ? null : Number(confirm) };
    return { route: given.options["preview"] === true ? "preview-broadcast" : "broadcast", body };
  },
  show(value) {
    const words = wording.broadcast;
    if ("preview" in value) {
      const { preview, muted, unreachable, forecast } = value;
      const lines = preview.map(({ name, person }) => words.person(name, person));
      return [words.preview(preview.length, muted, unreachable), ...forecastLines(forecast), ...lines].join("\n");
    }
    if ("cancelled" in value) return words.cancelled(value.cancelled);
    if ("due_at" in value) return words.planned(value.id, value.people, moment(value.due_at));
    return value.length === 0 ? words.none : value.map(listed).join("\n");
  },
};

function listed({ id, state, due_at, people, text, ways, dong, reasons }: Listed): string {
  const words = wording.broadcast;
  const went = Object.entries(ways).map(([way, count]) => `${wayWords.ways[way] ?? way} ${count}`);
  const not = Object.entries(reasons).map(([why, count]) => `${wayWords.closed[why] ?? words.otherReason} ${count}`);
  const further = words.further(went.join(", "), dong, not.join(", "));
  const counts = Object.entries(people).map(([kind, count]) => `${words.people[kind] ?? kind} ${count}`);
  return words.line(id, words.states[state] ?? state, moment(due_at), counts.join(", "), text) + further;
}

function isMoment(text: string): boolean {
  try {
    return MOMENT.test(text) && Temporal.PlainDateTime.from(text, { overflow: "reject" }) !== null;
  } catch {
    return false;
  }
}
