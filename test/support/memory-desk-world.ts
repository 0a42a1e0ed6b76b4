import type { DraftEntry, Write } from "../../src/conversation/ports.ts";
import type { Reply } from "../../src/messages/reply.ts";
import type { Invitation } from "../../src/people/invitation.ts";
import type { Member, Role } from "../../src/people/member.ts";
import type { MadeNotice } from "../../src/reminders/broadcast.ts";
import type { Difficulty } from "../../src/reports/difficulty.ts";
import type { Draft } from "../../src/reports/draft.ts";
import type { FiledReport } from "../../src/reports/submission.ts";
import { decided } from "./memory-desk-decisions.ts";

/** Everything that the twin of the desks holds; never changed, only followed by another. */
export interface World {
  readonly members: readonly (Member & { readonly ended: boolean })[];
  readonly invitations: readonly (Invitation & { readonly code: string })[];
  readonly bound: Readonly<Record<string, string>>;
  readonly wrong: readonly { readonly conversation: string; readonly at: Temporal.Instant }[];
  readonly drafts: Readonly<Record<string, { readonly content: Draft; readonly version: number }>>;
  readonly filed: readonly FiledReport[];
  readonly difficulties: readonly Difficulty[];
  readonly links: readonly Omit<Extract<Write, { kind: "link" }>, "kind">[];
  readonly log: readonly { readonly unit: string; readonly entry: DraftEntry }[];
  readonly mail: readonly { readonly conversation: string; readonly reply: Reply }[];
  readonly unreachable: readonly string[];
  readonly uploadLinks: readonly UploadLink[];
  readonly formLinks: readonly (Extract<Write, { kind: "form_link" }> & { readonly conversation: string })[];
  readonly files: readonly KeptFile[];
  readonly snoozes: readonly { readonly member: string; readonly at: string }[];
  /** Telephones for approved texts, by member. */
  readonly phones: Readonly<Record<string, string | null>>;
  /** Leaders who asked to be reminded. */
  readonly reminded: readonly string[];
  /** The signed report's file, by receipt. */
  readonly officialFiles: Readonly<Record<string, string>>;
  /** The last day that a unit was given, by unit. */
  readonly extensions: Readonly<Record<string, string>>;
  /** The day by district; null where it collects no longer. */
  readonly collections: Readonly<Record<string, string | null>>;
  /** Broadcasts, the oldest first. */
  readonly broadcasts: readonly Omit<MadeNotice, "people" | "unreached">[];
  readonly comments: readonly {
    readonly receipt: string;
    readonly text: string;
    readonly by: string;
    readonly at: string;
  }[];
}

/** A file that is kept. */
export type KeptFile = Extract<Write, { kind: "keep_file" }>;
/** A page that takes one file into a conversation. */
export interface UploadLink {
  readonly conversation: string;
  readonly token: string;
  readonly expiresAt: Temporal.Instant;
}

/** A world with nobody in it. */
export const EMPTY_WORLD: World = {
  members: [],
  invitations: [],
  bound: {},
  wrong: [],
  drafts: {},
  filed: [],
  difficulties: [],
  links: [],
  log: [],
  mail: [],
  unreachable: [],
  uploadLinks: [],
  formLinks: [],
  files: [],
  snoozes: [],
  phones: {},
  reminded: [],
  officialFiles: {},
  extensions: {},
  collections: {},
  broadcasts: [],
  comments: [],
};

/** A copy that shares nothing, as a store gives it back. */
export const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

/** The record without some of its entries. */
export const without = <Value>(
  record: Readonly<Record<string, Value>>,
  gone: (key: string, value: Value) => boolean,
): Record<string, Value> => Object.fromEntries(Object.entries(record).filter(([key, value]) => !gone(key, value)));

/** A code as it is compared. */
export const bareCode = (code: string): string => code.replace(/[^A-Za-z0-9]/g, "").toUpperCase();

/** The member of this id who has not left. */
export const livingMember = ({ members }: World, id: string | undefined) =>
  members.find((member) => member.id === id && !member.ended);

