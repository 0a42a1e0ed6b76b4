import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

import { composeApp, composeAppOver, KNOWLEDGE } from "../../src/app.ts";
import { type Graded, gradeGolden, type Rates, ratesOf, readGolden, type TypedForm } from "../support/golden.ts";

const clock = { now: () => Temporal.Instant.from("2023-11-20T01:00:00Z") };
const FORMS: TypedForm[] = ["as typed", "unaccented"];
const app = await composeApp({ knowledge: KNOWLEDGE, campaign: null, clock });

/** The least that is asked of a set: rates from 0 to 1, and how far "unaccented" may lag behind. */
interface Floor {
  readonly set: string;
  readonly clause: number;
  readonly refusals: number;
  readonly wronglyRefused: number;
  readonly lag: number;
}

/**
 * `open` and `held-back` were written before the tuning; the second was never looked at, nor was `held-back-b`. The
 * others were written for practice and looked at; `practice-e` holds only what must be declined.
 */
const FLOORS: readonly Floor[] = [
  { set: "open", clause: 0.98, refusals: 0.98, wronglyRefused: 0.01, lag: 0.03 },
  { set: "held-back", clause: 0.95, refusals: 0.95, wronglyRefused: 0.03, lag: 0.03 },
  { set: "practice-a", clause: 0.95, refusals: 0.92, wronglyRefused: 0.03, lag: 0.03 },
  { set: "practice-b", clause: 0.97, refusals: 0.98, wronglyRefused: 0.02, lag: 0.03 },
  { set: "practice-c", clause: 0.97, refusals: 0.92, wronglyRefused: 0.02, lag: 0.03 },
  { set: "practice-d", clause: 0.97, refusals: 0.98, wronglyRefused: 0.02, lag: 0.03 },
  { set: "practice-e", clause: 0, refusals: 0.95, wronglyRefused: 1, lag: 0.03 },
  { set: "practice-f", clause: 0.98, refusals: 0.98, wronglyRefused: 0.01, lag: 0.03 },
  { set: "practice-g", clause: 0.98, refusals: 0.98, wronglyRefused: 0.01, lag: 0.03 },
  { set: "practice-h", clause: 0.96, refusals: 0.98, wronglyRefused: 0.03, lag: 0.03 },
  { set: "practice-i", clause: 0.92, refusals: 0.93, wronglyRefused: 0.05, lag: 0.05 },
  { set: "practice-j", clause: 0.95, refusals: 0.95, wronglyRefused: 0.03, lag: 0.05 },
  { set: "practice-k", clause: 0.95, refusals: 0.95, wronglyRefused: 0.02, lag: 0.05 },
  { set: "held-back-b", clause: 0.92, refusals: 0.93, wronglyRefused: 0.05, lag: 0.05 },
];

describe("the golden set as a whole", () => {
  const questions = ["open", "held-back"].flatMap((set) => readGolden(new URL(`${set}.yaml`, import.meta.url)));
  const of = (form: TypedForm) => ratesOf(gradeGolden(app, questions, form));

  it.each(FORMS)(
    "is answered at the right clause, declined where it must be, and seldom refused wrongly (%s)",
    (form) => {
      const { n, rightClause, rightRefusal, wrongRefusal } = of(form);
      expect(n).toBeGreaterThanOrEqual(400);
      expect(rightClause).toBeGreaterThanOrEqual(0.95);
      expect(rightRefusal).toBeGreaterThanOrEqual(form === "as typed" ? 0.95 : 0.93);
      expect(wrongRefusal).toBeLessThanOrEqual(0.03);
    },
  );
});

describe.each(FLOORS)("the golden questions: $set", ({ set, clause, refusals, wronglyRefused, lag }) => {
  const questions = readGolden(new URL(`${set}.yaml`, import.meta.url));
  const graded = new Map<TypedForm, Graded[]>(FORMS.map((form) => [form, gradeGolden(app, questions, form)]));
  const rates = (form: TypedForm): Rates => ratesOf(graded.get(form) ?? []);

  it.each(FORMS)("no quote is anything but an exact part of the document (%s)", (form) => {
    expect((graded.get(form) ?? []).flatMap(({ falseQuotes }) => falseQuotes)).toEqual([]);
  });

  it("the right clause answers", () => expect(rates("as typed").rightClause).toBeGreaterThanOrEqual(clause));

  it("what the document does not say is declined", () =>
    expect(rates("as typed").rightRefusal).toBeGreaterThanOrEqual(refusals));

  it("what it says is not declined", () => expect(rates("as typed").wrongRefusal).toBeLessThanOrEqual(wronglyRefused));

  it("accents may be left out", () =>
    expect(rates("as typed").rightClause - rates("unaccented").rightClause).toBeLessThanOrEqual(lag));
});

describe("documents never seen before", () => {
  const DOCUMENTS = [
    ["open", "quyet-dinh-quy-che.docx"],
    ["open", "nghi-dinh.pdf"],
    ["open", "cong-van-huong-dan.txt"],
    ["held-back", "ke-hoach-tu-dong-danh-so.docx"],
    ["held-back", "quyet-dinh-ngan.txt"],
  ] as const;
  const FOLDER = new URL("../fixtures/unseen/", import.meta.url);
  /** Without facts every answer is a clause found by its words. */
  const LEAST_RIGHT = 0.65;

  it.each(DOCUMENTS)("%s: %s is answered from, and every quote is exact", async (set, name) => {
    const file = fileURLToPath(new URL(`${set}/${name}`, FOLDER));
    const over = await composeAppOver([file], { knowledge: KNOWLEDGE, clock });
    const questions = readGolden(new URL(`${set}/${name.replace(/\.\w+$/, ".expected.yaml")}`, FOLDER));
    const graded = gradeGolden(over, questions, "as typed");
    expect(graded.flatMap(({ falseQuotes }) => falseQuotes)).toEqual([]);
    expect(ratesOf(graded).right).toBeGreaterThanOrEqual(LEAST_RIGHT);
  });
});
