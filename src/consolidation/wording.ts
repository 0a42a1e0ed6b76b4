import type { UnitKind } from "../knowledge/campaign.ts";
import { type Reply, textReply } from "../messages/reply.ts";
import type { Difficulty } from "../reports/difficulty.ts";
import { showDate } from "../reports/values/show-date.ts";

/** The button that opens what a return asks for; it stands whatever the conversation waits for. */
const MEND_BUTTON = "bc:filed:mend";

import type { HandingIn, Uncounted } from "./consolidation.ts";
import type { ReportState } from "./ports.ts";

/** What whoever raised a difficulty is told once it is answered. */
export function answerToDifficulty({ code, topic, answer }: Difficulty): Reply {
  return textReply(
    `Dạ, ${answer?.by ?? ""} đã trả lời vướng mắc ${code} (${topic}) của anh/chị:\n${answer?.text ?? ""}`,
  );
}

/** What a unit's officers are told when their report is accepted. */
export const acceptedReply = (receipt: string, receiver: string): Reply =>
  textReply(`Dạ, ${receiver} đã chấp nhận báo cáo ${receipt} của đơn vị mình. Em cảm ơn anh/chị ạ.`);

/** What a unit's officers are told when their report is returned: each question with its reason, and the way to mend them. */
export function returnedReply(
  receipt: string,
  receiver: string,
  fields: readonly { readonly number: number; readonly label: string; readonly reason: string }[],
): Reply {
  const text = [
    `Dạ, ${receiver} trả lại báo cáo ${receipt}, nhờ anh/chị xem lại ${fields.length} câu:`,
    ...fields.map(({ number, label, reason }) => `- Câu ${number} (${label}): ${reason}`),
    "Anh/chị bấm nút dưới đây hoặc gõ “báo cáo”, em chỉ hỏi lại các câu này; các câu khác em giữ nguyên. Sửa lại như vậy không tính là nộp trễ ạ.",
  ].join("\n");
  return { blocks: [{ kind: "text", text }], choices: [{ id: MEND_BUTTON, label: "Sửa các câu này", shortcut: true }] };
}

/** What a unit's officers are told when their deadline is extended; `until` is the last valid day, ISO. */
export const extendedReply = (until: string, receiver: string, reason: string): Reply =>
  textReply(`Dạ, ${receiver} gia hạn nộp báo cáo của đơn vị mình đến hết ngày ${showDate(until)}. Lý do: ${reason}`);
/** The words of what is made of many reports. */
export const wording = {
  yes: "Có",
  no: "Không",
  kinds: {
    department: "Sở, ban, ngành tỉnh",
    district: "UBND huyện, thị xã, thành phố",
    front: "Ủy ban MTTQ Việt Nam",
    union: "Tổ chức chính trị - xã hội",
    commune: "UBND xã, phường, thị trấn",
    press: "Cơ quan báo chí",
    village: "Khóm, ấp",
    standing_agency: "Cơ quan thường trực",
  } satisfies Record<UnitKind, string>,
  handingIn: {
    on_time: "đúng hạn",
    to_be_judged: "cần xem xét",
    late: "trễ hạn",
    returned: "đang trả lại",
    missing: "chưa nộp",
  } satisfies Record<HandingIn, string>,
  states: {
    not_started: "chưa bắt đầu",
    drafting: "đang điền",
    pending_approval: "chờ lãnh đạo duyệt",
    submitted: "đã nộp",
    returned: "đang trả lại",
    accepted: "đã chấp nhận",
  } satisfies Record<ReportState, string>,
  uncounted: {
    missing: "chưa nộp",
    returned: "đang trả lại",
    not_accepted: "chưa chấp nhận",
    other_form: "nộp theo biểu khác",
  } satisfies Record<Uncounted, string>,
};
