import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";

import {
  BrokenKnowledge,
  campaignFolders,
  loadLibrary,
  loadWording,
} from "../../../src/adapters/knowledge-files/load-knowledge.ts";
import { composeApp, KNOWLEDGE, UnknownCampaign } from "../../../src/app.ts";
import { isVerbatim } from "../../../src/knowledge/library.ts";
import { CAMPAIGN, clockOn, realKnowledge } from "../../support/assistant.ts";
import { copyKnowledge } from "../../support/knowledge-copy.ts";

const PLAN = "vi-nguoi-ngheo-2023";
const clock = clockOn("2023-11-20");

/** Loads everything under a knowledge folder as the program does at its start. */
async function loadAll(root: string) {
  const folder = (await campaignFolders(root)).at(-1) ?? "";
  return { library: await loadLibrary(folder), wording: await loadWording(root, folder) };
}

/** The message with which a copy of the knowledge is refused after one file of it was changed. */
async function refusalAfter(path: string, change: (text: string) => string): Promise<string> {
  using copy = copyKnowledge();
  copy.rewrite(path, change);
  const error: unknown = await loadAll(copy.root).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BrokenKnowledge);
  return (error as BrokenKnowledge).message.replaceAll(`${copy.root}/`, "");
}

describe("the real campaign", () => {
  it("loads with its document, the texts it refers to and all facts proved", async () => {
    const { library } = await realKnowledge();
    expect(library.campaign).toMatchObject({ id: PLAN, year: 2023 });
    expect(library.documents.map(({ id }) => id)).toEqual(["quyet-dinh-va-ke-hoach"]);
    expect(library.referenced.length).toBeGreaterThan(10);
    expect(library.facts.length).toBeGreaterThan(80);
  });

  it("gives every stated fact a quote that is in the document", async () => {
    const { library } = await realKnowledge();
    const [plan] = library.documents;
    const stated = library.facts.filter((fact) => fact.kind !== "not_stated");
    expect(stated.filter(({ quote }) => !plan || !isVerbatim(plan, quote))).toEqual([]);
  });

  it("names only places that the document has, in its deadlines and milestones", async () => {
    const { library } = await realKnowledge();
    const places = new Set(library.documents.flatMap(({ nodes }) => nodes.map(({ locator }) => locator)));
    const named = [
      ...Object.values(library.campaign?.deadlines ?? {}),
      ...Object.values(library.campaign?.milestones ?? {}),
    ].map(({ locator }) => locator);
    expect(named.filter((locator) => !places.has(locator))).toEqual([]);
  });

  it("adds the names of its own offices to the shared wording", async () => {
    const [shared, own] = await Promise.all([loadWording(KNOWLEDGE, null), loadWording(KNOWLEDGE, CAMPAIGN)]);
    expect(own.bodies["districts"]?.forms).toContain("huyện tri tôn");
    expect(shared.bodies["districts"]?.forms).not.toContain("huyện tri tôn");
  });
});

