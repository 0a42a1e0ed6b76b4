import { describe, expect, it } from "vitest";

import { NEW_CONVERSATION } from "../../../src/conversation/conversation-state.ts";
import type { KeptHappening } from "../../../src/conversation/ports.ts";
import { createRoute } from "../../../src/conversation/route.ts";
import { LARGEST_FILE } from "../../../src/files/file-types.ts";
import type { ChannelId } from "../../../src/messages/address.ts";
import type { FileCame } from "../../../src/messages/inbound-event.ts";
import type { Reply } from "../../../src/messages/reply.ts";
import { FILES_MAX, filesOf } from "../../../src/reports/fields/attachment.ts";
import { clockOn, realKnowledge } from "../../support/assistant.ts";
import { wordsOfBlock } from "../../support/block-words.ts";
import { createMemoryDesk } from "../../support/memory-desk.ts";

const { converseWith, about, reports } = await realKnowledge();
const route = createRoute({ converse: converseWith, about, report: reports.conversation });
const CODE = "K7M4-9QRT";
const UNIT = reports.engine.reporting.units.units.find(({ kind }) => kind === "district")?.code ?? "";
const ATTACHMENT = reports.engine.questions(UNIT).find(({ field }) => field.kind === "attachment");
const FIELD = ATTACHMENT?.field.id ?? "";

const pdf: FileCame = {
  kind: "file",
  what: "file",
  name: "Công văn.pdf",
  type: "application/pdf",
  size: 9,
  handle: "h1",
};
const photo: FileCame = {
  kind: "file",
  what: "photo",
  name: "anh-7.jpg",
  type: "image/jpeg",
  size: null,
  handle: "h2",
};

/** An officer of a district on a channel, bound and greeted. */
function officer(channel: ChannelId = "telegram") {
  const desk = createMemoryDesk();
  desk.invite(CODE, { unit: UNIT });
  const { now } = clockOn("2023-12-05");
  let [state, turns] = [NEW_CONVERSATION, 0];
  let last: readonly Reply[] = [];
  const take = (happening: KeptHappening, code: string | null = null): string => {
    turns += 1;
    const routed = route(state, happening, String(turns), { desk: desk.open("an", code), now: now(), channel });
    expect(desk.apply("an", routed.writes, now())).toBe(true);
    state = routed.state;
    last = routed.replies;
    return last.map(({ blocks }) => blocks.map(wordsOfBlock).join("\n")).join("\n");
  };
  const say = (text: string) => take({ kind: "text", text }, text === CODE ? CODE : null);
  say(CODE);
  say("Lan");
  return {
    desk,
    say,
    take,
    ask: () => say(`sửa câu ${ATTACHMENT?.number}`),
    press: (label: string) =>
      take({
        kind: "choice",
        choice: last.flatMap(({ choices }) => choices).find((one) => one.label === label)?.id ?? "",
      }),
    labels: () => last.flatMap(({ choices }) => choices.map(({ label }) => label)),
    uploads: () => last.flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === "upload" ? [one.link] : []))),
    answer: () => desk.draft(UNIT)?.answers[FIELD],
    focus: () => state.report.focus,
  };
}

/** The officer after the report was handed in; its answers do not matter here. */
function filed(channel: ChannelId = "telegram") {
  const lan = officer(channel);
  const draft = { ...reports.engine.begin(UNIT), answers: {} };
  const by = lan.desk.open("an", null).member?.id ?? "";
  lan.desk.apply("an", [{ kind: "save_draft", draft, version: null, entries: [], by }], clockOn("2023-12-05").now());
  const submission = {
    campaign: "x",
    unit: UNIT,
    form: draft.form,
    form_version: 1,
    period: draft.period,
    revision: 1,
    cause: "first",
    receipt: "R-1",
    answers: {},
    exceptions: [],
    submitted_by: by,
    approved_by: null,
    submitted_at: "2023-12-05T01:00:00Z",
    timeliness: "on_time",
  } as const;
  expect(lan.desk.apply("an", [{ kind: "file", submission, version: 1, by }], clockOn("2023-12-05").now())).toBe(true);
  return lan;
}

