import type { Desk, Write } from "../../src/conversation/ports.ts";
import { EMPTY_DESK } from "../../src/conversation/route.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { type Invitation, WRONG_CODES_WITHIN } from "../../src/people/invitation.ts";
import type { Member, Role } from "../../src/people/member.ts";
import type { Difficulty } from "../../src/reports/difficulty.ts";
import type { Draft } from "../../src/reports/draft.ts";
import type { FiledReport } from "../../src/reports/submission.ts";

/** Units, people and reports in memory: what the store keeps beside conversations, with the same contract. */
export interface MemoryDesk {
  /** Makes an invitation of this code, as `admin invite` does. */
  invite(
    code: string,
    given: { unit: string; role?: Role; replaces?: string | null; expiresAt?: Temporal.Instant },
  ): void;
  memberOf(conversation: string): string | null;
  /** Wrong codes count for an hour before `now`; all of them where it is left out. */
  open(conversation: string, code: string | null, now?: Temporal.Instant): Desk;
  /** Applies a turn's writes, all or none; false when one of them is stale. */
  apply(conversation: string, writes: readonly Write[], now: Temporal.Instant): boolean;
  forget(conversation: string): void;
  /** What was told to a conversation since it was last asked. */
  told(conversation: string): readonly Reply[];
  readonly filed: readonly FiledReport[];
  readonly difficulties: readonly Omit<Difficulty, "answer">[];
  draft(unit: string): Draft | null;
  readonly files: readonly KeptFile[];
  readonly uploadLinks: readonly UploadLink[];
  /** The signed report's file, by receipt. */
  readonly officialFiles: Readonly<Record<string, string>>;
}

/** A file that is kept. */
export type KeptFile = Extract<Write, { kind: "keep_file" }>;
/** A page that takes one file into a conversation. */
export interface UploadLink {
  readonly conversation: string;
  readonly token: string;
  readonly expiresAt: Temporal.Instant;
}

interface World {
  members: Member[];
  ended: string[];
  invitations: (Invitation & { code: string })[];
  bound: Record<string, string>;
  wrong: { conversation: string; at: Temporal.Instant }[];
  drafts: Record<string, { content: Draft; version: number }>;
  filed: FiledReport[];
  difficulties: Omit<Difficulty, "answer">[];
  mail: { conversation: string; reply: Reply }[];
  uploadLinks: UploadLink[];
  files: KeptFile[];
  officialFiles: Readonly<Record<string, string>>;
}

const NEVER = Temporal.Instant.from("2100-01-01T00:00:00Z");
const bare = (code: string) => code.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

const isRecent = (at: Temporal.Instant, now: Temporal.Instant | undefined): boolean =>
  now === undefined || Temporal.Instant.compare(at, now.subtract(WRONG_CODES_WITHIN)) > 0;

