import type { ChannelId } from "../../src/messages/address.ts";
import type { ChannelLoad } from "../../src/outbox/choose-way.ts";
import type { Role } from "../../src/people/member.ts";
import type {
  Contact,
  KeptReminder,
  NewReminder,
  ReminderBook,
  SummaryLine,
  UnitSnapshot,
  WrittenMessage,
} from "../../src/reminders/ports.ts";
import { SUMMARY_STEP } from "../../src/reminders/summary.ts";
import type { Draft } from "../../src/reports/draft.ts";
import type { FiledReport } from "../../src/reports/submission.ts";
import type { ReminderStore } from "./reminder-stores.ts";
import { wordsOf } from "./stores-contract.ts";

const NO_LOAD: ChannelLoad = { botMessages: 0, templatesLeft: null };

/** The campaign of these tests. */
export const REMINDER_CAMPAIGN = "vi-nguoi-ngheo-2023";

/** A revision as a unit hands it in. */
export function filedBy(unit: string, revision: number, at: Temporal.Instant): FiledReport {
  return {
    campaign: REMINDER_CAMPAIGN,
    unit,
    form: "bao-cao",
    form_version: 1,
    period: "2023",
    revision,
    cause: "first",
    receipt: `BC2023-${unit}-${revision}`,
    answers: {},
    exceptions: [],
    submitted_by: "",
    approved_by: null,
    submitted_at: at.toString(),
    timeliness: "on_time",
    state: "submitted",
    official: null,
  };
}

interface TwinRow extends KeptReminder {
  id: string;
  state: KeptReminder["state"];
  why: string | null;
  message: TwinMessage | null;
  tried: string[];
  unknowns: number;
  toldOn: string | null;
}

interface TwinMessage extends WrittenMessage {
  readonly at: Temporal.Instant;
  state: string;
  why: string | null;
}

interface TwinPerson {
  readonly id: string;
  readonly unit: string;
  readonly role: Role;
  readonly name: string;
  wantsReminders: boolean;
  conversations: { id: string; channel: ChannelId; muted: boolean; reachable: boolean; heardAt: Temporal.Instant }[];
}