/** The world after one thing of a turn was written; null where that thing is stale. */
export function written(world: World, conversation: string, one: Write, now: Temporal.Instant): World | null {
  switch (one.kind) {
    case "bind":
      return bind(world, conversation, one.invitation, now);
    case "wrong_code":
      return { ...world, wrong: [...world.wrong, { conversation, at: now }] };
    case "name_member": {
      const named = (member: World["members"][number]) =>
        member.id === one.member ? { ...member, name: one.name } : member;
      return { ...world, members: world.members.map(named) };
    }
    case "invite":
      return invited(world, one.code, one);
    case "save_draft":
      return saveDraft(world, one);
    case "file":
      return file(world, one);
    case "official": {
      const official = { number: one.number, date: one.date, received_at: null };
      const kept = (other: FiledReport) => (other.receipt === one.receipt ? { ...other, official } : other);
      return { ...world, filed: world.filed.map(kept) };
    }
    case "raise_difficulty":
      return { ...world, difficulties: [...world.difficulties, { ...one.difficulty, answer: null }] };
    case "link":
      return { ...world, links: [...world.links, one] };
    case "upload_link": {
      const { token, expiresAt } = one;
      return { ...world, uploadLinks: [...world.uploadLinks, { conversation, token, expiresAt }] };
    }
    case "form_link":
      return { ...world, formLinks: [...world.formLinks, { ...one, conversation }] };
    case "keep_file":
      return { ...world, files: [...world.files, one] };
    case "snooze":
      return { ...world, snoozes: [...world.snoozes, { member: one.member, at: one.at.toString() }] };
    case "phone":
      return { ...world, phones: { ...world.phones, [one.member]: one.phone } };
    case "wants_reminders": {
      const others = world.reminded.filter((id) => id !== one.member);
      return { ...world, reminded: one.wants ? [...others, one.member] : others };
    }
    case "official_file":
      return { ...world, officialFiles: { ...world.officialFiles, [one.receipt]: one.file } };
    case "broadcast": {
      const id = String(world.broadcasts.length + 1);
      const made = { id, text: one.text, state: "scheduled", dueAt: one.dueAt.toString() };
      return { ...world, broadcasts: [...world.broadcasts, made] };
    }
    case "cancel_broadcast": {
      const open = world.broadcasts.find(({ id, state }) => id === one.id && state === "scheduled");
      const stopped = (other: World["broadcasts"][number]) =>
        other === open ? { ...other, state: "cancelled" } : other;
      return open ? { ...world, broadcasts: world.broadcasts.map(stopped) } : null;
    }
    case "tell":
      return told(world, one.member, one.reply);
    default:
      return decided(world, one, now);
  }
}

/** The world with an invitation of this code. */
export function invited(
  world: World,
  code: string,
  given: { unit: string; role: Role; replaces: string | null; expiresAt: Temporal.Instant },
): World {
  const { unit, role, replaces, expiresAt } = given;
  const id = String(world.invitations.length + 1);
  const made = { id, code: bareCode(code), unit, role, replaces, expiresAt, usedAt: null, revokedAt: null };
  return { ...world, invitations: [...world.invitations, made] };
}

/** The world in which a member to whom no conversation is bound has left; the name goes with the binding. */
export function withoutUnbound(world: World, member: string | undefined): World {
  return member === undefined || Object.values(world.bound).includes(member) ? world : withEnded(world, member);
}

const withEnded = (world: World, gone: string): World => ({
  ...world,
  members: world.members.map((one) => (one.id === gone ? { ...one, ended: true, name: null } : one)),
});

/** The world after one message to every conversation of a member. */
export function told(world: World, member: string, reply: Reply): World {
  const to = Object.keys(world.bound).filter((key) => world.bound[key] === member);
  const open = to.filter((key) => !world.unreachable.includes(key));
  const mail = open.map((key) => ({ conversation: key, reply: plain(reply) }));
  return { ...world, mail: [...world.mail, ...mail] };
}

function bind(world: World, conversation: string, { id, unit, role, replaces }: Invitation, now: Temporal.Instant) {
  const invitation = world.invitations.find((one) => one.id === id);
  if (!invitation || invitation.usedAt || invitation.revokedAt) return null;
  const member = { id: String(world.members.length + 1), unit, role, name: null, ended: false };
  const bound: World = {
    ...world,
    invitations: world.invitations.map((one) => (one.id === id ? { ...one, usedAt: now } : one)),
    members: [...world.members, member],
    bound: { ...world.bound, [conversation]: member.id },
  };
  const moved = withoutUnbound(bound, world.bound[conversation]);
  if (replaces === null) return moved;
  return withEnded({ ...moved, bound: without(moved.bound, (_, other) => other === replaces) }, replaces);
}

function saveDraft(world: World, { draft, version, by, entries }: Extract<Write, { kind: "save_draft" }>) {
  const { unit, revision } = draft;
  const isFiled = world.filed.some((one) => one.unit === unit && one.revision >= revision);
  if ((world.drafts[unit]?.version ?? null) !== version || !livingMember(world, by) || isFiled) return null;
  const kept = { content: plain(draft), version: (version ?? 0) + 1 };
  return {
    ...world,
    drafts: { ...world.drafts, [unit]: kept },
    log: [...world.log, ...plain(entries).map((entry) => ({ unit, entry }))],
  };
}

function file(world: World, { submission, version, by }: Extract<Write, { kind: "file" }>): World | null {
  const { unit, receipt } = submission;
  const isFiled = world.filed.some((other) => other.receipt === receipt);
  if (world.drafts[unit]?.version !== version || !livingMember(world, by) || isFiled) return null;
  return {
    ...world,
    drafts: without(world.drafts, (one) => one === unit),
    filed: [...world.filed, { ...plain(submission), state: "submitted", official: null }],
    log: [...world.log, { unit, entry: { did: "handed_in", receipt } }],
  };
}
