import { expect, test } from "vitest";

import type { DecisionWrite } from "../../../src/consolidation/decision-write.ts";
import type { Write } from "../../../src/conversation/ports.ts";
import { textReply } from "../../../src/messages/reply.ts";
import { COORDINATOR, figure, onEveryDesk, someUnit } from "../../support/desk-contract.ts";
import { at } from "../../support/stores-contract.ts";

const by = COORDINATOR;

onEveryDesk(({ store, deskOf, write }) => {
  /** A unit whose officer has handed its first revision in. */
  async function handedIn() {
    const one = someUnit();
    const an = await store().join(one.tele("an"), { unit: one.unit });
    const mai = one.tele("mai");
    await store().join(mai, { unit: "SNV", role: "coordinator" });
    const save = (value: number, revision: number, version: number | null): Write => ({
      kind: "save_draft",
      draft: one.draft({ ...figure(value, an), revision }),
      version,
      entries: [],
      by: an,
    });
    const file = (value: number, revision: number, version: number): Write => ({
      kind: "file",
      submission: one.submission(an, { ...figure(value, an), revision }),
      version,
      by: an,
    });
    await write(one.tele("an"), save(7, 1, null));
    await write(one.tele("an"), file(7, 1, 1));
    const receipt = one.submission(an).receipt;
    const returning: DecisionWrite = { kind: "return_report", receipt, returned: { ho: "lệch" }, by };
    const accepting: DecisionWrite = { kind: "accept_report", receipt, by };
    return { ...one, an, mai, receipt, save, file, returning, accepting };
  }

  test("accept_report: the newest revision, once", async () => {
    const { tele, mai, accepting } = await handedIn();
    expect(await write(mai, accepting)).toBe("written");
    expect(await write(mai, accepting)).toBe("stale");
    expect((await deskOf(tele("an"))).filed?.state).toBe("accepted");
  });

  test("return_report: keeps the reasons, opens the next revision with what was answered, once", async () => {
    const { tele, mai, an, receipt, returning } = await handedIn();
    expect(await write(mai, returning)).toBe("written");
    expect(await write(mai, returning)).toBe("stale");
    const { filed, draft } = await deskOf(tele("an"));
    expect(filed).toMatchObject({ receipt, state: "returned", returned: { ho: "lệch" } });
    expect(draft).toMatchObject({
      version: 1,
      content: { ...figure(7, an), revision: 2, cause: "returned", returned: { ho: "lệch" } },
    });
  });

  test("return_report: an accepted revision can be returned, a returned one not accepted", async () => {
    const { tele, mai, accepting, returning } = await handedIn();
    await write(mai, accepting);
    expect(await write(mai, returning)).toBe("written");
    expect(await write(mai, accepting)).toBe("stale");
    expect((await deskOf(tele("an"))).filed?.state).toBe("returned");
  });

  test("return_report: a correction that is open keeps its answers and is asked for the returned fields too", async () => {
    const { tele, mai, an, save, returning } = await handedIn();
    await write(tele("an"), save(9, 2, null));
    expect(await write(mai, returning)).toBe("written");
    const { draft } = await deskOf(tele("an"));
    expect(draft).toMatchObject({
      version: 2,
      content: { ...figure(9, an), cause: "returned", returned: { ho: "lệch" } },
    });
    expect(await write(tele("an"), save(10, 2, 1))).toBe("stale");
  });

  test("an older revision can neither be returned nor accepted", async () => {
    const { tele, mai, save, file, returning, accepting } = await handedIn();
    await write(tele("an"), save(8, 2, null));
    await write(tele("an"), file(8, 2, 1));
    expect(await write(mai, returning)).toBe("stale");
    expect(await write(mai, accepting)).toBe("stale");
    expect((await deskOf(tele("an"))).filed).toMatchObject({ revision: 2, state: "submitted" });
  });

  test("what is decided of no report is stale", async () => {
    const { mai } = await handedIn();
    expect(await write(mai, { kind: "accept_report", receipt: "KHONG-CO", by })).toBe("stale");
    expect(await write(mai, { kind: "comment", receipt: "KHONG-CO", text: "x", by })).toBe("stale");
  });

  test("extend_deadline: the newest stands; a day that is not later is stale", async () => {
    const { unit, tele, mai } = await handedIn();
    const extend = (until: string): Write => ({ kind: "extend_deadline", unit, until, reason: "bão", by });
    expect((await deskOf(tele("an"))).extendedUntil).toBeNull();
    expect(await write(mai, extend("2023-12-15"))).toBe("written");
    expect(await write(mai, extend("2023-12-15"))).toBe("stale");
    expect(await write(mai, extend("2023-12-14"))).toBe("stale");
    expect(await write(mai, extend("2023-12-20"))).toBe("written");
    expect((await deskOf(tele("an"))).extendedUntil).toBe("2023-12-20");
  });

  test("comment: under the role and number of whoever wrote it, in order", async () => {
    const { mai, receipt } = await handedIn();
    const partner = { kind: "member", id: "902", role: "partner" } as const;
    await write(mai, { kind: "comment", receipt, text: "số hộ khớp", by: partner });
    await write(mai, { kind: "comment", receipt, text: "đã gọi điện", by });
    expect(await store().comments(receipt)).toEqual(["partner 902: số hộ khớp", "coordinator 901: đã gọi điện"]);
  });

  test("mark_received: the number and day; a mended number keeps the first moment", async () => {
    const { tele, mai, receipt } = await handedIn();
    const received = (number: string): Write => ({ kind: "mark_received", receipt, number, date: "2023-12-07", by });
    await write(mai, received("12/BC"));
    await write(mai, received("123/BC"));
    expect((await deskOf(tele("an"))).filed?.official).toEqual({
      number: "123/BC",
      date: "2023-12-07",
      received_at: at(0).toString(),
    });
  });

  test("answer_difficulty: whoever raised it is told, once", async () => {
    const { unit, an, tele, mai } = await handedIn();
    const difficulty = {
      code: `VM-${unit}`,
      unit,
      member: an,
      topic: "kinh phí",
      text: "chậm",
      routed_to: "Sở",
      raised_at: at(0).toString(),
    };
    await write(tele("an"), { kind: "raise_difficulty", difficulty });
    const reply = textReply("đã cấp");
    const answer: Write = { kind: "answer_difficulty", code: difficulty.code, text: "đã cấp", body: "Sở", reply, by };
    expect(await write(mai, answer)).toBe("written");
    expect(await write(mai, answer)).toBe("stale");
    expect(await store().told(tele("an"))).toEqual(["pending: đã cấp"]);
  });

  test("tell_unit: everybody of these roles in that unit, in every conversation", async () => {
    const { unit, an, tele, web, mai } = await handedIn();
    await store().join(tele("sếp"), { unit, role: "approver" });
    await store().alsoBind(web("an"), an);
    await write(mai, { kind: "tell_unit", unit, roles: ["officer"], reply: textReply("chào") });
    expect(await store().told(tele("an"))).toEqual(["pending: chào"]);
    expect(await store().told(web("an"))).toEqual(["sent: chào"]);
    expect(await store().told(tele("sếp"))).toEqual([]);
    expect(await store().told(mai)).toEqual([]);
  });
});
