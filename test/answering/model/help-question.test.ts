import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/answering/answer.ts";
import { createQuestionHelp } from "../../../src/answering/model/help-question.ts";
import type { Answered, QuestionWish } from "../../../src/answering/question.ts";
import { wording } from "../../../src/answering/wording.ts";
import { type App, composeApp, composeAppOver, KNOWLEDGE } from "../../../src/app.ts";
import { withoutPersonalData } from "../../../src/conversation/personal-data.ts";
import { replyOf } from "../../../src/conversation/say.ts";
import { passagesIn } from "../../../src/knowledge/library.ts";
import { clockOn } from "../../support/assistant.ts";
import { readGolden } from "../../support/golden.ts";
import { createKeptTwin, createScriptedModel, type Scripted } from "../../support/scripted-model.ts";

const clock = clockOn("2023-11-20");
const unseen = (name: string) => join(import.meta.dirname, "../../fixtures/unseen/open", name);
const [brought, decree, campaign] = await Promise.all([
  composeAppOver([unseen("cong-van-huong-dan.txt")], { knowledge: KNOWLEDGE, clock }),
  composeAppOver([unseen("nghi-dinh.pdf")], { knowledge: KNOWLEDGE, clock }),
  composeApp({ knowledge: KNOWLEDGE, campaign: null, clock }),
]);

const AFTER_A_CLAUSE = "Cam kết tháo dỡ nhà cũ trong vòng bao nhiêu ngày?";
const NEVER = new AbortController().signal;

const helpOf = (app: App, by: Pick<Parameters<typeof createQuestionHelp>[0], "model" | "kept" | "signature">) =>
  createQuestionHelp({ ...app, ...by, mask: withoutPersonalData });

const ask = (app: App, text: string): Answered => app.answering.answer({ text, unitKind: null, memory: null });

function wishOf(app: App, text: string): QuestionWish {
  const { wish } = ask(app, text);
  if (!wish) throw new Error(`"${text}" leaves nothing to wish`);
  return wish;
}

/** What comes of a question with a model that says just this. */
async function helped(app: App, text: string, script: { answer?: Scripted; understand?: Scripted }) {
  const { model, asked } = createScriptedModel(script);
  const kept = createKeptTwin();
  const grown: string[] = [];
  const help = await helpOf(app, { model, kept, signature: "1" })(wishOf(app, text), NEVER, (words) => {
    grown.push(words);
  });
  return { help, answer: help?.answered.answer ?? null, asked, kept, grown };
}

const sentences = (...texts: string[]): Scripted => ({
  says: { sentences: texts.map((text) => ({ text, passages: [1] })) },
});

