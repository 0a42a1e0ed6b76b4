import { expect, test } from "vitest";
import { applyReminderWrite } from "../../../src/adapters/store/reminder-writes.ts";
import { createReminderBook } from "../../../src/adapters/store/reminders.ts";
import { local } from "../../support/reminding.ts";
import { addMember, onEveryEngine } from "../../support/stores-engines.ts";

onEveryEngine((db) => {
  const book = () =>
    createReminderBook({ db: db(), campaign: "c2023", deliveredByRow: new Set(), timeZone: "Asia/Ho_Chi_Minh" });

  test("a reminder that is put off twice to one moment comes once, and only when it is due", async () => {
    const member = await addMember(db(), "886");
    const write = { kind: "snooze", unit: "886", member, at: local("2023-12-07T08:00") } as const;
    for (const one of [write, write]) await applyReminderWrite(db(), "c2023", one);
    expect(await book().dueSnoozes(local("2023-12-07T07:59"))).toEqual([]);
    const due = await book().dueSnoozes(local("2023-12-07T08:00"));
    expect(due.map(({ unit, member: who }) => [unit, who])).toEqual([["886", member]]);
    const [snooze] = due;
    if (snooze) await book().takeSnooze(snooze, () => [], local("2023-12-07T08:00"));
    expect(await book().dueSnoozes(local("2023-12-07T08:00"))).toEqual([]);
  });

  test("a leader is reminded from the moment it is asked for until it is not wanted any more", async () => {
    const member = await addMember(db(), "886", "approver");
    const wants = async () =>
      (await book().snapshots(["886"], Temporal.Instant.from("2023-12-06T00:00:00Z")))[0]?.people.map(
        ({ wantsReminders }) => wantsReminders,
      );
    expect(await wants()).toEqual([false]);
    await applyReminderWrite(db(), "c2023", { kind: "wants_reminders", member, wants: true });
    expect(await wants()).toEqual([true]);
    await applyReminderWrite(db(), "c2023", { kind: "wants_reminders", member, wants: false });
    expect(await wants()).toEqual([false]);
  });
});
