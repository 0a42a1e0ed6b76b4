import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { auditRows, verifyAudit } from "../../../src/adapters/store/audit.ts";
import { openStore, type Store } from "../../../src/adapters/store/open-store.ts";
import type { Write } from "../../../src/conversation/ports.ts";
import { COORDINATOR, figure, someUnit } from "../../support/desk-contract.ts";
import { type DeskStore, deskStoreOver } from "../../support/desk-stores.ts";
import { ENGINES } from "../../support/stores.ts";
import { at, OPENING_MS } from "../../support/stores-contract.ts";

for (const { name, absent, place } of ENGINES)
  describe.skipIf(absent)(`what turns leave in the audit log on ${name}`, () => {
    let store: Store;
    let desks: DeskStore;
    let drop: () => Promise<void>;
    beforeAll(async () => {
      const opened = await place();
      drop = opened.drop;
      store = await openStore(await opened.open());
      desks = deskStoreOver(store);
    }, OPENING_MS);
    afterAll(async () => {
      await store.close();
      await drop();
    });

    const rowsOf = (unit: string) => auditRows(store.db, { unit, since: null });
    const turn = async (conversation: string, writes: readonly Write[], given: { forget?: boolean } = {}) =>
      (await desks.turn(conversation)).end(writes, given);

    test("people come by invitation, hand over, and leave; no code and no name is kept", async () => {
      const { unit, tele, code } = someUnit();
      await desks.invite(code("X"), { unit });
      const bind = async (conversation: string, typed: string) => {
        const { desk, end } = await desks.turn(conversation, typed);
        if (!desk.invitation) throw new Error("no invitation");
        await end([{ kind: "bind", invitation: desk.invitation }]);
        const bound = await desks.turn(conversation);
        await bound.end([]);
        return bound.desk.member?.id ?? "";
      };
      const first = await bind(tele("an"), code("X"));
      const invited = code("Y");
      const open = await desks.turn(tele("bình"));
      await open.end([
        { kind: "name_member", member: first, name: "Nguyễn Thị Lan" },
        { kind: "invite", code: invited, unit, role: "officer", replaces: first, by: first, expiresAt: at(900) },
      ]);
      const second = await bind(tele("chi"), invited);
      await turn(tele("chi"), [], { forget: true });
      const rows = await rowsOf(unit);
      expect(rows.map(({ who, action, subject }) => `${who}: ${action} ${subject.replace(/\d+/, "n")}`)).toEqual([
        `officer ${first}: invitation.used invitation n`,
        `officer ${first}: member.bound member n`,
        `officer ${first}: invitation.made invitation n`,
        `officer ${second}: invitation.used invitation n`,
        `officer ${second}: member.bound member n`,
        `officer ${second}: member.handed_over member n`,
        `officer ${second}: member.ended member n`,
      ]);
      expect(JSON.stringify(rows)).not.toMatch(new RegExp(`Lan|${code("X")}|${invited}`));
    });

    test("a report's whole way: each change of the draft, what a revision changes, decisions, number, difficulty", async () => {
      const { unit, tele, draft, submission } = someUnit();
      const an = await desks.join(tele("an"), { unit });
      const save = (value: number, revision: number, version: number | null): Write => ({
        kind: "save_draft",
        draft: draft({ ...figure(value, an), revision }),
        version,
        entries: [{ did: "answered", field: "ho", raw: `${value}`, value }],
        by: an,
      });
      const file = (value: number, revision: number, version: number): Write => ({
        kind: "file",
        submission: submission(an, { ...figure(value, an), revision }),
        version,
        by: an,
      });
      const { receipt } = submission(an);
      const by = COORDINATOR;
      await turn(tele("an"), [save(7, 1, null)]);
      await turn(tele("an"), [save(8, 1, 1)]);
      expect(await turn(tele("an"), [save(9, 1, 1)])).toBe("stale");
      await turn(tele("an"), [file(8, 1, 2)]);
      await turn(tele("mai"), [{ kind: "accept_report", receipt, by }]);
      await turn(tele("mai"), [{ kind: "return_report", receipt, returned: { ho: "lệch" }, by }]);
      await turn(tele("an"), [save(9, 2, 1)]);
      await turn(tele("an"), [file(9, 2, 2)]);
      await turn(tele("an"), [{ kind: "official", receipt: `BC-${unit}-2`, number: "1/BC", date: "2023-12-07" }]);
      const difficulty = { code: `VM-${unit}`, unit, member: an, topic: "t", text: "chậm", routed_to: "Sở" };
      await turn(tele("an"), [
        { kind: "raise_difficulty", difficulty: { ...difficulty, raised_at: at(0).toString() } },
      ]);
      const rows = await rowsOf(unit);
      const value = (one: unknown) =>
        (one as { answers?: { ho?: { value: number } } } | null)?.answers?.ho?.value ?? "-";
      expect(
        rows.map(
          ({ who, action, before, after }) => `${who.replace(/ .*/, "")} ${action} ${value(before)} ${value(after)}`,
        ),
      ).toEqual([
        "officer draft.answered - 7",
        "officer draft.answered 7 8",
        "officer report.filed - 8",
        "coordinator report.accepted - -",
        "coordinator report.returned - -",
        "coordinator draft.returned - 8",
        "officer draft.answered 8 9",
        "officer report.filed 8 9",
        "officer report.official_number - -",
        "officer difficulty.raised - -",
      ]);
      expect(rows[4]).toMatchObject({ before: { state: "accepted" }, after: { returned: { ho: "lệch" } } });
      expect(await verifyAudit(store.db, null)).toMatchObject({ bad: null });
    });
  });