describe("a file outside of a report that waits for one", () => {
  it("is answered as before, and once for all that were sent together", () => {
    const lan = officer();
    expect(lan.take(pdf)).toContain("chưa đọc được tệp");
    expect(lan.take({ ...photo, album: "9" })).toContain("chưa đọc được ảnh");
    expect(lan.take({ ...photo, album: "9" })).toBe("");
    expect(lan.take({ ...photo, album: "10" })).toContain("chưa đọc được ảnh");
    expect(lan.take({ ...pdf, forwarded: true })).toContain("chưa đọc tin chuyển tiếp");
    expect(lan.desk.files).toEqual([]);
  });

  it("is no answer to a question that asks for something else", () => {
    const lan = officer();
    lan.say("báo cáo");
    expect(lan.take(pdf)).toContain("chưa đọc được tệp");
    expect(lan.desk.files).toEqual([]);
  });

  it("means nothing of somebody who is bound to no unit", () => {
    const around = {
      desk: createMemoryDesk().open("x", null),
      now: clockOn("2023-12-05").now(),
      channel: "telegram",
    } as const;
    const { replies, writes } = route({ ...NEW_CONVERSATION, introduced: true }, pdf, "1", around);
    expect([replies.length, writes]).toEqual([1, []]);
  });
});

describe("files for a question that waits for them", () => {
  it("are kept and added one by one, the question waits for more, and is left by “Xong”", () => {
    const lan = officer();
    expect(lan.ask()).toContain("Anh/chị gửi tệp (ảnh, PDF hoặc Word)");
    expect(lan.take(pdf)).toContain("em nhận tệp “Công văn.pdf” (1/5)");
    expect(lan.labels().slice(0, 2)).toEqual(["Xong", "Bỏ các tệp"]);
    expect(lan.take({ ...photo, forwarded: true })).toContain("Đang ghi: Công văn.pdf; anh-7.jpg");
    const [first, second] = lan.desk.files;
    expect(first).toMatchObject({ unit: UNIT, channel: "telegram", handle: "h1", name: "Công văn.pdf", size: 9 });
    expect(filesOf(lan.answer()?.value)).toEqual([
      { file: first?.id, name: "Công văn.pdf" },
      { file: second?.id, name: "anh-7.jpg" },
    ]);
    expect(lan.focus()).toMatchObject({ kind: "field", field: FIELD });
    lan.press("Xong");
    expect(lan.focus()).not.toMatchObject({ kind: "field", field: FIELD });
    expect(filesOf(lan.answer()?.value)).toHaveLength(2);
  });

  it.each(["xong", "Xong rồi ạ", "hết", "không", "không còn nữa", "1"])("are enough when one says %j", (words) => {
    const lan = officer();
    lan.ask();
    lan.take(pdf);
    lan.say(words);
    expect(lan.focus()).not.toMatchObject({ kind: "field", field: FIELD });
    expect(filesOf(lan.answer()?.value)).toHaveLength(1);
  });

  it("are none when one says so before any came", () => {
    const lan = officer();
    lan.ask();
    lan.say("không có");
    expect(lan.answer()?.value).toEqual([]);
  });

  it("can be dropped, and dropping can be undone", () => {
    const lan = officer();
    lan.ask();
    lan.take(pdf);
    expect(lan.press("Bỏ các tệp")).toContain("em bỏ các tệp");
    expect(lan.answer()?.value).toEqual([]);
    lan.say("hoàn tác");
    expect(filesOf(lan.answer()?.value)).toHaveLength(1);
  });

  it(`are ${FILES_MAX} at most`, () => {
    const lan = officer();
    lan.ask();
    for (let at = 0; at < FILES_MAX; at += 1) lan.take({ ...photo, album: "9", handle: String(at) });
    expect(lan.take(pdf)).toContain(`đã đủ ${FILES_MAX} tệp`);
    expect(lan.desk.files).toHaveLength(FILES_MAX);
    expect(filesOf(lan.answer()?.value)).toHaveLength(FILES_MAX);
  });

  it("are kept with the words that came with them, but not with what points at a person", () => {
    const lan = officer();
    lan.ask();
    lan.take({ ...photo, caption: "Lễ phát động   tháng 3" });
    expect(lan.answer()?.raw).toBe("Lễ phát động tháng 3");
    lan.take({ ...photo, caption: "hộ ông Nguyễn Văn An, 0912345678" });
    expect(lan.answer()?.raw).toBe("anh-7.jpg");
  });

  it("are not taken when they are said to be too large, or of another kind", () => {
    const lan = officer();
    lan.ask();
    expect(lan.take({ ...pdf, size: LARGEST_FILE + 1 })).toContain("lớn quá 20 MB");
    for (const what of ["file", "photo", "video"] as const) {
      const taught = lan.take({ kind: "unsupported", what });
      expect(taught).toContain("câu này em nhận ảnh (JPG, PNG), PDF hoặc Word (.docx)");
    }
    expect(lan.take({ kind: "unsupported", what: "sticker" })).toContain("nhãn dán");
    expect(lan.desk.files).toEqual([]);
    expect(lan.focus()).toMatchObject({ kind: "field", field: FIELD });
  });
});

