import { describe, expect, it } from "vitest";

import {
  discarded,
  fitToForm,
  nextRevision,
  takenBack,
  undoLast,
  withAnswer,
  withAssignment,
  withKept,
  withReason,
  withReasonsOf,
  withReturn,
} from "../../src/reports/change-draft.ts";
import { type Answer, type Draft, restoreDraft } from "../../src/reports/draft.ts";
import { answersOf, draftOf, field, formOf, rule } from "./small-form.ts";

const reason = { text: "đúng vậy", by: "1", at: "2023-12-01T01:00:00Z" };
const awaiting = { by: "1", at: "2023-12-01T01:00:00Z" };
const one = (value: unknown) => answersOf({ a: value })["a"] as Draft["answers"][string];
const values = ({ answers }: Draft) =>
  Object.fromEntries(Object.entries(answers).map(([id, { value }]) => [id, value]));

describe("answers and undoing them", () => {
  it("an answer can be undone to what stood there, step by step, to nothing", () => {
    let draft = draftOf({});
    for (const value of [1, null, 3]) draft = withAnswer(draft, "a", one(value));
    const seen: unknown[] = [];
    for (let undone = undoLast(draft); undone; undone = undoLast(undone.draft)) {
      expect(undone.field).toBe("a");
      seen.push(values(undone.draft));
    }
    expect(seen).toEqual([{ a: null }, { a: 1 }, {}]);
  });

  it("so many changes are kept, the newest", () => {
    let draft = draftOf({});
    for (let value = 1; value <= 30; value += 1) draft = withAnswer(draft, "a", one(value));
    expect(draft.undo).toHaveLength(20);
    expect(values(undoLast(draft)?.draft as Draft)).toEqual({ a: 29 });
  });

  it("a change ends the wait for the leader, and what was returned about that field alone", () => {
    const draft = draftOf({ a: 1 }, { awaiting, returned: { a: "sai", b: "thiếu" } });
    expect(withAnswer(draft, "a", one(2))).toMatchObject({ awaiting: null, returned: { b: "thiếu" } });
    expect(withReason(draft, "luat", reason).awaiting).toBeNull();
    expect(undoLast(withAnswer(draft, "a", one(2)))?.draft.awaiting).toBeNull();
    expect(withAssignment(draft, "mot", "2")).toMatchObject({ awaiting, assigned: { mot: "2" } });
  });

  it("a reason stays with a rule that is broken and goes with one that holds again", () => {
    const draft = withReason(withReason(draftOf({}), "mem", reason), "khac", reason);
    expect(Object.keys(withReasonsOf(draft, [{ rule: "mem" }]).reasons)).toEqual(["mem"]);
    expect(withReasonsOf(draft, []).reasons).toEqual({});
  });
});

describe("throwing everything away", () => {
  it("can be taken back whole, under what was answered since", () => {
    const draft = withReason(draftOf({ a: 1, b: 2 }, { awaiting }), "mem", reason);
    const thrown = discarded(draft);
    expect(thrown).toMatchObject({ answers: {}, reasons: {}, undo: [], awaiting: null });
    const back = takenBack(withAnswer(thrown, "a", one(9)));
    expect(back && values(back)).toEqual({ a: 9, b: 2 });
    expect(back).toMatchObject({ reasons: { mem: reason }, discarded: null });
    expect(takenBack(draft)).toBeNull();
  });

  it("twice still takes back what there was", () => {
    const back = takenBack(discarded(discarded(draftOf({ a: 1 }))));
    expect(back && values(back)).toEqual({ a: 1 });
  });

  it("again after new answers takes back the new ones", () => {
    const second = discarded(withAnswer(discarded(draftOf({ a: 1 })), "a", one(2)));
    const back = takenBack(second);
    expect(back && values(back)).toEqual({ a: 2 });
  });

  it("taking back ends the wait for the leader", () => {
    expect(takenBack({ ...discarded(draftOf({ a: 1 })), awaiting })?.awaiting).toBeNull();
  });
});

describe("the next revision", () => {
  it.each(["correction", "final_figures", "returned"] as const)("begins with the answers handed in (%s)", (cause) => {
    const sent = { exceptions: [], submitted_by: "1", submitted_at: "2023-12-01T01:00:00Z" };
    const filed = { ...draftOf({ a: 1, b: "x" }), ...sent, revision: 2 };
    const next = nextRevision(filed, cause);
    expect(restoreDraft(JSON.parse(JSON.stringify(next)))).toEqual(next);
    expect(next).toEqual({ ...draftOf({ a: 1, b: "x" }), revision: 3, cause });
  });
});

