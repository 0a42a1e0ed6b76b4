import type { Block } from "../../messages/reply.ts";
import { wording as forms } from "../../reports/form-sheet/wording.ts";
import type { ReportDeps } from "./deps.ts";
import { LINK_HOURS } from "./document.ts";
import { withUploadLink } from "./upload-link.ts";
import { type Step, says, type Work, writing } from "./work.ts";
import { workbookWords } from "./workbook-words.ts";

/** Sends the form of the unit, filled with what is there: a workbook, and a text document for the narrative parts. */
export function sendForms(work: Work, { newToken }: ReportDeps): Step {
  const { unit } = work.draft;
  const hasNarrative = work.engine.questions(unit).some(({ field }) => field.kind === "long_text");
  const files = [
    { file: `form-xlsx:${unit}`, name: forms.xlsxName(unit), token: newToken() },
    ...(hasNarrative ? [{ file: `form-docx:${unit}`, name: forms.docxName(unit), token: newToken() }] : []),
  ];
  const blocks: Block[] = [
    { kind: "text", text: workbookWords.formsHere(hasNarrative) },
    ...files.map(({ file, name, token }): Block => ({ kind: "file", file, name, link: `/tep/${token}` })),
  ];
  const expiresAt = work.now.add({ hours: LINK_HOURS });
  const links = files.map(({ file, name, token }) => ({ kind: "link", token, file, name, expiresAt }) as const);
  return writing(says(work, work.focus, blocks), ...links);
}

/** Says how a sheet that is filled in comes back, with the way where the channel takes no files. */
export function askForForm(work: Work): Step {
  const text = work.uploadToken === null ? workbookWords.sendHere : workbookWords.sendByLink;
  return withUploadLink(work, says(work, work.focus, text));
}
