import { loadLibrary } from "../../src/adapters/knowledge-files/load-knowledge.ts";
import { loadReporting } from "../../src/adapters/knowledge-files/load-reporting.ts";
import type { Conversation } from "../../src/conversation/conversation-state.ts";
import type { Conversed } from "../../src/conversation/converse.ts";
import { createReportConversation } from "../../src/conversation/report/report-turn.ts";
import { createRoute, type Route } from "../../src/conversation/route.ts";
import { makeCode } from "../../src/people/invitation-code.ts";
import { createReportEngine } from "../../src/reports/engine.ts";
import { CAMPAIGN } from "./assistant.ts";

const [reporting, library] = await Promise.all([loadReporting(CAMPAIGN), loadLibrary(CAMPAIGN)]);
if (!reporting || !library.campaign) throw new Error("the real campaign has no report form");

/** The real campaign, and the engine over its real form and units. */
export const { campaign } = library;
export const engine = createReportEngine(reporting);
const deadline = campaign.deadlines["report"];
if (!deadline) throw new Error("the real campaign has no deadline");

/** When its reports are due. */
export const reportDeadline = deadline;

/** The codes of the units that answer the longest form. */
export const DISTRICTS: readonly string[] = reporting.units.units
  .filter(({ kind }) => kind === "district")
  .map(({ code }) => code);

/** An invitation code that depends on a number alone. */
export const codeOf = (number: number): string =>
  makeCode(Uint8Array.from({ length: 16 }, (_, at) => number * 37 + at * 11));

/** The real routes over the real form; the plan answers nothing, and secrets are told by their order. */
export function createReportRoute({ takesPhones = false }: { readonly takesPhones?: boolean } = {}): Route {
  let secrets = 0;
  const secret = () => {
    secrets += 1;
    return secrets;
  };
  const report = createReportConversation({
    engine,
    campaign,
    deadline: reportDeadline,
    preview: (draft) => [`Xem trước ${engine.progress(draft).answered}`],
    newToken: () => `token-${secret()}`,
    newCode: () => codeOf(1000 + secret()),
    days: null,
    takesPhones,
  });
  const converse = (state: Conversation): Conversed => ({ state, said: { kind: "passage", text: "Không rõ." } });
  return createRoute({ converse, about: "Kế hoạch", report });
}

/** What a district answers, question by question; the balance of poor households holds. */
export const DISTRICT_ANSWERS: readonly string[] = [
  "15/KH-UBND; 20/6/2023; Kế hoạch tổ chức Phong trào thi đua",
  "33.530",
  "11.200",
  "2.900",
  "750",
  "12",
  "85",
  "3",
  "10",
  "2.240",
  "1.500",
  "1.150",
  "350 triệu",
  "45",
  "320",
  "Nuôi bò sinh sản; xã Ô Lâm; 35",
  "30/11 số ước",
  "4",
  "có",
  "20/11/2023",
  "Giấy khen; tập thể; 5; 0",
  "Việc nhân rộng mô hình còn chậm do kinh phí ít.",
  "Tiếp tục nhân rộng mô hình nuôi bò sinh sản.",
  "bỏ qua",
];

/** A whole report, from the code to the receipt. */
export const wholeReport = (code: string): readonly string[] => [
  code,
  "Lan",
  "báo cáo",
  ...DISTRICT_ANSWERS,
  "nộp",
  "1",
];
