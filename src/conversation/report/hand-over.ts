import { textReply } from "../../messages/reply.ts";
import { HAND_OVER_MINUTES } from "../../people/invitation.ts";
import { withAssignment } from "../../reports/change-draft.ts";
import { goOn } from "./ask.ts";
import { colleagueNames, findColleagues, isMine, nameOf } from "./colleagues.ts";
import type { ReportDeps } from "./deps.ts";
import { waitAgain } from "./wait-again.ts";
import { wording } from "./wording.ts";
import { changing, on, prefaced, questionOf, type Step, type Work, writing } from "./work.ts";

/** Makes a code for a colleague of the same unit; `takesOver`: the colleague takes this officer's place. */
export function inviteColleague(work: Work, deps: ReportDeps, takesOver: boolean): Step {
  const code = deps.newCode();
  const { id: by, unit, role } = work.member;
  const text = `${wording.code15(code, HAND_OVER_MINUTES)}\n${takesOver ? wording.handOverKeeps : wording.inviteKeeps}`;
  const expiresAt = work.now.add({ minutes: HAND_OVER_MINUTES });
  const replaces = takesOver ? by : null;
  return writing(waitAgain(work, deps, text), { kind: "invite", code, unit, role, replaces, by, expiresAt });
}

/** Gives a section to a colleague, who is told. */
export function assignSection(work: Work, deps: ReportDeps, number: number, name: string): Step {
  const { member, desk, draft, engine } = work;
  const section = engine.sections(draft.unit)[number - 1];
  if (!section) return waitAgain(work, deps, wording.noSuchSection(engine.sections(draft.unit).length));
  const known = desk.colleagues.filter(({ role }) => role === "officer");
  const found = isMyself(name) ? [member] : findColleagues([...known, member], name);
  const [colleague] = found;
  if (!colleague)
    return waitAgain(work, deps, wording.noSuchColleague(name, colleagueNames(known.filter((one) => one.name))));
  if (found.length > 1) return waitAgain(work, deps, wording.severalColleagues(colleagueNames(found)));
  const changed = withAssignment(draft, section.id, colleague.id);
  const step = onwards(on(work, changed), deps, wording.assigned(number, section.title, nameOf(colleague)));
  const kept = changing(step, changed, { did: "assigned", section: section.id, member: colleague.id });
  if (colleague.id === member.id) return kept;
  const reply = textReply(wording.assignedToYou(nameOf(member), number, section.title));
  return writing(kept, { kind: "tell", member: colleague.id, reply });
}

const isMyself = (name: string): boolean => /^(?:tôi|toi|em|mình|minh|tui)$/iu.test(name.trim());

/** Says it, and asks on where the report was; a question of a section that is somebody else's now is left to them. */
function onwards(work: Work, deps: ReportDeps, text: string): Step {
  const { focus } = work;
  const section = focus?.kind === "field" ? questionOf(work, focus.field)?.section.id : undefined;
  return section && !isMine(work, section) ? prefaced(goOn(work, null), text) : waitAgain(work, deps, text);
}