describe("a clause that a model puts into words", () => {
  const TRUE = "Thời gian cam kết tháo dỡ nhà cũ là trong vòng 45 ngày, kể từ ngày nhận nền nhà mới.";

  it("is shown with the note that a machine phrased it, and with the same quotes", async () => {
    const { answer } = await helped(brought, AFTER_A_CLAUSE, { answer: sentences(TRUE) });
    const before = ask(brought, AFTER_A_CLAUSE).answer;
    expect(answer).toMatchObject({ status: "answered", model: "phrased" });
    expect(answer?.answer).toBe(`Dạ, ${TRUE}\n${wording.phrased}`);
    expect(answer).toHaveProperty("citations", "citations" in before ? before.citations : null);
    const said = answer && replyOf({ kind: "answer", question: AFTER_A_CLAUSE, answer }, "1");
    expect(said?.blocks.map(({ kind }) => kind)).toEqual(["text", "quote"]);
  });

  it.each([
    ["another number", "Cam kết tháo dỡ nhà cũ trong vòng 60 ngày kể từ ngày nhận nền nhà mới."],
    ["a date of its own", "Cam kết tháo dỡ nhà cũ trước ngày 10 tháng 12."],
    ["a document of its own", "Cam kết tháo dỡ nhà cũ theo Nghị định số 15/2021/NĐ-CP."],
    ["a body of its own", "Cam kết tháo dỡ nhà cũ gửi Sở Tài chính trong vòng 45 ngày."],
    ["a quote of its own", "Văn bản ghi “phải tháo dỡ ngay” nhà cũ."],
    ["a link", "Cam kết tháo dỡ nhà cũ, xem https://vi-du.vn."],
    ["a deed", "Em đã ghi nhận cam kết tháo dỡ nhà cũ của anh/chị."],
  ])("falls back to the clause itself where it brings %s", async (_, text) => {
    expect((await helped(brought, AFTER_A_CLAUSE, { answer: sentences(text) })).help).toBeNull();
  });

  it("drops what does not hold, and all of it where less than half holds", async () => {
    const wrong = "Cam kết tháo dỡ nhà cũ trong vòng 60 ngày.";
    const half = await helped(brought, AFTER_A_CLAUSE, { answer: sentences(TRUE, wrong) });
    expect(half.answer?.answer).toBe(`Dạ, ${TRUE}\n${wording.phrased}`);
    const third = await helped(brought, AFTER_A_CLAUSE, { answer: sentences(TRUE, wrong, `${wrong} Rồi.`) });
    expect(third.help).toBeNull();
  });

  it("is told while it grows, in whole sentences that hold", async () => {
    const next = "Thời gian cam kết tháo dỡ nhà cũ kể từ ngày nhận nền nhà mới.";
    const wrong = "Cam kết tháo dỡ nhà cũ trong vòng 60 ngày.";
    const { grown } = await helped(brought, AFTER_A_CLAUSE, { answer: sentences(TRUE, wrong, next, TRUE) });
    expect(grown).toEqual([`Dạ, ${TRUE}\n${wording.phrased}`, `Dạ, ${TRUE} ${next}\n${wording.phrased}`]);
    expect((await helped(brought, AFTER_A_CLAUSE, { answer: sentences(wrong, wrong) })).grown).toEqual([]);
    expect((await helped(brought, AFTER_A_CLAUSE, { answer: { says: { sentences: [{}, {}] } } })).grown).toEqual([]);
  });

  it.each<[string, Scripted]>([
    ["cites nothing", { says: { sentences: [{ text: TRUE, passages: [] }] } }],
    ["cites a passage that was not found", { says: { sentences: [{ text: TRUE, passages: [1, 9] }] } }],
    ["says nothing", { says: { sentences: [] } }],
    ["says something of another shape", { says: { text: TRUE } }],
    ["is too slow", { fails: "too_slow" }],
    ["is down", { fails: "down" }],
  ])("falls back to the clause itself where the model %s", async (_, answer) => {
    expect((await helped(brought, AFTER_A_CLAUSE, { answer })).help).toBeNull();
  });

  it("gives the model the passages that are quoted and no more, without what points at a person", async () => {
    const text = "Cam kết tháo dỡ nhà cũ trong vòng bao nhiêu ngày? Tôi tên là Nguyễn Văn An, số 0912345678";
    const { asked } = await helped(brought, text, { answer: sentences(TRUE) });
    const passages = asked.find(({ task }) => task === "answer")?.inputs["passages"];
    expect(JSON.stringify(asked)).not.toMatch(/Nguyễn Văn An|0912345678/);
    expect(passages).toContain("trong vòng 45 ngày");
    expect(passages).not.toContain("[2]");
  });

  it("is kept for who asks the same, and asked anew for other documents, prompts or models", async () => {
    const { model, asked } = createScriptedModel({ answer: sentences(TRUE) });
    const kept = createKeptTwin();
    const wish = wishOf(brought, AFTER_A_CLAUSE);
    const first = await helpOf(brought, { model, kept, signature: "1" })(wish, NEVER);
    expect(await helpOf(brought, { model, kept, signature: "1" })(wish, NEVER)).toEqual(first);
    expect(asked).toHaveLength(1);
    await helpOf(brought, { model, kept, signature: "2" })(wish, NEVER);
    expect(asked).toHaveLength(2);
    const value = JSON.stringify({ sentences: [{ text: TRUE, passages: [1] }] });
    expect([...kept.values.values()]).toEqual([value, value]);
  });

  it("is checked again when it is recalled", async () => {
    const { model, asked } = createScriptedModel({ answer: sentences(TRUE) });
    const kept = createKeptTwin();
    const help = helpOf(brought, { model, kept, signature: "1" });
    const first = await help(wishOf(brought, AFTER_A_CLAUSE), NEVER);
    for (const key of kept.values.keys())
      kept.values.set(key, JSON.stringify({ sentences: [{ text: TRUE.replace("45", "60"), passages: [1] }] }));
    expect(await help(wishOf(brought, AFTER_A_CLAUSE), NEVER)).toEqual(first);
    expect(asked).toHaveLength(2);
  });
});