/** The reminders of a campaign in memory, with the same contract as the real ones. */
export function createReminderTwin(): ReminderStore {
  const people: TwinPerson[] = [];
  const drafts = new Map<string, Draft>();
  const filed = new Map<string, FiledReport>();
  const rows: TwinRow[] = [];
  const messages: TwinMessage[] = [];
  const snoozes: { id: string; unit: string; member: string; dueAt: Temporal.Instant; isDone: boolean }[] = [];
  let lastRun: Temporal.Instant | null = null;
  let lastId = 0;
  const newId = () => {
    lastId += 1;
    return String(lastId);
  };

  const contact = ({ id, unit, role, name, wantsReminders, conversations }: TwinPerson): Contact => ({
    id,
    unit,
    role,
    name,
    wantsReminders,
    conversations: conversations
      .filter(({ reachable }) => reachable)
      .toSorted((one, other) => Number(one.channel === "web-chat") - Number(other.channel === "web-chat"))
      .map(({ id: conversation, channel, muted, heardAt }) => ({ id: conversation, channel, muted, heardAt })),
    templates: [],
  });
  const look = (unit: string): UnitSnapshot => ({
    unit,
    load: NO_LOAD,
    draft: drafts.get(unit) ?? null,
    filed: filed.get(unit) ?? null,
    people: people.filter((person) => person.unit === unit).map(contact),
    before: rows
      .filter((row) => row.unit === unit)
      .map(({ deadline, step, member, state, claimedAt }) => ({ unit, deadline, step, member, state, claimedAt })),
  });
  function say(written: WrittenMessage, at: Temporal.Instant): TwinMessage {
    const { conversation } = written;
    const channel = people.flatMap((person) => person.conversations).find(({ id }) => id === conversation)?.channel;
    const message = { ...written, at, state: channel === "web-chat" ? "sent" : "pending", why: null };
    messages.push(message);
    return message;
  }
  function keep(added: readonly NewReminder[], at: Temporal.Instant): number {
    const fresh = added.filter(
      ({ unit, deadline, step, member }) =>
        !rows.some(
          (row) => row.unit === unit && row.deadline === deadline && row.step === step && row.member === member,
        ),
    );
    for (const { message, ...row } of fresh)
      rows.push({
        ...row,
        id: newId(),
        claimedAt: at,
        message: message && say(message, at),
        tried: message ? [message.conversation] : [],
        unknowns: 0,
        toldOn: null,
      });
    return fresh.length;
  }

  const book: ReminderBook = {
    lastRun: async () => lastRun,
    async ran(at) {
      lastRun = at;
    },
    snapshots: async (units) => units.map(look),
    load: async () => NO_LOAD,
    claim: async (unit, decide, now) => keep(decide(look(unit)), now),
    async unhandled({ step, deadline }, units) {
      const handled = new Set(
        rows.filter((row) => row.step === step && row.deadline === deadline).map(({ unit }) => unit),
      );
      return units.filter((unit) => !handled.has(unit));
    },
    async withoutOfficial() {
      const asked = new Set(rows.filter(({ step }) => step === "official").map(({ unit }) => unit));
      const open = [...filed].filter(
        ([unit, { state, official }]) => state !== "returned" && official === null && !asked.has(unit),
      );
      return open
        .map(([unit, { submitted_at }]) => ({ unit, submittedAt: Temporal.Instant.from(submitted_at) }))
        .toSorted((one, other) => (one.unit < other.unit ? -1 : 1));
    },
    async outcomes() {
      return rows.flatMap(({ id, unit, deadline, step, member, state, message, tried, unknowns }) =>
        state === "queued" && message && message.state !== "pending"
          ? [
              {
                reminder: { id, unit, deadline, step, member },
                state: message.state,
                why: message.why,
                conversation: message.conversation,
                tried: [...tried],
                unknowns: unknowns + (message.state === "unknown" ? 1 : 0),
              },
            ]
          : [],
      );
    },
    async settle({ reminder, unknowns, tried }, decide, now) {
      const row = rows.find(({ id }) => id === reminder.id);
      if (row?.state !== "queued" || row.tried.length !== tried.length) return;
      const { state, why, again, instead } = decide(look(reminder.unit));
      Object.assign(row, { state, why, unknowns });
      if (again) {
        row.message = say(again, now);
        row.tried.push(again.conversation);
      }
      keep(instead, now);
    },
    async withdraw(why, exceptSteps) {
      const open = rows.filter(
        ({ state, step, message }) => state === "queued" && message?.state === "pending" && !exceptSteps.includes(step),
      );
      for (const { message } of open) if (message) Object.assign(message, { state: "expired", why });
      return open.length;
    },
    dueSnoozes: async (now) =>
      snoozes.filter(({ isDone, dueAt }) => !isDone && Temporal.Instant.compare(dueAt, now) <= 0),
    async takeSnooze({ id, unit }, decide, now) {
      const snooze = snoozes.find((one) => one.id === id);
      if (!snooze || snooze.isDone) return;
      snooze.isDone = true;
      keep(decide(look(unit)), now);
    },
    coordinators: async () => people.filter(({ role }) => role === "coordinator").map(contact),
    async untold(day, since, before) {
      const open = rows.filter(
        ({ toldOn, state, step, claimedAt }) =>
          toldOn === null &&
          state !== "not_due" &&
          step !== SUMMARY_STEP &&
          Temporal.Instant.compare(claimedAt, since) > 0,
      );
      const isTold = rows.some(({ step, deadline }) => step === SUMMARY_STEP && deadline === day);
      const isFresh = open.some(({ claimedAt }) => Temporal.Instant.compare(claimedAt, before) > 0);
      return isTold || isFresh ? [] : open.map(lineOf);
    },
    async tell(day, lines, told, now) {
      if (rows.some(({ step, deadline }) => step === SUMMARY_STEP && deadline === day)) return false;
      for (const { member, conversation, way, price, replies } of told) {
        const [first, ...rest] = replies;
        if (!first) continue;
        const key = { unit: "-", deadline: day, step: SUMMARY_STEP, member };
        keep([{ ...key, state: "queued", message: { conversation, reply: first, way, price }, why: null }], now);
        for (const reply of rest) say({ conversation, reply, way, price }, now);
      }
      for (const { id } of lines) {
        const row = rows.find((one) => one.id === id);
        if (row && row.state !== "queued") row.toldOn = day;
      }
      return true;
    },
  };

  function lineOf({ id, unit, deadline, step, member, state, why, message }: TwinRow): SummaryLine {
    const person = people.find((one) => one.id === member);
    const channel = person?.conversations.find((one) => one.id === message?.conversation)?.channel ?? null;
    const { way = null, price = null } = message ?? {};
    return {
      id,
      unit,
      deadline,
      step,
      member,
      state,
      why,
      name: person?.name ?? null,
      channel,
      way,
      price,
      isReceived: null,
    };
  }

  return {
    book,
    async join(unit, given) {
      const { role = "officer", name, channels = ["telegram"], muted = false, wantsReminders = false } = given;
      const { heardAt = Temporal.Instant.from("2023-12-06T00:00:00Z") } = given;
      const id = newId();
      const conversations = channels.map((channel) => ({ id: newId(), channel, muted, reachable: true, heardAt }));
      people.push({ id, unit, role, name, wantsReminders, conversations });
      return id;
    },
    async leave(member) {
      people.splice(
        people.findIndex(({ id }) => id === member),
        1,
      );
    },
    async draft(draft) {
      drafts.set(draft.unit, draft);
    },
    async file(unit, at, given = {}) {
      drafts.delete(unit);
      const revision = (filed.get(unit)?.revision ?? 0) + 1;
      filed.set(unit, { ...filedBy(unit, revision, at), ...given });
      for (const row of rows)
        if (row.unit === unit && row.message?.state === "pending" && !row.step.startsWith("notice:"))
          Object.assign(row.message, { state: "expired", why: "handed in meanwhile" });
    },
    async judge(unit, state) {
      const report = filed.get(unit);
      if (report) filed.set(unit, { ...report, state });
    },
    async official(unit) {
      const report = filed.get(unit);
      if (report) filed.set(unit, { ...report, official: { number: "1/BC", date: "2023-12-01", received_at: null } });
    },
    async snooze(unit, member, dueAt) {
      snoozes.push({ id: newId(), unit, member, dueAt, isDone: false });
    },
    async messages() {
      return messages.map(({ conversation, reply, state, at }) => ({
        to: people.find((one) => one.conversations.some(({ id }) => id === conversation))?.name ?? "?",
        words: wordsOf(reply) ?? "",
        state,
        at,
        buttons: reply.choices.map(({ label }) => label),
      }));
    },
    async end(state, why = null, most = Number.POSITIVE_INFINITY) {
      const open = messages.filter((message) => message.state === "pending").slice(0, most);
      for (const message of open) {
        Object.assign(message, { state, why });
        const conversation = people
          .flatMap((person) => person.conversations)
          .find(({ id }) => id === message.conversation);
        if (state === "recipient_gone" && conversation) conversation.reachable = false;
      }
    },
    async rows() {
      return rows.map(({ unit, deadline, step, member, state, claimedAt }) => ({
        unit,
        deadline,
        step,
        to: member === null ? null : (people.find(({ id }) => id === member)?.name ?? "?"),
        state,
        claimedAt,
      }));
    },
    async clear() {
      for (const all of [people, rows, messages, snoozes]) all.length = 0;
      drafts.clear();
      filed.clear();
      lastRun = null;
    },
    close: async () => {},
  };
}
