import { describe, expect, it } from "vitest";

import { composeApp, KNOWLEDGE } from "../../../src/app.ts";
import { NEW_CONVERSATION } from "../../../src/conversation/conversation-state.ts";
import { DIFFICULTIES_SHOWN } from "../../../src/conversation/coordinator/difficulties.ts";
import { SHOWN_LENGTH } from "../../../src/conversation/coordinator/show-report.ts";
import type { CoordinatorStep } from "../../../src/conversation/coordinator/work.ts";
import { EMPTY_DESK } from "../../../src/conversation/route.ts";
import type { Member } from "../../../src/people/member.ts";
import { submissionOf } from "../../../src/reports/hand-in.ts";
import type { FiledReport } from "../../../src/reports/submission.ts";
import { EMPTY_WORLD, type World } from "../../support/memory-desk-world.ts";
import { memoryOffice } from "../../support/memory-office.ts";
import { exampleDraft } from "../../support/prepared-reports.ts";

const NOW = Temporal.Instant.from("2023-12-06T02:00:00Z");
const app = await composeApp({ knowledge: KNOWLEDGE, campaign: null, clock: { now: () => NOW } });
const { reports } = app;
if (!reports) throw new Error("the campaign asks for no report");
const { coordinator, engine, campaign } = reports;
const deadline = campaign.deadlines["report"];
if (!deadline) throw new Error("the campaign has no deadline of reports");
const MAI: Member = { id: "1", unit: "SNV", role: "coordinator", name: "Mai" };

function filed(unit: string, texts: string | null = null): FiledReport {
  const draft = exampleDraft(reports as never, unit);
  const long = engine.questions(unit).find(({ field }) => field.kind === "long_text")?.field.id ?? "";
  const answers = draft.answers[long];
  if (texts !== null && answers) draft.answers[long] = { ...answers, value: texts, raw: texts };
  const parts = { engine, campaign, draft, previous: null, by: "9", approvedBy: null, now: NOW };
  return {
    ...submissionOf({ ...parts, deadline: deadline as never, extendedUntil: null } as never),
    state: "submitted",
    official: null,
  };
}

/** What a coordinator is told in a world, and the state after it. */
function ask(world: Partial<World>, text: string, before = NEW_CONVERSATION): CoordinatorStep | null {
  const office = memoryOffice(reports as never)({ ...EMPTY_WORLD, ...world }, MAI);
  const desk = { ...EMPTY_DESK, member: MAI, office };
  return coordinator.hear({ state: before, desk, now: NOW, channel: "telegram" }, text);
}

const said = (step: CoordinatorStep | null): string =>
  (step?.replies ?? [])
    .flatMap(({ blocks }) => blocks.map((block) => (block.kind === "text" ? block.text : "")))
    .join("\n");

describe("what a coordinator is shown", () => {
  it("is a long answer up to its limit, and no further", () => {
    const whole = "ă".repeat(SHOWN_LENGTH);
    expect(said(ask({ filed: [filed("SXD", whole)] }, "xem sxd"))).toContain(`: ${whole}\n`);
    expect(said(ask({ filed: [filed("SXD", `${whole}â`)] }, "xem sxd"))).toContain(`: ${whole}…\n`);
  });

  it("is so many difficulties at once, the oldest first, and how many are left", () => {
    const raised = Array.from({ length: DIFFICULTIES_SHOWN + 2 }, (_, at) => ({
      code: `VM-${String(at + 1).padStart(4, "0")}`,
      unit: "SXD",
      member: "9",
      topic: "kinh phí",
      text: `khó khăn ${at + 1}`,
      routed_to: "Sở",
      raised_at: NOW.toString(),
      answer: null,
    }));
    const text = said(ask({ difficulties: raised }, "vướng mắc"));
    expect(text).toContain("VM-0001");
    expect(text).toContain(`VM-${String(DIFFICULTIES_SHOWN).padStart(4, "0")}`);
    expect(text).not.toContain(`VM-${String(DIFFICULTIES_SHOWN + 1).padStart(4, "0")}`);
    expect(text).toContain("và 2 vướng mắc nữa");
  });

  it.each(["tri tôn", "huyện tri ton", "ubnd huyện Tri Tôn", "891"])("is the unit that %j names", (typed) => {
    expect(said(ask({}, `xem ${typed}`))).toContain("Ủy ban nhân dân huyện Tri Tôn chưa nộp báo cáo");
  });

  it.each([
    ["lđtbxh", "Sở Lao động - Thương binh và Xã hội"],
    ["sở ldtbxh", "Sở Lao động - Thương binh và Xã hội"],
    ["LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"],
    ["sở lao động", "Sở Lao động - Thương binh và Xã hội"],
    ["mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Giang"],
    ["sở tc", "Sở Tài chính"],
  ])("is the unit that %j stands for", (typed, name) => {
    expect(said(ask({}, `xem ${typed}`))).toContain(`${name} chưa nộp báo cáo`);
  });

  it("is nothing where a question to the plan begins like a command", () => {
    expect(ask({}, "xem mức lương cơ sở")).toBeNull();
    expect(ask({}, "nhận xét gì về mục tiêu")).toBeNull();
  });
});

describe("what a coordinator decides", () => {
  it("is written with who decided", () => {
    const step = ask({ filed: [filed("SXD")] }, "nhận sxd");
    expect(step?.writes).toMatchObject([
      { kind: "accept_report", receipt: "BC2023-SXD-1", by: { kind: "member", id: "1", role: "coordinator" } },
      { kind: "tell_unit", unit: "SXD" },
    ]);
  });

  it("is not a return until it is confirmed", () => {
    const world = { filed: [filed("SXD")] };
    const asked = ask(world, "trả lại sxd câu 6: sai số");
    expect(asked?.writes).toEqual([]);
    const state = { ...NEW_CONVERSATION, coordinator: asked?.coordinator ?? NEW_CONVERSATION.coordinator };
    expect(ask(world, "ok", state)?.writes).toMatchObject([
      { kind: "return_report", receipt: "BC2023-SXD-1" },
      { kind: "tell_unit", unit: "SXD" },
    ]);
  });
});
