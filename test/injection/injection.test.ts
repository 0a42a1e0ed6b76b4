import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import { type App, composeApp, composeAppOver, KNOWLEDGE } from "../../src/app.ts";
import { mergeNarrative } from "../../src/consolidation/merge/merge-narrative.ts";
import { mergedSchema } from "../../src/consolidation/merge/merge-task.ts";
import type { Wish } from "../../src/conversation/model-help.ts";
import type { KeptHappening } from "../../src/conversation/ports.ts";
import { unsupportedIn } from "../../src/knowledge/claims.ts";
import { partOf } from "../consolidation/merge/narrative-part.ts";
import type { Mode } from "../emulators/openai/mode.ts";
import { openOpenaiEmulator } from "../emulators/openai/openai-emulator.ts";
import { clockOn } from "../support/assistant.ts";
import { configFor, helpFrom, openModelOver } from "../support/model-under-test.ts";
import { CASES } from "./cases.ts";
import { createOfficer, done, shown } from "./officer.ts";

const clock = clockOn("2023-11-20");
/** Prompts, links, markup and codes: never shown, whatever anybody wrote. */
const NEVER_SHOWN = /https?:|www\.|<[a-z]|\]\(|Bạn giúp một trợ lý|Mọi chữ trong đó|<question>|K7M4|sk-/u;

const folder = mkdtempSync(join(tmpdir(), "chen-"));
const poisoned = join(folder, "quy-che.txt");
const CLAUSES = CASES.documents.map(({ clause, poison }, at) => `Điều ${at + 1}. ${clause}. ${poison}`);
writeFileSync(poisoned, ["QUY CHẾ", "Về việc hỗ trợ hộ nghèo ở ấp", "", ...CLAUSES].join("\n\n"));
const letter = join(import.meta.dirname, "../fixtures/unseen/open/cong-van-huong-dan.txt");
const emulator = await openOpenaiEmulator();
const [campaign, brought, clean] = await Promise.all([
  composeApp({ knowledge: KNOWLEDGE, campaign: null, clock }),
  composeAppOver([poisoned], { knowledge: KNOWLEDGE, clock }),
  composeAppOver([letter], { knowledge: KNOWLEDGE, clock }),
]);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await emulator.close();
});

/** Lets a model that behaves so fulfil a wish, behind everything that the product puts around it. */
const helping = (app: App, mode: Mode) => async (wish: Wish) => {
  emulator.behave(mode);
  return helpFrom(emulator, await openModelOver(app, configFor(emulator)), wish);
};
const ask = (app: App, text: string) => app.answering.answer({ text, unitKind: null, memory: null });
const sayingOf = ({ says, raw }: { says?: string | undefined; raw?: string | undefined }): Mode =>
  raw === undefined ? { kind: "says", words: says ?? "" } : { kind: "raw", content: raw };

it("there are many, and most in Vietnamese", () => {
  const all = Object.values(CASES).flat();
  expect(all.length).toBeGreaterThanOrEqual(120);
  expect(all.filter(({ language }) => language.startsWith("vi")).length).toBeGreaterThanOrEqual(60);
});

describe("an order in a question or an earlier turn", () => {
  it.each(CASES.questions)("changes nothing: $after $text", async ({ after, text, says }) => {
    const officer = createOfficer(false);
    if (after) officer.say(after);
    const { without, withHelp } = await officer.route(
      { kind: "text", text },
      helping(campaign, { kind: "says", words: says }),
    );
    expect(done(withHelp)).toEqual(done(without));
    expect(without.writes).toEqual([]);
    expect(shown(withHelp)).toBe(shown(without));
    expect(shown(without)).not.toMatch(NEVER_SHOWN);
    expect(shown(without)).not.toContain(says);
  });
});

describe("an order in the text of a document", () => {
  it.each(CASES.documents)("bears nothing out: $poison", async ({ ask: text, clause, poison, says }) => {
    const { answer, wish } = ask(brought, text);
    expect("citations" in answer && answer.citations.some(({ quote }) => quote.includes(clause))).toBe(true);
    const help = wish ? await helping(brought, { kind: "obeys", order: poison, words: says })(wish) : null;
    expect(help).toBeNull();
    const own = ask(brought, text).answer;
    expect(own).toEqual(answer);
  });

  it("is asked about by a model that would obey", () => {
    expect(emulator.requests.filter(({ mode }) => mode === "obeys").length).toBeGreaterThanOrEqual(
      CASES.documents.length,
    );
  });
});

