import { describe, expect, it } from "vitest";

import { composeApp, KNOWLEDGE } from "../../../../src/app.ts";
import { type Conversation, NEW_CONVERSATION } from "../../../../src/conversation/conversation-state.ts";
import type { CoordinatorStep } from "../../../../src/conversation/coordinator/work.ts";
import { EMPTY_DESK } from "../../../../src/conversation/route.ts";
import type { Member } from "../../../../src/people/member.ts";
import { BROADCAST_MAX, CONFIRM_ABOVE } from "../../../../src/reminders/broadcast.ts";
import { EMPTY_WORLD, type World } from "../../../support/memory-desk-world.ts";
import { memoryOffice } from "../../../support/memory-office.ts";

const app = await composeApp({
  knowledge: KNOWLEDGE,
  campaign: null,
  clock: { now: () => Temporal.Instant.from("2023-12-06T02:00:00Z") },
});
const { reports } = app;
if (!reports) throw new Error("the campaign asks for no report");
const MAI: Member = { id: "0", unit: "SNV", role: "coordinator", name: "Mai" };

/** A world in which so many officers of one office can be written to. */
function worldOf(officers: number): World {
  const members = Array.from({ length: officers }, (_, at) => ({
    ...{ id: String(at + 1), unit: "SXD", role: "officer" as const, name: null, ended: false },
  }));
  return { ...EMPTY_WORLD, members, bound: Object.fromEntries(members.map(({ id }) => [`c${id}`, id])) };
}

/** Says some words one after another, in one world or in one that grows; gives every step. */
function talk(worlds: World | ((at: number) => World), words: readonly string[], now = "2023-12-06T02:00:00Z") {
  let state: Conversation = NEW_CONVERSATION;
  return words.map((text, at) => {
    const world = typeof worlds === "function" ? worlds(at) : worlds;
    const desk = { ...EMPTY_DESK, member: MAI, office: memoryOffice(reports as never)(world, MAI) };
    const turn = { state, desk, now: Temporal.Instant.from(now), channel: "telegram" as const };
    const step = reports?.coordinator.hear(turn, text) ?? null;
    if (step) state = { ...state, coordinator: step.coordinator };
    return step;
  });
}

const said = (step: CoordinatorStep | null | undefined): string =>
  (step?.replies ?? [])
    .flatMap(({ blocks }) => blocks.map((block) => (block.kind === "text" ? block.text : "")))
    .join("\n");

describe("a notice to many", () => {
  it("goes out after one confirmation up to a number of people", () => {
    const [, sent] = talk(worldOf(CONFIRM_ABOVE), ["thông báo cho sở xây dựng: họp", "gửi ngay"]);
    expect(sent?.writes).toMatchObject([{ kind: "broadcast", to: ["SXD"], text: "họp" }]);
  });

  it("is confirmed with their number above it, and by nothing else", () => {
    const many = CONFIRM_ABOVE + 1;
    const words = ["thông báo cho sở xây dựng: họp", "gửi ngay", "ok", String(many - 1), String(many)];
    const [, asked, agreed, wrong, sent] = talk(worldOf(many), words);
    expect(said(asked)).toContain(`gõ số ${many}`);
    for (const step of [asked, agreed, wrong]) expect(step?.writes ?? []).toEqual([]);
    expect(said(wrong)).toContain(`số người nhận là ${many}`);
    expect(sent?.writes).toMatchObject([{ kind: "broadcast", text: "họp" }]);
  });

  it("is shown again when somebody came in meanwhile", () => {
    const [, again] = talk((at) => worldOf(at + 1), ["thông báo cho sở xây dựng: họp", "gửi ngay"]);
    expect(again?.writes).toEqual([]);
    expect(said(again)).toMatch(/số người nhận vừa thay đổi[\s\S]*gửi tới 2 cán bộ/);
  });

  it("may be as long as one message with its opening, and no longer; whom it is for is kept", () => {
    const [fits] = talk(worldOf(1), [`thông báo cho sở xây dựng: ${"ă".repeat(BROADCAST_MAX)}`]);
    expect(said(fits)).toContain("gửi tới 1 cán bộ");
    const [long, short] = talk(worldOf(1), [`thông báo cho sở xây dựng: ${"ă".repeat(BROADCAST_MAX + 1)}`, "họp"]);
    expect(said(long)).toContain(`tối đa ${BROADCAST_MAX} ký tự`);
    expect(said(short)).toContain("gửi tới 1 cán bộ");
  });

  it("keeps its text when nobody knows whom it is for", () => {
    const [unknown, named] = talk(worldOf(1), ["thông báo cho phòng bên kia: họp gấp", "sở xây dựng"]);
    expect(said(unknown)).toContain("nội dung em giữ rồi");
    expect(said(named)).toContain("họp gấp");
  });

  it("says that it waits for open hours, of now and of the hour it is put off to", () => {
    const evening = "2023-12-06T15:00:00Z";
    const words = ["thông báo cho sở xây dựng: họp", "hẹn 8 giờ ngày mai", "hẹn 8 giờ ngày 09/12"];
    const [now, tomorrow, saturday] = talk(worldOf(1), words, evening).map(said);
    expect(now).toContain("Tin chỉ đi trong ngày làm việc, từ 07:00 đến 21:00");
    expect(tomorrow).not.toContain("Tin chỉ đi");
    expect(saturday).toContain("Tin chỉ đi");
  });
});
