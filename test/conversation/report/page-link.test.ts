import { describe, expect, it } from "vitest";

import { NEW_CONVERSATION } from "../../../src/conversation/conversation-state.ts";
import type { KeptHappening } from "../../../src/conversation/ports.ts";
import { FORM_LINK_MINUTES } from "../../../src/conversation/report/page-link.ts";
import { createRoute } from "../../../src/conversation/route.ts";
import type { ChannelId } from "../../../src/messages/address.ts";
import type { Reply } from "../../../src/messages/reply.ts";
import { composeReports } from "../../../src/reporting.ts";
import { withAnswer, withReason } from "../../../src/reports/change-draft.ts";
import { clockOn, realKnowledge } from "../../support/assistant.ts";
import { createMemoryDesk } from "../../support/memory-desk.ts";

const { converseWith, about, reports } = await realKnowledge();
const CODE = "K7M4-9QRT";
const UNIT = reports.engine.reporting.units.units.find(({ kind }) => kind === "district")?.code ?? "";
const { now } = clockOn("2023-12-05");

/** An officer of a district, bound and greeted, of an assistant that phones reach at this address. */
function officer(channel: ChannelId, publicUrl: string | null = null) {
  const { conversation } = composeReports(reports.engine.reporting, reports.campaign, publicUrl);
  const route = createRoute({ converse: converseWith, about, report: conversation });
  const desk = createMemoryDesk();
  desk.invite(CODE, { unit: UNIT });
  let [state, turns] = [NEW_CONVERSATION, 0];
  let last: readonly Reply[] = [];
  const take = (happening: KeptHappening, code: string | null = null): string => {
    turns += 1;
    const routed = route(state, happening, String(turns), { desk: desk.open("an", code), now: now(), channel });
    expect(desk.apply("an", routed.writes, now())).toBe(true);
    state = routed.state;
    last = routed.replies;
    return last.flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === "text" ? [one.text] : []))).join("\n");
  };
  const say = (text: string) => take({ kind: "text", text }, text === CODE ? CODE : null);
  say(CODE);
  say("Lan");
  const choices = () => last.flatMap((reply) => reply.choices);
  return {
    desk,
    say,
    labels: () => choices().map(({ label }) => label),
    press: (label: string) => take({ kind: "choice", choice: choices().find((one) => one.label === label)?.id ?? "" }),
    links: () => last.flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === "page" ? [one.link] : []))),
    /** Does something to the draft elsewhere, as the page does. */
    elsewhere(change: (draft: Parameters<typeof withAnswer>[0], by: string, at: string) => typeof draft) {
      const { member, draft } = desk.open("an", null);
      const at = now().add({ minutes: 1 }).toString();
      const content = draft?.content ?? reports.engine.begin(UNIT);
      const save = {
        kind: "save_draft",
        draft: change(content, member?.id ?? "", at),
        version: draft?.version ?? null,
        entries: [{ did: "opened" }],
        by: member?.id ?? "",
      } as const;
      expect(desk.apply("an", [save], now())).toBe(true);
    },
  };
}

const given = (value: number, by: string, at: string) =>
  ({ state: "given", value, raw: String(value), by, at }) as const;

describe("the way to the form", () => {
  it.each(["web-chat", "terminal"] as const)("is a path on %s, a new one each time", (channel) => {
    const lan = officer(channel);
    const said = [lan.say("mở trang biểu"), lan.say("dien tren web")];
    expect(said[0]).toContain(`mở một lần, trong ${FORM_LINK_MINUTES} phút`);
    const [one] = lan.links();
    lan.say("mo form");
    expect(one).toMatch(/^\/mo-bieu\/[A-Za-z0-9_-]{43}$/);
    expect(lan.links()[0]).not.toBe(one);
  });

  it("is a whole address on Telegram, and none where no phone reaches us", () => {
    const lan = officer("telegram", "https://tro-ly.example");
    lan.say("mở trang biểu");
    expect(lan.links()[0]).toMatch(/^https:\/\/tro-ly\.example\/mo-bieu\/[A-Za-z0-9_-]{43}$/);
    const hoa = officer("telegram");
    hoa.say("báo cáo");
    expect(hoa.labels()).not.toContain("Điền trên web");
    expect(hoa.say("mở trang biểu")).toContain("chưa mở được từ điện thoại");
    expect(hoa.links()).toEqual([]);
    expect(hoa.say("không có")).toContain("câu 2/24");
  });

  it("is offered where the report is opened, and leaves the question as it was", () => {
    const lan = officer("web-chat");
    lan.say("báo cáo");
    expect(lan.labels()).toContain("Điền trên web");
    lan.press("Điền trên web");
    expect(lan.links()).toHaveLength(1);
    expect(lan.say("không có")).toContain("Em ghi: Không có.");
  });

  it("shows a choice that waits again, so that its numbers stay", () => {
    const lan = officer("web-chat");
    lan.say("sửa câu 13 thành 350");
    expect(lan.labels()).toEqual(["350 triệu đồng", "350 đồng"]);
    lan.say("mở trang biểu");
    expect(lan.labels()).toEqual(["350 triệu đồng", "350 đồng"]);
    expect(lan.say("1")).toContain("Em ghi: 350.000.000 đồng.");
  });
});

describe("what was settled elsewhere", () => {
  it("is not asked again, and what is typed is not taken for it", () => {
    const lan = officer("web-chat");
    lan.say("sửa câu 2");
    lan.elsewhere((draft, by, at) => withAnswer(draft, "tong_ho", given(33530, by, at)));
    const said = lan.say("2900");
    expect(said).toContain("câu 2 anh/chị đã ghi ở nơi khác (trang biểu hoặc cuộc trò chuyện khác): 33.530 hộ.");
    expect(lan.desk.draft(UNIT)?.answers["tong_ho"]?.value).toBe(33530);
    lan.say("sửa câu 2");
    expect(lan.say("33.531")).toContain("Em sửa câu 2 thành: 33.531 hộ.");
  });

  it("leaves commands, lines and a colleague's answers as they were", () => {
    const lan = officer("web-chat");
    lan.say("sửa câu 2");
    lan.elsewhere((draft, by, at) => withAnswer(draft, "tong_ho", given(33530, by, at)));
    expect(lan.say("sửa câu 3 thành 11.200")).toContain("Em ghi: 11.200 hộ.");
    lan.say("sửa câu 4");
    lan.elsewhere((draft, _, at) => withAnswer(draft, "ho_ngheo_dau", given(500, "somebody else", at)));
    expect(lan.say("2.900")).toContain("Em sửa câu 4 thành: 2.900 hộ.");
  });

  it("is no reason either, once it is given or needed no more", () => {
    const lan = officer("web-chat");
    expect(lan.say("sửa câu 2 thành 5.000")).toContain("cho em xin lý do");
    lan.elsewhere((draft, by, at) => withReason(draft, "khoang_tong_ho", { text: "do chia tách huyện", by, at }));
    expect(lan.say("do có lý do nào đó")).toContain("đã ghi ở nơi khác");
    expect(lan.desk.draft(UNIT)?.reasons["khoang_tong_ho"]?.text).toBe("do chia tách huyện");
  });
});