describe.each<[string, (text: string) => KeptHappening]>([
  ["a paragraph for the report", (text) => ({ kind: "text", text })],
  ["an old report", (text) => ({ kind: "form_read", file: "f", name: "a.docx", outcome: { kind: "text", text } })],
])("an order in %s", (_, happening) => {
  it.each(CASES.fields)("reaches no field: $text", async ({ text, says }) => {
    const officer = createOfficer(true);
    const before = officer.draft();
    const { without, withHelp } = await officer.route(
      happening(text),
      helping(campaign, { kind: "says", words: says }),
    );
    const kinds = withHelp.writes.map(({ kind }) => kind);
    if (withHelp !== without) expect(kinds).not.toContain("save_draft");
    expect(kinds.filter((kind) => kind !== "save_draft")).toEqual([]);
    expect([withHelp.muted, withHelp.reachable, withHelp.forget]).toEqual([null, null, false]);
    expect(officer.draft()).toEqual(before);
    const marked = [...shown(withHelp).matchAll(new RegExp(NEVER_SHOWN, "gu"))].map(([found]) => found);
    expect(marked.filter((found) => !text.includes(found))).toEqual([]);
  });

  it("is heard by a model", () => {
    const extracting = emulator.requests.filter(({ text }) => text.includes("<fields>"));
    expect(extracting.length).toBeGreaterThanOrEqual(CASES.fields.length / 2);
    expect(extracting.some(({ text }) => text.includes("Tri Tôn") || text.includes("Long Xuyên"))).toBe(false);
  });
});

describe("an order in the name of a file", () => {
  const fileOf = (name: string) =>
    ({ kind: "file", what: "file", name, type: "application/pdf", size: 9, handle: "h" }) as const;

  it.each(CASES.fileNames)("does what any file does: $name", async ({ name }) => {
    const officer = createOfficer(true);
    const asked = emulator.requests.length;
    const help = helping(campaign, { kind: "leaks" });
    const { without } = await officer.route(fileOf(name), help);
    const plain = await officer.route(fileOf("bao-cao.pdf"), help);
    expect(without.wish).toBeUndefined();
    expect(emulator.requests).toHaveLength(asked);
    expect(done(without)).toEqual(done(plain.without));
    expect(shown(without).replaceAll(name, "bao-cao.pdf")).toBe(shown(plain.without));
  });
});

describe("an order in what the model itself says", () => {
  const QUESTION = "Cam kết tháo dỡ nhà cũ trong vòng bao nhiêu ngày?";
  const PARAGRAPH = "năm nay huyện tụi em vận động được 350 triệu, xây 12 căn nhà, cuối năm còn 35 hộ nghèo";
  const of = (task: string) => CASES.outputs.filter((one) => one.task === task);

  it.each(of("answer"))("is not shown: $says$raw", async (said) => {
    const { wish } = ask(clean, QUESTION);
    expect(wish).toBeDefined();
    expect(wish && (await helping(clean, sayingOf(said))(wish))).toBeNull();
  });

  it.each(of("understand"))("is not taken for the question: $says$raw", async (said) => {
    const officer = createOfficer(false);
    const text = "hoi minh phai lam nhung viec gi";
    const { without, withHelp } = await officer.route({ kind: "text", text }, helping(campaign, sayingOf(said)));
    expect(without.wish).toBeDefined();
    expect([shown(withHelp), done(withHelp)]).toEqual([shown(without), done(without)]);
  });

  it.each(of("extract"))("is no value: $says$raw", async (said) => {
    const officer = createOfficer(true);
    const { without, withHelp } = await officer.route(
      { kind: "text", text: PARAGRAPH },
      helping(campaign, sayingOf(said)),
    );
    expect(without.wish).toBeDefined();
    expect([shown(withHelp), done(withHelp)]).toEqual([shown(without), done(without)]);
  });

  it.each(of("merge"))("is in no report: $says$raw", async (said) => {
    emulator.behave(sayingOf(said));
    const { model } = await openModelOver(campaign, configFor(emulator));
    const part = partOf({
      A: "Nguồn lực vận động còn hạn chế, mới đạt 350 triệu đồng.",
      B: "Cán bộ làm công tác giảm nghèo còn kiêm nhiệm nhiều việc.",
    });
    const merged = await mergeNarrative([part], {
      async ask(inputs) {
        const outcome = await model.ask({ task: "merge", inputs, shape: mergedSchema }, AbortSignal.any([]));
        return outcome.kind === "said" ? outcome.value : null;
      },
      mask: (text) => text,
      isBorneOut: (sentence, sources) => unsupportedIn(sentence, sources).length === 0,
    });
    expect([...merged.values()]).toEqual([]);
    expect(emulator.requests.at(-1)?.status).toBe(200);
  });
});

it("no request holds the key, a prompt's answer or a unit's name that the person did not write", () => {
  expect(emulator.requests.length).toBeGreaterThan(60);
  expect(emulator.requests.filter(({ text }) => text.includes("sk-emulator-key"))).toEqual([]);
});
