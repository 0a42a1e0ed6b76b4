import type { Block } from "../../messages/reply.ts";
import type { Write } from "../ports.ts";
import { wording } from "./wording.ts";
import { type CoordinatorStep, type CoordinatorWork, says } from "./work.ts";

/** How long a link to a file may wait to be opened, in hours. */
const LINK_HOURS = 24;

/** "Xuất tổng hợp": the consolidated figures as a spreadsheet. */
export const sendFigures = (work: CoordinatorWork): CoordinatorStep =>
  sendFiles(work, wording.figuresHere, [{ file: "export:xlsx", name: wording.fileNames.figures }]);

/** "Xuất tờ trình": the two documents that the plan asks for (Kế hoạch, Mục V, khoản 3). */
export const sendLetters = (work: CoordinatorWork): CoordinatorStep =>
  sendFiles(work, wording.lettersHere, [
    { file: "export:to-trinh", name: wording.fileNames.proposal },
    { file: "export:bao-cao", name: wording.fileNames.report },
  ]);

/** A unit's report as a Word file. */
export const sendReport = (work: CoordinatorWork, receipt: string): CoordinatorStep =>
  sendFiles(work, wording.documentHere(receipt), [{ file: `report:${receipt}`, name: `${receipt}.docx` }]);

function sendFiles(
  work: CoordinatorWork,
  text: string,
  files: readonly { readonly file: string; readonly name: string }[],
): CoordinatorStep {
  const expiresAt = work.now.add({ hours: LINK_HOURS });
  const linked = files.map((one) => ({ ...one, token: work.deps.newToken() }));
  const links = linked.map(({ token, file, name }): Write => ({ kind: "link", token, file, name, expiresAt }));
  const blocks = linked.map(({ token, file, name }): Block => ({ kind: "file", file, name, link: `/tep/${token}` }));
  return says(work.focus, [{ kind: "text", text }, ...blocks], [], ...links);
}