describe("a returned report", () => {
  const given = (value: unknown, state: "given" | "not_yet" = "given") =>
    ({ state, value, raw: "", by: "1", at: "2023-12-01T01:00:00Z" }) as Answer;
  const sent = { exceptions: [], submitted_by: "1", submitted_at: "2023-12-01T01:00:00Z" };
  const filed = { ...draftOf({ a: 1, b: "x" }), ...sent };
  const back = withReturn(null, filed, { a: "lệch" });
  const why = { text: "đã rà soát", by: "1", at: "2023-12-01T01:00:00Z" };

  it("opens the next revision; one that is open keeps its answers and waits for nobody", () => {
    expect(back).toEqual({ ...draftOf({ a: 1, b: "x" }), revision: 2, cause: "returned", returned: { a: "lệch" } });
    const open = { ...nextRevision(filed, "correction"), ...draftOf({ a: 5 }, { revision: 2 }), awaiting };
    expect(withReturn(open, filed, { b: "ngắn" })).toMatchObject({
      answers: open.answers,
      cause: "returned",
      awaiting: null,
      returned: { b: "ngắn" },
    });
  });

  it("a figure that nobody gave is worked out anew, one that another program gave stays", () => {
    const answers = { a: { ...given(1), by: "", raw: "1" }, tl: { ...given(2), by: "" } };
    expect(Object.keys(withReturn(null, { ...filed, answers }, { a: "lệch" }).answers)).toEqual(["a"]);
  });

  it("is settled by another value, not by the same one, nor by putting it off", () => {
    expect(withAnswer(back, "a", given(2)).returned).toEqual({});
    expect(withAnswer(back, "a", given(1)).returned).toEqual({ a: "lệch" });
    expect(withAnswer(back, "a", given(null, "not_yet")).returned).toEqual({ a: "lệch" });
  });

  it("is settled by keeping it with a reason, which goes when the value changes after all", () => {
    const kept = withKept(back, "a", why);
    expect(kept).toMatchObject({ returned: {}, kept: { a: why } });
    expect(withAnswer(kept, "a", given(1)).kept).toEqual({ a: why });
    expect(withAnswer(kept, "a", given(2)).kept).toEqual({});
  });

  it.each([
    ["mending", () => withAnswer(back, "a", given(2))],
    ["keeping", () => withKept(back, "a", why)],
  ])("undoing %s brings the return back", (_, change) => {
    const undone = undoLast(change())?.draft;
    expect(undone).toMatchObject({ returned: { a: "lệch" }, kept: {}, answers: back.answers });
    expect(restoreDraft(JSON.parse(JSON.stringify(change())))).toEqual(change());
  });

  it("a draft of before this was known is read as one", () => {
    const { kept: _, ...older } = draftOf({ a: 1 });
    expect(restoreDraft(older)).toEqual(draftOf({ a: 1 }));
  });
});

describe("a form that changed", () => {
  const asked = [field("a"), field("b", "short_text"), field("moi", "whole", { since: 2 })];
  const form = formOf(asked, { version: 2, rules: [rule({ kind: "range", field: "a", max: 9, id: "con" })] });
  const fits = (id: string, value: unknown) => (id === "b" ? typeof value === "string" : typeof value === "number");
  const fit = (draft: Draft) => fitToForm(draft, form, asked, fits);

  it("is left alone where it is the same", () => {
    const draft = draftOf({ mat: 1 }, { form_version: 2 });
    expect(fit(draft)).toEqual({ draft, added: [], putAside: [] });
    expect(fit(draft).draft).toBe(draft);
  });

  it("keeps every answer that still fits, puts the others aside, and names what is new, not what was open before", () => {
    const { draft, added, putAside } = fit(draftOf({ a: 1, b: 2, mat: 3 }));
    expect(values(draft)).toEqual({ a: 1 });
    expect(putAside).toEqual(["b", "mat"]);
    expect(Object.keys(draft.set_aside)).toEqual(["b", "mat"]);
    expect(draft.form_version).toBe(2);
    expect(added).toEqual(["moi"]);
    expect(restoreDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it("keeps what was put off, and what was put aside before", () => {
    const before = draftOf({ a: null, b: null }, { set_aside: answersOf({ cu: 5 }) });
    const { draft, putAside } = fit(before);
    expect(draft.answers).toEqual(before.answers);
    expect([putAside, Object.keys(draft.set_aside)]).toEqual([[], ["cu"]]);
  });

  it("lets nothing come back that does not fit: by undoing, by taking back, by a reason for no rule", () => {
    let before = withAnswer(withAnswer(draftOf({ b: 2 }), "b", one("chữ")), "a", one(4));
    before = withReason(withReason(before, "con", reason), "mat", reason);
    before = { ...before, discarded: { answers: answersOf({ a: 1, b: 2 }), reasons: { mat: reason } } };
    const { draft } = fit(before);
    expect(draft.undo).toEqual([{ field: "a", before: null }]);
    expect(Object.keys(draft.reasons)).toEqual(["con"]);
    expect(Object.keys(draft.discarded?.answers ?? {})).toEqual(["a"]);
    expect(draft.discarded?.reasons).toEqual({});
  });
});
