import type { ChannelId } from "../../messages/address.ts";
import type { ReportDeps } from "./deps.ts";
import { waitAgain } from "./wait-again.ts";
import { wording } from "./wording.ts";
import { offering, type Step, says, type Work, writing } from "./work.ts";

/** Where the way to the report form as a page begins. */
export const OPEN_FORM_PATH = "/mo-bieu/";
/** How long the way to the form may be opened, once, in minutes. */
export const FORM_LINK_MINUTES = 60;

/** The channels that are read where our own address is known: a path is enough there. */
const KNOWS_OUR_ADDRESS: ReadonlySet<ChannelId> = new Set<ChannelId>(["web-chat", "terminal"]);

/** Gives the way to the report form as a page, or says that it cannot be opened from here. */
export function openPage(work: Work, deps: ReportDeps): Step {
  const base = baseFor(work, deps);
  if (base === null) return waitAgain(work, deps, wording.pageOutOfReach);
  const token = deps.newToken();
  const unit = work.engine.unit(work.draft.unit)?.name ?? work.draft.unit;
  const link = { kind: "page", link: `${base}${OPEN_FORM_PATH}${token}` } as const;
  const step = says(work, work.focus, [{ kind: "text", text: wording.page(unit, FORM_LINK_MINUTES) }, link]);
  const expiresAt = work.now.add({ minutes: FORM_LINK_MINUTES });
  return writing(asking(work, deps, step), { kind: "form_link", token, member: work.member.id, expiresAt });
}

/** The step with a button that leads to the page, where the page can be opened from the channel. */
export function offeringPage(work: Work, deps: ReportDeps, step: Step): Step {
  const { focus } = step.report;
  const isAsking = focus?.kind === "field" || focus?.kind === "review";
  if (!isAsking || baseFor(work, deps) === null) return step;
  return offering(step, { verb: "page", label: wording.shortcuts.page, shortcut: true });
}

const baseFor = ({ channel }: Work, { publicUrl }: ReportDeps): string | null =>
  KNOWS_OUR_ADDRESS.has(channel) ? "" : (publicUrl ?? null);

/** What waits for a choice is shown again, for its numbers to stay; a question is left to the page. */
function asking(work: Work, deps: ReportDeps, step: Step): Step {
  const { focus } = work;
  if (focus === null || focus.kind === "field" || focus.kind === "section" || focus.kind === "review") return step;
  const again = waitAgain(work, deps, "");
  return { ...again, replies: [...step.replies, ...again.replies] };
}
