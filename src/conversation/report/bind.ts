import type { Reply } from "../../messages/reply.ts";
import { textReply } from "../../messages/reply.ts";
import { type Invitation, judgeCode } from "../../people/invitation.ts";
import type { Member } from "../../people/member.ts";
import type { Desk, Write } from "../ports.ts";
import type { ReportDeps } from "./deps.ts";
import type { ReportFocus } from "./focus.ts";
import { wording } from "./wording.ts";

/** What a code that somebody sent comes to. */
export interface Bound {
  readonly replies: readonly Reply[];
  readonly report: ReportFocus;
  readonly writes: readonly Write[];
}

/** Binds the conversation to the unit of the code, or says why not. */
export function bind(deps: ReportDeps, desk: Desk, now: Temporal.Instant, waiting: ReportFocus): Bound {
  const refused = (text: string, ...writes: readonly Write[]): Bound => ({
    replies: [textReply(text)],
    report: waiting,
    writes,
  });
  const judged = judgeCode({ invitation: desk.invitation, wrongCodes: desk.wrongCodes, now });
  const receiver = deps.campaign.contacts["report"] ?? "";
  switch (judged.kind) {
    case "accepted":
      return accepted(deps, desk, judged.invitation);
    case "unknown":
      return refused(wording.code.unknown, { kind: "wrong_code" });
    case "too_many":
      return refused(wording.code.tooMany(Math.max(1, Math.ceil(judged.until.since(now).total("minutes")))));
    case "used":
      return refused(isBoundAlready(desk) ? boundAlready(deps, desk.member) : wording.code.used(receiver));
    case "expired":
    case "revoked":
      return refused(wording.code[judged.kind](receiver));
  }
}

function accepted({ engine }: ReportDeps, { member }: Desk, invitation: Invitation): Bound {
  const unitName = (code: string) => engine.unit(code)?.name ?? code;
  const lines = [
    wording.bound(unitName(invitation.unit), wording.roles[invitation.role]),
    ...(member && member.unit !== invitation.unit ? [wording.movedFrom(unitName(member.unit))] : []),
    wording.askName,
  ];
  return {
    replies: [textReply(lines.join("\n"))],
    report: { focus: { kind: "name" }, offered: [] },
    writes: [...tellReplaced(invitation, unitName(invitation.unit)), { kind: "bind", invitation }],
  };
}

/** Somebody who types the code of their own unit again needs no other one. */
function isBoundAlready(desk: Desk): desk is Desk & { readonly member: Member } {
  return desk.member !== null && desk.member.unit === desk.invitation?.unit;
}

function boundAlready({ engine }: ReportDeps, { unit, role }: Member): string {
  return wording.boundAlready(engine.unit(unit)?.name ?? unit, wording.roles[role]);
}

/** Whoever hands over learns that it is done; the message is written while the conversation is still bound. */
function tellReplaced({ replaces }: Invitation, unit: string): readonly Write[] {
  return replaces === null ? [] : [{ kind: "tell", member: replaces, reply: textReply(wording.tookOver(unit)) }];
}