/** A desk with nothing on it. */
export function createMemoryDesk(): MemoryDesk {
  let world: World = {
    members: [],
    ended: [],
    invitations: [],
    bound: {},
    wrong: [],
    drafts: {},
    filed: [],
    difficulties: [],
    mail: [],
    uploadLinks: [],
    files: [],
    officialFiles: {},
  };
  const living = () => world.members.filter(({ id }) => !world.ended.includes(id));

  function bind(conversation: string, { id, unit, role, replaces }: Invitation, now: Temporal.Instant): boolean {
    const invitation = world.invitations.find((one) => one.id === id);
    if (!invitation || invitation.usedAt || invitation.revokedAt) return false;
    Object.assign(invitation, { usedAt: now });
    const member: Member = { id: String(world.members.length + 1), unit, role, name: null };
    world.members.push(member);
    const before = world.bound[conversation];
    world.bound[conversation] = member.id;
    if (before && !Object.values(world.bound).includes(before)) world.ended.push(before);
    if (replaces === null) return true;
    world.ended.push(replaces);
    for (const [one, other] of Object.entries(world.bound)) if (other === replaces) delete world.bound[one];
    return true;
  }

  function write(conversation: string, one: Write, now: Temporal.Instant): boolean {
    switch (one.kind) {
      case "bind":
        return bind(conversation, one.invitation, now);
      case "wrong_code":
        world.wrong.push({ conversation, at: now });
        return true;
      case "name_member":
        world.members = world.members.map((member) =>
          member.id === one.member ? { ...member, name: one.name } : member,
        );
        return true;
      case "invite":
        desk.invite(one.code, one);
        return true;
      case "save_draft": {
        const kept = world.drafts[one.draft.unit];
        if ((kept?.version ?? null) !== one.version) return false;
        world.drafts[one.draft.unit] = { content: plain(one.draft), version: (one.version ?? 0) + 1 };
        return true;
      }
      case "file": {
        const { unit, receipt } = one.submission;
        if (world.drafts[unit]?.version !== one.version) return false;
        if (world.filed.some((other) => other.receipt === receipt)) return false;
        delete world.drafts[unit];
        world.filed.push({ ...plain(one.submission), state: "submitted", official: null });
        return true;
      }
      case "official": {
        const official = { number: one.number, date: one.date, received_at: null };
        world.filed = world.filed.map((other) => (other.receipt === one.receipt ? { ...other, official } : other));
        return true;
      }
      case "raise_difficulty":
        world.difficulties.push(one.difficulty);
        return true;
      case "link":
        return true;
      case "upload_link":
        world.uploadLinks.push({ conversation, token: one.token, expiresAt: one.expiresAt });
        return true;
      case "keep_file":
        world.files.push(one);
        return true;
      case "official_file":
        world.officialFiles = { ...world.officialFiles, [one.receipt]: one.file };
        return true;
      case "tell":
        for (const [other, member] of Object.entries(world.bound))
          if (member === one.member) world.mail.push({ conversation: other, reply: plain(one.reply) });
        return true;
    }
  }

  const desk: MemoryDesk = {
    invite(code, { unit, role = "officer", replaces = null, expiresAt = NEVER }) {
      const id = String(world.invitations.length + 1);
      world.invitations.push({ id, code: bare(code), unit, role, replaces, expiresAt, usedAt: null, revokedAt: null });
    },
    memberOf: (conversation) => world.bound[conversation] ?? null,
    open(conversation, code, now) {
      const found = code === null ? undefined : world.invitations.find((one) => one.code === bare(code));
      const coded: Pick<Desk, "invitation" | "wrongCodes"> = {
        invitation: found ?? null,
        wrongCodes: world.wrong
          .filter((one) => one.conversation === conversation && isRecent(one.at, now))
          .map(({ at }) => at),
      };
      const member = living().find(({ id }) => id === world.bound[conversation]);
      if (!member) return { ...EMPTY_DESK, ...coded };
      return {
        ...coded,
        member,
        colleagues: living().filter(({ id, unit }) => unit === member.unit && id !== member.id),
        draft: plain(world.drafts[member.unit] ?? null),
        filed: plain(world.filed.findLast(({ unit }) => unit === member.unit) ?? null),
      };
    },
    apply(conversation, writes, now) {
      const before = {
        ...world,
        mail: [...world.mail],
        drafts: { ...world.drafts },
        bound: { ...world.bound },
        uploadLinks: [...world.uploadLinks],
        files: [...world.files],
      };
      if (writes.every((one) => write(conversation, one, now))) return true;
      world = before;
      return false;
    },
    forget(conversation) {
      const member = world.bound[conversation];
      delete world.bound[conversation];
      if (member && !Object.values(world.bound).includes(member)) world.ended.push(member);
    },
    told(conversation) {
      const mine = world.mail.filter((one) => one.conversation === conversation);
      world.mail = world.mail.filter((one) => one.conversation !== conversation);
      return mine.map(({ reply }) => reply);
    },
    get filed() {
      return world.filed;
    },
    get difficulties() {
      return world.difficulties;
    },
    get files() {
      return world.files;
    },
    get uploadLinks() {
      return world.uploadLinks;
    },
    get officialFiles() {
      return world.officialFiles;
    },
    draft: (unit) => world.drafts[unit]?.content ?? null,
  };
  return desk;
}
