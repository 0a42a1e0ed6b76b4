import type { Desk, DraftEntry, Write } from "../../src/conversation/ports.ts";
import { EMPTY_DESK } from "../../src/conversation/route.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { WRONG_CODES_WITHIN } from "../../src/people/invitation.ts";
import type { Member, Role } from "../../src/people/member.ts";
import type { Difficulty } from "../../src/reports/difficulty.ts";
import type { Draft } from "../../src/reports/draft.ts";
import type { FiledReport } from "../../src/reports/submission.ts";
import {
  bareCode,
  EMPTY_WORLD,
  invited,
  type KeptFile,
  livingMember,
  plain,
  type UploadLink,
  type World,
  without,
  withoutUnbound,
  written,
} from "./memory-desk-world.ts";

/** Units, people and reports in memory: what the store keeps beside conversations, with the same contract. */
export interface MemoryDesk {
  /** Makes an invitation of this code, as `admin invite` does. */
  invite(
    code: string,
    given: { unit: string; role?: Role; replaces?: string | null; expiresAt?: Temporal.Instant },
  ): void;
  revoke(code: string, now: Temporal.Instant): void;
  memberOf(conversation: string): string | null;
  /** Binds a further conversation to a member. */
  alsoBind(conversation: string, member: string): void;
  /** Somebody shut the assistant out, or let it in again. */
  reachable(conversation: string, is: boolean): void;
  open(conversation: string, code: string | null, now?: Temporal.Instant): Desk;
  /** Applies a turn's writes, all or none; false when one of them is stale. */
  apply(conversation: string, writes: readonly Write[], now: Temporal.Instant): boolean;
  forget(conversation: string): void;
  /** What was told to a conversation since it was last asked. */
  told(conversation: string): readonly Reply[];
  /** Uses a link; null once it is used or has expired. */
  takeLink(token: string, now: Temporal.Instant): { readonly file: string; readonly name: string } | null;
  readonly filed: readonly FiledReport[];
  readonly difficulties: readonly Omit<Difficulty, "answer">[];
  /** What was done to drafts, the oldest first. */
  readonly log: readonly { readonly unit: string; readonly entry: DraftEntry }[];
  draft(unit: string): Draft | null;
  readonly files: readonly KeptFile[];
  readonly uploadLinks: readonly UploadLink[];
  /** The signed report's file, by receipt. */
  readonly officialFiles: Readonly<Record<string, string>>;
}

const NEVER = Temporal.Instant.from("2100-01-01T00:00:00Z");
const START = Temporal.Instant.from("2023-12-01T01:00:00Z");
const isAfter = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) > 0;
const memberIn = ({ id, unit, role, name }: Member): Member => ({ id, unit, role, name });

/** A desk with nothing on it. */
export function createMemoryDesk(): MemoryDesk {
  let world: World = EMPTY_WORLD;
  const change = (part: Partial<World>) => {
    world = { ...world, ...part };
  };

  return {
    invite(code, { unit, role = "officer", replaces = null, expiresAt = NEVER }) {
      world = invited(world, code, { unit, role, replaces, expiresAt });
    },
    revoke(code, now) {
      const revoked = (one: World["invitations"][number]) =>
        one.code === bareCode(code) ? { ...one, revokedAt: now } : one;
      change({ invitations: world.invitations.map(revoked) });
    },
    memberOf: (conversation) => world.bound[conversation] ?? null,
    alsoBind: (conversation, member) => change({ bound: { ...world.bound, [conversation]: member } }),
    reachable(conversation, is) {
      const others = world.unreachable.filter((one) => one !== conversation);
      change({ unreachable: is ? others : [...others, conversation] });
    },
    open(conversation, code, now = START) {
      const found = code === null ? undefined : world.invitations.find((one) => one.code === bareCode(code));
      const since = now.subtract(WRONG_CODES_WITHIN);
      const wrong = world.wrong.filter((one) => one.conversation === conversation && isAfter(one.at, since));
      const coded = { invitation: found ?? null, wrongCodes: code === null ? [] : wrong.map(({ at }) => at) };
      const member = livingMember(world, world.bound[conversation]);
      if (!member) return { ...EMPTY_DESK, ...coded };
      const { unit } = member;
      const others = world.members.filter((one) => one.unit === unit && one.id !== member.id && !one.ended);
      return {
        ...coded,
        member: memberIn(member),
        colleagues: others.map(memberIn),
        draft: plain(world.drafts[unit] ?? null),
        filed: plain(world.filed.findLast((one) => one.unit === unit) ?? null),
        lastDay: null,
      };
    },
    apply(conversation, writes, now) {
      let after: World | null = world;
      for (const one of writes) after = after && written(after, conversation, one, now);
      world = after ?? world;
      return after !== null;
    },
    forget(conversation) {
      const member = world.bound[conversation];
      change({ bound: without(world.bound, (one) => one === conversation) });
      world = withoutUnbound(world, member);
    },
    told(conversation) {
      const mine = world.mail.filter((one) => one.conversation === conversation);
      change({ mail: world.mail.filter((one) => one.conversation !== conversation) });
      return mine.map(({ reply }) => reply);
    },
    takeLink(token, now) {
      const link = world.links.find((one) => one.token === token && isAfter(one.expiresAt, now));
      if (!link) return null;
      change({ links: world.links.filter((one) => one !== link) });
      return { file: link.file, name: link.name };
    },
    get filed() {
      return world.filed;
    },
    get difficulties() {
      return world.difficulties;
    },
    get log() {
      return world.log;
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
}
