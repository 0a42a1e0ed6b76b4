import type { UnitKind } from "../knowledge/campaign.ts";
import { type Reply, textReply } from "../messages/reply.ts";
import type { Difficulty } from "../reports/difficulty.ts";
import type { HandingIn, Uncounted } from "./consolidation.ts";
import type { ReportState } from "./ports.ts";

/** What whoever raised a difficulty is told once it is answered. */
export function answerToDifficulty({ code, topic, answer }: Difficulty): Reply {
  return textReply(
    `Dạ, ${answer?.by ?? ""} đã trả lời vướng mắc ${code} (${topic}) của anh/chị:\n${answer?.text ?? ""}`,
  );
}

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
