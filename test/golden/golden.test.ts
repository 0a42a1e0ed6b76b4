import { beforeAll, describe, expect, it } from "vitest";

import { type App, composeApp, KNOWLEDGE } from "../../src/app.ts";
import { type Graded, gradeGolden, ratesOf, readGolden, type TypedForm } from "../support/golden.ts";

const clock = { now: () => Temporal.Instant.from("2023-11-20T01:00:00Z") };
const FORMS: TypedForm[] = ["as typed", "unaccented"];
const SETS = ["open", "held-back"] as const;

describe.each(SETS)("the golden questions, %s", (set) => {
  const questions = readGolden(new URL(`${set}.yaml`, import.meta.url));
  const graded = new Map<TypedForm, Graded[]>();
  let app: App;

  beforeAll(async () => {
    app = await composeApp({ knowledge: KNOWLEDGE, campaign: null, clock });
    for (const form of FORMS) graded.set(form, gradeGolden(app, questions, form));
  });

  const of = (form: TypedForm) => ratesOf(graded.get(form) ?? []);

  it.each(FORMS)("never quotes what does not stand in the document (%s)", (form) => {
    expect((graded.get(form) ?? []).flatMap(({ falseQuotes }) => falseQuotes)).toEqual([]);
  });

  it("is as good without accents, within three points", () => {
    expect(of("as typed").rightClause - of("unaccented").rightClause).toBeLessThanOrEqual(0.03);
  });
});