describe.each(["web-chat", "terminal", "zalo-bot"] as const)("on a channel that takes no files: %s", (channel) => {
  it("the question carries the way to a page that takes one, a new one each time", () => {
    const lan = officer(channel);
    expect(lan.ask()).toContain("mở trang gửi tệp");
    const [one] = lan.uploads();
    expect(one).toMatch(/^\/gui-tep\/[A-Za-z0-9_-]{43}$/);
    lan.take({ ...pdf, handle: "upload" });
    const [other] = lan.uploads();
    expect(other).toMatch(/^\/gui-tep\//);
    expect(other).not.toBe(one);
    expect(lan.desk.uploadLinks.map(({ token }) => `/gui-tep/${token}`)).toEqual([one, other]);
    expect(lan.desk.files).toMatchObject([{ channel, handle: "upload" }]);
  });

  it("a question to the plan in the middle brings a way that works", () => {
    const lan = officer(channel);
    lan.ask();
    lan.say("Hạn nộp báo cáo là khi nào?");
    expect(lan.uploads()).toHaveLength(1);
    expect(lan.desk.uploadLinks.map(({ token }) => `/gui-tep/${token}`)).toContain(lan.uploads()[0]);
  });

  it("no other question carries it, and none once there are five", () => {
    const lan = officer(channel);
    lan.say("báo cáo");
    expect(lan.uploads()).toEqual([]);
    lan.ask();
    for (let at = 0; at < FILES_MAX; at += 1) lan.take({ ...photo, handle: String(at) });
    expect(lan.uploads()).toEqual([]);
  });
});

describe("the signed report", () => {
  const OFFICIAL = "đã phát hành số 123/BC-UBND ngày 04/12";

  it("is a PDF that comes once the number is known", () => {
    const lan = filed();
    lan.say(OFFICIAL);
    expect(lan.press("Không sửa")).toContain("Có bản ký (PDF), anh/chị gửi luôn vào đây");
    expect(lan.take(pdf)).toContain("em giữ tệp “Công văn.pdf” làm bản ký");
    expect(lan.desk.officialFiles).toEqual({ "R-1": lan.desk.files[0]?.id });
    lan.take({ ...pdf, handle: "h3" });
    expect(lan.desk.officialFiles).toEqual({ "R-1": lan.desk.files[1]?.id });
    expect(lan.take(photo)).toContain("bản ký em nhận ở dạng PDF");
  });

  it("may come while it is asked whether a figure was changed: that is asked again", () => {
    const lan = filed();
    lan.say(OFFICIAL);
    expect(lan.take(pdf)).toMatch(/làm bản ký[\s\S]*có sửa số liệu nào/);
    lan.press("Không sửa");
    expect(lan.desk.filed[0]?.official).toMatchObject({ number: "123/BC-UBND" });
    expect(Object.keys(lan.desk.officialFiles)).toEqual(["R-1"]);
  });

  it("is asked for its number first", () => {
    const lan = filed();
    expect(lan.take(pdf)).toContain("cho em số và ngày văn bản trước");
    expect(lan.take(photo)).toContain("chưa đọc được ảnh");
    expect(lan.desk.files).toEqual([]);
  });

  it("comes from a page where the channel takes no files", () => {
    const lan = filed("web-chat");
    lan.say(OFFICIAL);
    lan.press("Không sửa");
    expect(lan.uploads()).toHaveLength(1);
    lan.take(pdf);
    expect(lan.desk.officialFiles).toEqual({ "R-1": lan.desk.files[0]?.id });
    expect(lan.say("báo cáo")).toContain("Có bản ký (PDF), anh/chị gửi qua trang dưới đây");
    expect(lan.uploads()).toHaveLength(1);
  });
});
