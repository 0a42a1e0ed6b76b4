import { describe, expect, test } from "vitest";

import { createReportBook } from "../../../src/adapters/store/report-book.ts";
import { at } from "../../support/stores-contract.ts";
import { addDifficulty, addDraft, addMember, addReport, answer, onEveryEngine } from "../../support/stores-engines.ts";
import { UNITS } from "../../support/units.ts";

/** So many questions is every unit of these tests asked. */
const QUESTIONS = 3;

onEveryEngine((db) => {
  const book = () =>
    createReportBook({
      db: db(),
      campaign: "c2023",
      units: UNITS.units,
      questionsOf: (_, answers) => ({
        answered: Object.values(answers).filter(({ state }) => state === "given").length,
        questions: QUESTIONS,
      }),
      deadlineOf: ({ kind }) => (kind === "commune" ? "2023-11-30" : "2023-12-09"),
    });
  const statusOf = async (unit: string) => (await book().status()).find((row) => row.unit === unit);

  describe("the overview", () => {
    test("has every unit in the order of its list, with nothing begun", async () => {
      const rows = await book().status();
      expect(rows.map(({ unit }) => unit)).toEqual(UNITS.units.map(({ code }) => code));
      expect(rows[4]).toEqual({
        unit: "886",
        name: "Ủy ban nhân dân huyện An Phú",
        kind: "district",
        state: "not_started",
        answered: 0,
        questions: QUESTIONS,
        deadline: "2023-12-09",
        timeliness: null,
        revision: 0,
        receipt: null,
        official: null,
      });
      expect(rows[6]).toMatchObject({ unit: "AP01", deadline: "2023-11-30" });
    });

    test("counts what was answered, not what was put off", async () => {
      await addDraft(db(), "c2023", "886", {
        answers: { a: answer("given"), b: answer("not_yet"), c: answer("given") },
      });
      expect(await statusOf("886")).toMatchObject({ state: "drafting", answered: 2, questions: QUESTIONS });
    });

    test("an empty draft is nothing begun", async () => {
      await addDraft(db(), "c2023", "886");
      expect(await statusOf("886")).toMatchObject({ state: "not_started", answered: 0 });
    });

    test("a draft that waits for a leader is pending", async () => {
      const awaiting = { by: "1", at: at(0).toString() };
      await addDraft(db(), "c2023", "886", { answers: { a: answer("given") }, awaiting });
      expect(await statusOf("886")).toMatchObject({ state: "pending_approval", answered: 1 });
    });

    test("shows the newest revision that was handed in, all answered", async () => {
      await addReport(db(), { unit: "886", revision: 1 });
      await addReport(db(), { unit: "886", revision: 2, timeliness: "to_be_judged" });
      expect(await statusOf("886")).toMatchObject({
        state: "submitted",
        answered: QUESTIONS,
        timeliness: "to_be_judged",
        revision: 2,
        receipt: "BC2023-886-2",
      });
    });

    test.each(["submitted", "returned", "accepted"])(
      "what was handed in stays %s while a correction is written",
      async (state) => {
        await addReport(db(), { unit: "886", state });
        const awaiting = { by: "1", at: at(0).toString() };
        await addDraft(db(), "c2023", "886", { revision: 2, answers: { a: answer("given") }, awaiting });
        expect(await statusOf("886")).toMatchObject({ state, answered: 1, revision: 1 });
      },
    );

    test("knows nothing of another campaign, nor of units that are not expected", async () => {
      await addDraft(db(), "c2022", "886", { answers: { a: answer("given") } });
      await addReport(db(), { unit: "886", campaign: "c2022" });
      await addReport(db(), { unit: "XX" });
      expect(await statusOf("886")).toMatchObject({ state: "not_started", receipt: null });
      expect(await book().status()).toHaveLength(UNITS.units.length);
      expect(await book().reports()).toEqual([]);
    });

    test("does not pass over a draft that cannot be read", async () => {
      await addDraft(db(), "c2023", "886", { revision: -1 });
      await expect(book().status()).rejects.toThrow();
    });
  });

  describe("reports", () => {
    test("are the newest revision of each unit, in the order of the units", async () => {
      await addReport(db(), { unit: "888" });
      await addReport(db(), { unit: "886", revision: 1 });
      await addReport(db(), { unit: "886", revision: 2 });
      expect((await book().reports()).map(({ receipt }) => receipt)).toEqual(["BC2023-886-2", "BC2023-888-1"]);
    });

    test("are shown by their receipt, older revisions too, as they were handed in", async () => {
      const submitted_by = await addMember(db(), "886");
      const exceptions = [{ rule: "r", field: "a", reason: "tách hộ" }];
      await addReport(db(), { unit: "886", revision: 1, submitted_by, exceptions, answers: { a: answer("given", 7) } });
      await addReport(db(), { unit: "886", revision: 2 });
      expect(await book().show(" bc2023-886-1 ")).toEqual({
        campaign: "c2023",
        unit: "886",
        form: "bao-cao",
        form_version: 1,
        period: "2023",
        revision: 1,
        cause: "first",
        receipt: "BC2023-886-1",
        answers: { a: answer("given", 7) },
        exceptions,
        submitted_by,
        approved_by: null,
        submitted_at: at(1).toString(),
        timeliness: "on_time",
        state: "submitted",
        official: null,
      });
      expect(await book().show("BC2023-887-1")).toBeNull();
    });
  });

  test("difficulties are those of the campaign", async () => {
    await addDifficulty(db(), "VM-0001", { unit: "886", member: null });
    await addDifficulty(db(), "VM-0002", { unit: "886", member: null, campaign: "c2022" });
    expect(await book().difficulties()).toMatchObject([{ code: "VM-0001" }]);
  });
});