describe("broken knowledge is refused with file, line and key", () => {
  it.each([
    [
      "a bracket left open",
      `${PLAN}/campaign.yaml`,
      (text: string) => `${text}\nextra: [1, 2\n`,
      /^vi-nguoi-ngheo-2023\/campaign\.yaml:\d+: /,
    ],
    [
      "a key written twice",
      `${PLAN}/campaign.yaml`,
      (text: string) => `${text}\nid: again\n`,
      /^vi-nguoi-ngheo-2023\/campaign\.yaml:\d+: Map keys must be unique/,
    ],
    [
      "a word for a number",
      `${PLAN}/campaign.yaml`,
      (text: string) => text.replace("year: 2023", "year: soon"),
      /^vi-nguoi-ngheo-2023\/campaign\.yaml:4: year: /,
    ],
    [
      "an unknown key",
      `${PLAN}/campaign.yaml`,
      (text: string) => `${text}\nsurprise: 1\n`,
      /^vi-nguoi-ngheo-2023\/campaign\.yaml:\d+: .*"surprise"/,
    ],
    [
      "an unknown key further inside",
      `${PLAN}/campaign.yaml`,
      (text: string) => text.replace("    reports_to:", "    surprise: 1\n    reports_to:"),
      /^vi-nguoi-ngheo-2023\/campaign\.yaml:\d+: deadlines\.report: .*"surprise"/,
    ],
    [
      "an unknown key of a source",
      `${PLAN}/documents/thong-tu-12-2019.yaml`,
      (text: string) => `${text}\nsurprise: 1\n`,
      /^vi-nguoi-ngheo-2023\/documents\/thong-tu-12-2019\.yaml:\d+: .*"surprise"/,
    ],
    [
      "a shortening without its words",
      "wording/chat-spellings.yaml",
      () => "ko:\n",
      /^wording\/chat-spellings\.yaml:1: ko: /,
    ],
    [
      "an unknown list of shortenings",
      "wording/abbreviations.yaml",
      (text: string) => text.replace("\nplain:", "\nplainer:"),
      /^wording\/abbreviations\.yaml:\d+: .*"plainer"/m,
    ],
    ["an empty file", `${PLAN}/campaign.yaml`, () => "", /^vi-nguoi-ngheo-2023\/campaign\.yaml: /],
    [
      "an office of no known body",
      `${PLAN}/wording/bodies.yaml`,
      (text: string) => `${text}\nmartians: [sao hỏa]\n`,
      /^vi-nguoi-ngheo-2023\/wording\/bodies\.yaml: martians is no body/,
    ],
  ])("%s", async (_, path, change, message) => {
    expect(await refusalAfter(path, change)).toMatch(message);
  });

  it.each([
    ["an unknown kind", (text: string) => text.replace("    kind: when\n", "    kind: whenever\n"), "kind"],
    [
      "an unknown key",
      (text: string) => text.replace("    kind: when\n", "    kind: when\n    surprise: 1\n"),
      "surprise",
    ],
    ["no words to say", (text: string) => text.replace(/ {4}says: .*\n/, ""), "says"],
  ])("a fact with %s", async (_, change, key) => {
    const message = await refusalAfter(`${PLAN}/facts.yaml`, change);
    expect(message).toContain(`${PLAN}/facts.yaml`);
    expect(message).toContain(key);
  });

  it.each([
    "vi-nguoi-ngheo-2023/facts.yaml",
    "vi-nguoi-ngheo-2023/wording/bodies.yaml",
    "wording/fillers.yaml",
    "wording/concepts.yaml",
  ])("a missing file: %s", async (path) => {
    using copy = copyKnowledge();
    rmSync(join(copy.root, path));
    await expect(loadAll(copy.root)).rejects.toThrow(new BrokenKnowledge(`${join(copy.root, path)}: cannot be read`));
  });

  it.each([
    ["a quote that is not in the text", "quote: &v3 Trước ngày 10", "quote: &v3 Trước ngày 15"],
    [
      "a fact that says another number",
      "says: báo cáo gửi về Sở Nội vụ (Ban Thi đua - Khen thưởng).",
      "says: gửi 5 bản.",
    ],
  ])("%s, naming the fact", async (_, written, changed) => {
    const message = await refusalAfter(`${PLAN}/facts.yaml`, (text) => text.replace(written, changed));
    expect(message).toMatch(/^vi-nguoi-ngheo-2023\/facts\.yaml: fact report-\w+: /);
  });

  it("a text that was changed under its facts", async () => {
    const path = `${PLAN}/documents/quyet-dinh-va-ke-hoach.txt`;
    const message = await refusalAfter(path, (text) => text.replace("Trước ngày 10", "Trước ngày 20"));
    expect(message).toContain("fact report-deadline: its quote is not in the text of quyet-dinh-va-ke-hoach");
  });
});

describe("the campaign that is answered from", () => {
  it("is the newest one, whatever the folders are called", async () => {
    using copy = copyKnowledge();
    cpSync(copy.campaign, join(copy.root, "a-later-plan"), { recursive: true });
    copy.rewrite("a-later-plan/campaign.yaml", (text) => text.replace("year: 2023", "year: 2024"));
    mkdirSync(join(copy.root, "notes"));
    expect((await campaignFolders(copy.root)).map((folder) => basename(folder))).toEqual([PLAN, "a-later-plan"]);
    const newest = await composeApp({ knowledge: copy.root, campaign: null, clock });
    const named = await composeApp({ knowledge: copy.root, campaign: PLAN, clock });
    expect([newest.library.campaign?.year, named.library.campaign?.year]).toEqual([2024, 2023]);
  });

  it("must be one that exists", async () => {
    const composed = composeApp({ knowledge: KNOWLEDGE, campaign: "vi-nguoi-ngheo-1999", clock });
    await expect(composed).rejects.toThrow(UnknownCampaign);
    await expect(composed).rejects.toThrow("vi-nguoi-ngheo-1999");
  });

  it("cannot be chosen where there is none", async () => {
    using copy = copyKnowledge();
    rmSync(copy.campaign, { recursive: true });
    await expect(campaignFolders(copy.root)).rejects.toThrow(BrokenKnowledge);
  });
});

it("reads files that begin with a byte-order mark and end their lines as on Windows", async () => {
  using copy = copyKnowledge();
  const files = readdirSync(copy.root, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(yaml|txt)$/.test(path),
  );
  for (const path of files) copy.rewrite(path, (text) => `\uFEFF${text.replace(/\r?\n/g, "\r\n")}`);
  const [windows, real] = await Promise.all([loadAll(copy.root), realKnowledge()]);
  expect(windows.wording).toEqual(real.wording);
  expect(windows.library.facts).toEqual(real.library.facts);
  expect(windows.library.documents[0]?.nodes).toEqual(real.library.documents[0]?.nodes);
});
