import type { Reply } from "../../messages/reply.ts";
import { textReply } from "../../messages/reply.ts";
import { type Invitation, judgeCode } from "../../people/invitation.ts";
import type { Desk, Write } from "../ports.ts";
import type { ReportDeps } from "./deps.ts";
import type { ReportFocus } from "./focus.ts";
import { NO_REPORT } from "./focus.ts";
import { wording } from "./wording.ts";

/** What a code that somebody sent comes to. */
export interface Bound {
  readonly replies: readonly Reply[];
  readonly report: ReportFocus;
  readonly writes: readonly Write[];
}

/** Binds the conversation to the unit of the code, or says why not. */
export function bind(deps: ReportDeps, desk: Desk, now: Temporal.Instant): Bound {
  const judged = judgeCode({ invitation: desk.invitation, wrongCodes: desk.wrongCodes, now });
  const receiver = deps.campaign.contacts["report"] ?? "";
  switch (judged.kind) {
    case "accepted":
      return accepted(deps, desk, judged.invitation);
    case "unknown":
      return refused(wording.code.unknown, { kind: "wrong_code" });
    case "too_many":
      return refused(wording.code.tooMany(Math.max(1, Math.ceil(judged.until.since(now).total("minutes")))));
    case "expired":
    case "used":
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
    writes: [{ kind: "bind", invitation }],
  };
}

function refused(text: string, ...writes: readonly Write[]): Bound {
  return { replies: [textReply(text)], report: NO_REPORT, writes };
}
