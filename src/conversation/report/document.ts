import type { ReportDeps } from "./deps.ts";
import { wording } from "./wording.ts";
import { type Step, says, type Work, writing } from "./work.ts";

/** How long a link to a file opens, in hours. */
export const LINK_HOURS = 24;

/** Which document: a revision that was handed in, or the draft as it stands. */
export type DocumentOf =
  | { readonly kind: "report"; readonly receipt: string; readonly revision: number }
  | { readonly kind: "draft" };

/** Sends the report as a Word file: the file itself where the channel carries files, elsewhere a link that opens once. */
export function documentStep(work: Work, { newToken }: ReportDeps, of: DocumentOf): Step {
  const { draft } = work;
  const file = of.kind === "report" ? `report:${of.receipt}` : `draft:${draft.unit}`;
  const name = wording.documentName(draft.unit, of.kind === "report" ? of.revision : draft.revision);
  const token = newToken();
  const text = of.kind === "report" ? wording.documentHere : wording.documentDraft;
  const step = says(work, work.focus, [
    { kind: "text", text },
    { kind: "file", file, name, link: `/tep/${token}` },
  ]);
  const expiresAt = work.now.add({ hours: LINK_HOURS });
  return writing(step, { kind: "link", token, file, name, expiresAt });
}
