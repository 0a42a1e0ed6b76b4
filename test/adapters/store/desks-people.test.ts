import { expect, test } from "vitest";

import { figure, onEveryDesk, someUnit, telling } from "../../support/desk-contract.ts";
import { at } from "../../support/stores-contract.ts";

onEveryDesk(({ store, deskOf, write, bound }) => {
  test("somebody bound to no unit has nothing before them", async () => {
    expect(await deskOf(someUnit().tele("an"))).toEqual({
      member: null,
      colleagues: [],
      draft: null,
      filed: null,
      lastDay: null,
      invitation: null,
      wrongCodes: [],
    });
  });

  test("bind: makes the member, and the desk knows it and its colleagues of the same unit alone", async () => {
    const [{ unit, tele }, other] = [someUnit(), someUnit()];
    const an = await store().join(tele("an"), { unit });
    const ba = await store().join(tele("ba"), { unit, role: "approver" });
    await store().join(other.tele("xa"), { unit: other.unit });
    expect(await deskOf(tele("an"))).toMatchObject({
      member: { id: an, unit, role: "officer", name: null },
      colleagues: [{ id: ba, unit, role: "approver", name: null }],
    });
  });

  test("bind: a code shows its state, and opens once", async () => {
    const { unit, code, tele } = someUnit();
    const typed = code("A")
      .toLowerCase()
      .replace(/^(.{4})/, "$1-");
    await store().invite(code("A"), { unit, expiresAt: at(60) });
    expect((await deskOf(tele("an"), typed)).invitation).toMatchObject({ unit, usedAt: null, expiresAt: at(60) });
    const [one, two] = [await store().turn(tele("an"), typed), await store().turn(tele("ba"), typed)];
    const [first, second] = [one.desk.invitation, two.desk.invitation];
    if (!first || !second) throw new Error("no invitation");
    expect(await one.end([{ kind: "bind", invitation: first }])).toBe("written");
    expect(await two.end([{ kind: "bind", invitation: second }])).toBe("stale");
    expect((await deskOf(tele("ba"), typed)).invitation?.usedAt).not.toBeNull();
    expect((await deskOf(tele("ba"))).member).toBeNull();
  });

  test("bind: an invitation that is revoked meanwhile is stale", async () => {
    const { unit, code, tele } = someUnit();
    await store().invite(code("A"), { unit });
    const turn = await store().turn(tele("an"), code("A"));
    await store().revoke(code("A"));
    if (!turn.desk.invitation) throw new Error("no invitation");
    expect(await turn.end([{ kind: "bind", invitation: turn.desk.invitation }])).toBe("stale");
    expect((await deskOf(tele("an"), code("A"))).invitation?.revokedAt).not.toBeNull();
  });

  test("bind: whoever moves to another unit leaves the first, unless another conversation stays", async () => {
    const [{ unit, tele, web }, other] = [someUnit(), someUnit()];
    const an = await store().join(tele("an"), { unit });
    await store().join(tele("ba"), { unit });
    await store().alsoBind(web("an"), an);
    for (const letter of ["A", "B"]) await store().invite(other.code(letter), { unit: other.unit });
    await bound(tele("an"), other.code("A"));
    expect((await deskOf(tele("ba"))).colleagues).toMatchObject([{ id: an }]);
    await bound(web("an"), other.code("B"));
    expect((await deskOf(tele("ba"))).colleagues).toEqual([]);
  });

  test("hand-over: the old member ends, its conversations are bound to nobody, its name goes, the draft stays", async () => {
    const { unit, code, tele, web, draft } = someUnit();
    const an = await store().join(tele("an"), { unit });
    await store().alsoBind(web("an"), an);
    await write(tele("an"), { kind: "name_member", member: an, name: "An" });
    await write(tele("an"), { kind: "save_draft", draft: draft(figure(5, an)), version: null, entries: [], by: an });
    await store().invite(code("B"), { unit, replaces: an });
    const ba = await bound(tele("ba"), code("B"));
    expect((await deskOf(tele("an"))).member).toBeNull();
    expect((await deskOf(web("an"))).member).toBeNull();
    const desk = await deskOf(tele("ba"));
    expect(desk).toMatchObject({ member: { id: ba }, colleagues: [] });
    expect(desk.draft).toMatchObject({ version: 1, content: figure(5, an) });
    expect(await write(tele("ba"), telling(an, "còn đó không"))).toBe("written");
    expect(await store().told(tele("an"))).toEqual([]);
  });

  test("hand-over: what the old officer was writing when the new one came is stale, and then nobody's", async () => {
    const { unit, code, tele, draft } = someUnit();
    const an = await store().join(tele("an"), { unit });
    const late = await store().turn(tele("an"));
    await store().invite(code("B"), { unit, replaces: an });
    await bound(tele("ba"), code("B"));
    const save = { kind: "save_draft", draft: draft(figure(5, an)), version: null, entries: [], by: an } as const;
    expect((await late.again()).member).toBeNull();
    expect(await late.end([save])).toBe("stale");
    expect((await deskOf(tele("ba"))).draft).toBeNull();
  });

  test("wrong_code: counts in this conversation for an hour, the oldest first", async () => {
    const { tele, code } = someUnit();
    for (const seconds of [0, 10, 20]) {
      const turn = await store().turn(tele("an"), code("A"), at(seconds));
      expect(await turn.end([{ kind: "wrong_code" }])).toBe("written");
    }
    expect((await deskOf(tele("an"), code("A"), at(30))).wrongCodes).toEqual([at(0), at(10), at(20)]);
    expect((await deskOf(tele("an"), code("A"), at(3610))).wrongCodes).toEqual([at(20)]);
    expect((await deskOf(tele("ba"), code("A"), at(30))).wrongCodes).toEqual([]);
    expect((await deskOf(tele("an"), null, at(30))).wrongCodes).toEqual([]);
  });

  test("name_member: gives a name and takes it", async () => {
    const { unit, tele } = someUnit();
    const an = await store().join(tele("an"), { unit });
    await write(tele("an"), { kind: "name_member", member: an, name: "Lê Thị Ánh" });
    expect((await deskOf(tele("an"))).member?.name).toBe("Lê Thị Ánh");
    await write(tele("an"), { kind: "name_member", member: an, name: null });
    expect((await deskOf(tele("an"))).member?.name).toBeNull();
  });

  test("invite: opens with its code alone, for its unit, role and place", async () => {
    const { unit, code, tele } = someUnit();
    const an = await store().join(tele("an"), { unit });
    const made = { kind: "invite", unit, role: "officer", by: an, expiresAt: at(900) } as const;
    await write(tele("an"), { ...made, code: code("B"), replaces: an }, { ...made, code: code("C"), replaces: null });
    const asked = async (letter: string) => (await deskOf(tele("ba"), code(letter))).invitation;
    expect(await asked("B")).toMatchObject({ unit, role: "officer", replaces: an, expiresAt: at(900), usedAt: null });
    expect(await asked("C")).toMatchObject({ unit, replaces: null });
    expect(await asked("D")).toBeNull();
  });

  test("link: opens once, and not at its last moment or after", async () => {
    const { unit, tele } = someUnit();
    await store().join(tele("an"), { unit });
    const link = { kind: "link", file: `report:${unit}`, name: "Bao-cao.docx", expiresAt: at(60) } as const;
    await write(tele("an"), { ...link, token: `${unit}-1` }, { ...link, token: `${unit}-2` });
    expect(await store().takeLink(`${unit}-1`, at(59.999))).toEqual({ file: `report:${unit}`, name: "Bao-cao.docx" });
    expect(await store().takeLink(`${unit}-1`, at(1))).toBeNull();
    expect(await store().takeLink(`${unit}-2`, at(60))).toBeNull();
    expect(await store().takeLink(`${unit}-3`, at(1))).toBeNull();
  });

  test("tell: every conversation of the member that can be reached, in the state of its channel, and no other", async () => {
    const { unit, tele, web } = someUnit();
    const an = await store().join(tele("an"), { unit });
    await store().join(tele("ba"), { unit });
    await store().alsoBind(web("an"), an);
    await store().alsoBind(tele("away"), an);
    await store().reachable(tele("away"), false);
    await write(tele("ba"), telling(an, "một"), telling(an, "hai"));
    expect(await store().told(tele("an"))).toEqual(["pending: một", "pending: hai"]);
    expect(await store().told(web("an"))).toEqual(["sent: một", "sent: hai"]);
    expect(await store().told(tele("away"))).toEqual([]);
    expect(await store().told(tele("ba"))).toEqual([]);
  });
});
