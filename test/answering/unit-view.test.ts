import { describe, expect, it } from "vitest";

import { UNIT_CHOICES } from "../../src/answering/wording.ts";
import { UNIT_KINDS, type UnitKind } from "../../src/knowledge/campaign.ts";
import { isVerbatim } from "../../src/knowledge/library.ts";
import { askInTurn, quotesOf, realKnowledge } from "../support/assistant.ts";

const { library, answeringOn } = await realKnowledge();
const answering = answeringOn("2023-11-20");
const ask = (text: string, unitKind: UnitKind | null = null) => askInTurn(answering, [text], unitKind);
const reporters: UnitKind[] = ["department", "district", "front", "union"];
const others = UNIT_KINDS.filter((kind) => !reporters.includes(kind));

describe("“what must my unit do?”", () => {
  it.each(UNIT_KINDS)("is answered for a %s with its duties, each at its clause", (kind) => {
    const answer = ask("Đơn vị tôi phải làm gì?", kind);
    expect(answer.status).toBe("answered");
    expect(answer.answer).toContain("2023");
    expect(quotesOf(answer).length).toBeGreaterThan(0);
    for (const { locator, quote } of quotesOf(answer)) {
      expect(answer.answer).toContain(`(${locator})`);
      expect(library.documents.some((document) => isVerbatim(document, quote))).toBe(true);
    }
  });

  it.each(reporters)("tells a %s by when to report", (kind) => {
    const { answer } = ask("Đơn vị tôi phải làm gì?", kind);
    expect(answer).toContain("Hạn gửi báo cáo: trước ngày 10 tháng 12, an toàn nhất là Thứ Sáu, 08/12/2023.");
  });

  it.each(others)("tells a %s that no report is expected", (kind) => {
    const { answer } = ask("Đơn vị tôi phải làm gì?", kind);
    expect(answer).toContain("Đơn vị không có tên trong các đơn vị phải gửi báo cáo");
    expect(answer).not.toContain("Hạn gửi báo cáo");
  });

  it("asks for the kind of unit when it is unknown", () => {
    const answer = ask("Đơn vị tôi phải làm gì?");
    expect(answer).toMatchObject({ status: "clarify", citations: [] });
    expect(
      answer.status === "clarify" && answer.choices.map(({ label, unitKind }) => ({ label, kind: unitKind })),
    ).toEqual(UNIT_CHOICES);
  });

  it.each([
    ["Sở Nội vụ làm gì?", "tổng hợp báo cáo"],
    ["Cơ quan báo chí phải làm gì?", "tuyên truyền"],
    ["Huyện Tri Tôn phải làm gì?", "UBND huyện"],
  ])("is answered for a body that is named: %s", (text, words) => {
    const answer = ask(text);
    expect(answer.status).toBe("answered");
    expect(answer.answer).toContain(words);
  });
});

describe("“must my unit report?”", () => {
  it.each([
    "Xã có phải nộp báo cáo không?",
    "UBND phường có phải báo cáo không?",
    "Ấp có phải báo cáo không?",
    "Báo đài có phải nộp báo cáo không?",
    "Cơ quan báo chí có phải báo cáo không?",
    "Doanh nghiệp có phải nộp báo cáo không?",
  ])("is no for who is not named: %s", (text) => {
    const answer = ask(text);
    expect(answer).toMatchObject({ status: "declined", reason: "not_stated" });
    expect(quotesOf(answer)[0]?.locator).toBe("Kế hoạch, Mục V, khoản 3");
  });

  it.each(others)("is no for a %s that speaks of itself", (kind) => {
    expect(ask("Đơn vị tôi có phải nộp báo cáo không?", kind)).toMatchObject({
      status: "declined",
      reason: "not_stated",
    });
  });

  it.each(["Sở có phải nộp báo cáo không?", "Huyện có phải báo cáo không?", "Hội Nông dân có phải nộp báo cáo không?"])(
    "is answered for who is named: %s",
    (text) => {
      expect(ask(text).status).toBe("answered");
    },
  );

  it.each(others)("is added to the deadline for a %s", (kind) => {
    expect(ask("Hạn nộp báo cáo là khi nào?", kind).answer).toContain("Riêng đơn vị của anh/chị không có tên");
  });

  it.each(reporters)("is not added to the deadline for a %s", (kind) => {
    expect(ask("Hạn nộp báo cáo là khi nào?", kind).answer).not.toContain("Riêng đơn vị của anh/chị");
  });
});

describe("the kind of unit that words name", () => {
  it.each([
    ["district", "district"],
    ["STANDING_AGENCY", "standing_agency"],
    ["UBND xã", "commune"],
    ["huyện", "district"],
    ["Hội Nông dân", "union"],
    ["mat tran", "front"],
    ["báo đài", "press"],
    ["ấp", "village"],
    ["Sở Tư pháp", "department"],
    ["thời tiết", null],
    ["", null],
  ])("%j is %j", (words, kind) => {
    expect(answering.unitKind(words)).toBe(kind);
  });
});