describe("a message that a model words anew", () => {
  const UNSURE = "hoi minh phai lam nhung viec gi";
  const understood = (question: string): Scripted => ({ says: { kind: "question", question } });

  it("is answered from the documents, and says how it was understood", async () => {
    const question = "Hội mình phải làm những việc gì trong phong trào thi đua?";
    const { answer } = await helped(campaign, UNSURE, { understand: understood(question) });
    expect(answer).toMatchObject({ status: "answered", model: "understood" });
    expect(answer?.answer).toContain(wording.understood(question));
  });

  it.each([
    ["names a date", "Hội mình phải làm những việc gì trước ngày 10 tháng 12?"],
    ["names a year", "Hội mình phải làm những việc gì năm 2024?"],
    ["names a document", "Hội mình phải làm những việc gì theo Quyết định số 2219/QĐ-UBND?"],
    ["speaks of something else", "Hạn nộp báo cáo là khi nào?"],
    ["has words from nowhere", "Hội mình phải làm những việc gì với blockchain?"],
  ])("stays as it was where the rewriting %s", async (_, question) => {
    expect((await helped(campaign, UNSURE, { understand: understood(question) })).help).toBeNull();
  });

  it("stays declined where the documents are silent on the rewriting too", async () => {
    const text = "toi nay viet nam da may gio";
    const { help, asked } = await helped(campaign, text, { understand: understood("Tối nay Việt Nam đá mấy giờ?") });
    expect(asked.map(({ task }) => task)).toEqual(["understand"]);
    expect(help).toBeNull();
  });

  it("shows nothing of clauses in other words where the rewriting is answered", async () => {
    const question = "Hội mình phải làm những việc gì trong phong trào thi đua?";
    const clause = wishOf(campaign, UNSURE).passages[0]?.text ?? "";
    const answer = sentences(...clause.split(/(?<=\.) /).slice(-2));
    const failed = await helped(campaign, UNSURE, { understand: { fails: "down" }, answer });
    expect(failed.grown).toHaveLength(1);
    expect((await helped(campaign, UNSURE, { understand: understood(question), answer })).grown).toEqual([]);
  });

  it.each(["report", "courtesy", "other"])("stays as it was where it is called %s", async (kind) => {
    const says = { kind, question: "Hội mình phải làm những việc gì trong phong trào thi đua?" };
    expect((await helped(campaign, UNSURE, { understand: { says } })).help).toBeNull();
  });
});

describe("passages found by their meaning", () => {
  const QUESTION = "cap giay xac nhan cho co so noi trong bao nhieu ngay lam viec";
  const [MEANT, OF_WORDS] = ["Điều 9, khoản 2", "Điều 10, khoản 3"];
  const passages = passagesIn(decree.library);

  /** What comes of a question where only one place is near it; null: nothing was measured. */
  async function foundBy(text: string, nearest: string | null, weight = 0.3) {
    const measured: string[] = [];
    const help = createQuestionHelp({
      ...decree,
      ...{ model: createScriptedModel({}).model, kept: createKeptTwin(), signature: "1", mask: withoutPersonalData },
      async measureNearness(words) {
        measured.push(words);
        const of = new Map(passages.map(({ id, locator }) => [id, locator === nearest ? 1 : 0]));
        return nearest === null ? null : { weight, of };
      },
    });
    return { help: await help(wishOf(decree, text), NEVER), measured };
  }
  const placesOf = (answer: Answer | undefined) =>
    answer && "citations" in answer ? answer.citations.map(({ locator }) => locator) : [];

  it("are quoted where words alone lead elsewhere", async () => {
    expect(placesOf(ask(decree, QUESTION).answer)).toEqual([OF_WORDS]);
    const { help } = await foundBy(QUESTION, MEANT);
    expect(placesOf(help?.answered.answer)).toEqual([MEANT]);
    expect(help?.answered.answer.status).toBe("answered");
    expect(help?.answered).not.toHaveProperty("wish");
  });

  it("change nothing where nothing was measured, or where they lead to the same", async () => {
    expect((await foundBy(QUESTION, null)).help).toBeNull();
    expect((await foundBy(QUESTION, OF_WORDS)).help).toBeNull();
  });

  it("never make an answer less sure", async () => {
    for (const { locator } of passages) {
      const { help } = await foundBy(QUESTION, locator, 1);
      if (help) expect(help.answered.answer.status, locator).toBe("answered");
    }
  });

  it("are measured without what points at a person", async () => {
    const { measured } = await foundBy(`${QUESTION}? Tôi tên là Nguyễn Văn An, số 0912345678`, MEANT);
    expect(measured).toHaveLength(1);
    expect(measured.join()).not.toMatch(/Nguyễn Văn An|0912345678/);
  });
});

describe("the open golden questions with a model that says nothing but lies", () => {
  it("are answered as they are without one", async () => {
    const lies = createScriptedModel({
      understand: { says: { kind: "question", question: "Hạn nộp báo cáo là khi nào?" } },
      answer: sentences("Hạn nộp báo cáo là ngày 31 tháng 12 năm 2024.", "Đơn vị không phải nộp báo cáo."),
    });
    const help = helpOf(campaign, { model: lies.model, kept: createKeptTwin(), signature: "1" });
    const changed: string[] = [];
    let wishes = 0;
    for (const { q } of readGolden(new URL("../../golden/open.yaml", import.meta.url))) {
      const { wish } = ask(campaign, q);
      if (!wish) continue;
      wishes += 1;
      if (await help(wish, NEVER)) changed.push(q);
    }
    expect(wishes).toBeGreaterThan(3);
    expect(changed).toEqual([]);
  });

  it("never wish anything where they are answered from facts or declined for good", () => {
    for (const { q } of readGolden(new URL("../../golden/open.yaml", import.meta.url))) {
      const { wish, answer } = ask(campaign, q);
      if (!wish) continue;
      expect(answer.status === "declined" ? answer.reason : answer.status).toMatch(/^(outside|clarify|answered)$/);
      expect(wish.passages.length > 0 || wish.open).toBe(true);
    }
  });
});
