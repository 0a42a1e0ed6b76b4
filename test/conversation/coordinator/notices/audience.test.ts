import { describe, expect, it } from "vitest";

import { readAudience } from "../../../../src/conversation/coordinator/notices/audience.ts";
import { unitsMeant } from "../../../../src/reminders/broadcast.ts";
import { UNITS } from "../../../support/units.ts";

const PENDING = ["not_started", "drafting", "pending_approval", "returned"];
const ofKind = (kind: string, states: readonly string[]) => states.map((state) => `${kind}+${state}`);

describe("whom a notice is for", () => {
  it.each([
    ["tất cả", ["all"]],
    ["tat ca cac don vi", ["all"]],
    ["các đơn vị", ["all"]],
    ["toàn tỉnh", ["all"]],
    ["các huyện", ["district"]],
    ["huyện, thị xã, thành phố", ["district"]],
    ["UBND các huyện", ["district"]],
    ["cac so nganh", ["department"]],
    ["các sở, ban, ngành", ["department"]],
    ["mặt trận", ["front"]],
    ["các đoàn thể", ["union"]],
    ["Mặt trận và các đoàn thể", ["front", "union"]],
    ["đơn vị chưa nộp", PENDING],
    ["ai chua nop bc", PENDING],
    ["những nơi còn chưa nộp báo cáo", PENDING],
    ["các đơn vị đã nộp", ["submitted", "accepted"]],
    ["các huyện chưa nộp", ofKind("district", PENDING)],
    ["sở nào đã nộp rồi", ofKind("department", ["submitted", "accepted"])],
    ["Sở Y tế", ["SYT"]],
    ["phu tan", ["888"]],
    ["Sở Y tế, Phú Tân", ["SYT", "888"]],
    ["Sở Y tế và Phú Tân", ["SYT", "888"]],
    ["kết quả", null],
    ["Sở Y tế, nơi nào đó", null],
  ])("%s", (words, meant) => expect(readAudience(words, UNITS.units)).toEqual(meant));

  it("is worked out when it goes out, by kind, state, both together or name", () => {
    const statuses = [
      { unit: "891", kind: "district", state: "drafting" },
      { unit: "886", kind: "district", state: "submitted" },
      { unit: "SXD", kind: "department", state: "drafting" },
    ];
    expect(unitsMeant(["all"], statuses)).toEqual(["891", "886", "SXD"]);
    expect(unitsMeant(["drafting"], statuses)).toEqual(["891", "SXD"]);
    expect(unitsMeant(["district+drafting"], statuses)).toEqual(["891"]);
    expect(unitsMeant(["department", "886"], statuses)).toEqual(["886", "SXD"]);
    expect(unitsMeant(["union"], statuses)).toEqual([]);
  });
});
