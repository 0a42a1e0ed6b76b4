import { expect, test } from "vitest";

import type { Write } from "../../../src/conversation/ports.ts";
import { figure, onEveryDesk, someUnit, telling } from "../../support/desk-contract.ts";
import { at } from "../../support/stores-contract.ts";

onEveryDesk(({ store, deskOf, write }) => {
  test("save_draft: the version rises; what builds on an older one, or on none, is stale and writes nothing", async () => {
    const { unit, tele, draft } = someUnit();
    const an = await store().join(tele("an"), { unit });
    const save = (value: number, version: number | null): Write => ({
      kind: "save_draft",
      draft: draft(figure(value, an)),
      version,
      entries: [{ did: "answered", field: "ho", raw: `${value}`, value }],
      by: an,
    });
    expect(await write(tele("an"), save(1, null))).toBe("written");
    expect(await write(tele("an"), save(2, null), telling(an, "không"))).toBe("stale");
    expect(await write(tele("an"), save(2, 1))).toBe("written");
    expect(await write(tele("an"), telling(an, "không"), save(3, 1))).toBe("stale");
    expect((await deskOf(tele("an"))).draft).toMatchObject({ version: 2, content: figure(2, an) });
    expect(await store().told(tele("an"))).toEqual([]);
    expect(await store().log(unit)).toEqual(["answered", "answered"]);
  });

  test("file: the report with its forwarding, once; the draft ends; the same revision again is stale", async () => {
    const { unit, tele, draft, submission } = someUnit();
    const an = await store().join(tele("an"), { unit });
    const save = { kind: "save_draft", draft: draft(figure(7, an)), version: null, entries: [], by: an } as const;
    const file = (version: number): Write => ({
      kind: "file",
      submission: submission(an, figure(7, an)),
      version,
      by: an,
    });
    await write(tele("an"), save);
    expect(await write(tele("an"), file(2))).toBe("stale");
    expect(await write(tele("an"), file(1))).toBe("written");
    expect(await write(tele("an"), file(1))).toBe("stale");
    const desk = await deskOf(tele("an"));
    expect(desk.draft).toBeNull();
    expect(desk.filed).toEqual({ ...submission(an, figure(7, an)), state: "submitted", official: null });
    expect(await store().filed(unit)).toEqual({ reports: 1, forwardings: 1 });
    expect(await store().log(unit)).toEqual(["handed_in"]);
  });

  test("save_draft: a draft of a revision that was handed in meanwhile is stale; the next revision is not", async () => {
    const { unit, tele, draft, submission } = someUnit();
    const an = await store().join(tele("an"), { unit });
    const save = (revision: number, version: number | null): Write => ({
      kind: "save_draft",
      draft: draft({ ...figure(7, an), revision }),
      version,
      entries: [],
      by: an,
    });
    const file = (revision: number): Write => ({
      kind: "file",
      submission: submission(an, { revision }),
      version: 1,
      by: an,
    });
    await write(tele("an"), save(1, null));
    await write(tele("an"), file(1));
    expect(await write(tele("an"), save(1, null))).toBe("stale");
    expect(await write(tele("an"), save(2, null))).toBe("written");
    expect(await write(tele("an"), file(2))).toBe("written");
    expect((await deskOf(tele("an"))).filed).toMatchObject({ revision: 2, receipt: `BC-${unit}-2` });
    expect(await store().filed(unit)).toEqual({ reports: 2, forwardings: 2 });
  });

  test("official: the number and day stand with the revision, not yet received; again it is the newer one", async () => {
    const { unit, tele, draft, submission } = someUnit();
    const an = await store().join(tele("an"), { unit });
    await write(tele("an"), { kind: "save_draft", draft: draft(), version: null, entries: [], by: an });
    await write(tele("an"), { kind: "file", submission: submission(an), version: 1, by: an });
    const official = { kind: "official", receipt: submission(an).receipt } as const;
    await write(tele("an"), { ...official, number: "12/BC-UBND", date: "2023-12-05" });
    await write(tele("an"), { ...official, number: "123/BC-UBND", date: "2023-12-07" });
    expect((await deskOf(tele("an"))).filed?.official).toEqual({
      number: "123/BC-UBND",
      date: "2023-12-07",
      received_at: null,
    });
  });

  test("raise_difficulty: the person's own words, under its code, with where it went", async () => {
    const { unit, tele } = someUnit();
    const an = await store().join(tele("an"), { unit });
    const difficulty = {
      code: `VM-${unit}`,
      unit,
      member: an,
      topic: "Số liệu",
      text: "Chưa có số rà soát cuối năm",
      routed_to: "Sở Lao động",
      raised_at: at(0).toString(),
    };
    await write(tele("an"), { kind: "raise_difficulty", difficulty });
    expect(await store().difficulties(unit)).toEqual([`VM-${unit} Chưa có số rà soát cuối năm → Sở Lao động`]);
  });

  test("deleting unbinds and takes the name; the draft and what was handed in stay with the unit", async () => {
    const { unit, tele, draft, submission } = someUnit();
    const an = await store().join(tele("an"), { unit });
    const ba = await store().join(tele("ba"), { unit });
    await write(tele("an"), { kind: "name_member", member: an, name: "An" });
    const save = (revision: number): Write => ({
      kind: "save_draft",
      draft: draft({ ...figure(7, an), revision }),
      version: null,
      entries: [],
      by: an,
    });
    await write(tele("an"), save(1));
    await write(tele("an"), { kind: "file", submission: submission(an, figure(7, an)), version: 1, by: an });
    await write(tele("an"), save(2));
    const turn = await store().turn(tele("an"));
    expect(await turn.end([], { forget: true })).toBe("written");
    expect(await deskOf(tele("an"))).toMatchObject({ member: null, draft: null, filed: null });
    const desk = await deskOf(tele("ba"));
    expect(desk).toMatchObject({ member: { id: ba }, colleagues: [], filed: figure(7, an) });
    expect(desk.draft?.content).toMatchObject({ revision: 2, ...figure(7, an) });
    await write(tele("ba"), telling(an, "không ai"));
    expect(await store().told(tele("an"))).toEqual([]);
  });

  test("all writes of a turn or none: what comes before a stale one is not written either", async () => {
    const { unit, code, tele, draft } = someUnit();
    const an = await store().join(tele("an"), { unit });
    await write(tele("an"), { kind: "save_draft", draft: draft(), version: null, entries: [], by: an });
    const stale = { kind: "save_draft", draft: draft(), version: 9, entries: [], by: an } as const;
    const link = { kind: "link", token: unit, file: "f", name: "n", expiresAt: at(60) } as const;
    const before: Write[] = [
      { kind: "name_member", member: an, name: "Không" },
      { kind: "invite", code: code("Z"), unit, role: "officer", replaces: null, by: an, expiresAt: at(900) },
      { kind: "wrong_code" },
      telling(an, "không"),
      link,
    ];
    expect(await write(tele("an"), ...before, stale)).toBe("stale");
    expect(await deskOf(tele("an"), code("Z"))).toMatchObject({
      member: { name: null },
      invitation: null,
      wrongCodes: [],
      draft: { version: 1 },
    });
    expect(await store().told(tele("an"))).toEqual([]);
    expect(await store().takeLink(unit, at(1))).toBeNull();
  });
});
