import { expect, test } from "vitest";

import { at, claimTurn, onEveryStore, says, textEvent, wordsOf } from "../../support/stores-contract.ts";

onEveryStore((store, { parallel }) => {
  const accept = async (...keys: string[]) => {
    for (const key of keys) await store().inbox.accept(textEvent(key), at(0));
  };
  const acceptFrom = (conversation: string, key: string) =>
    store().inbox.accept(textEvent(key, { conversation }), at(0));
  const next = async (owner = "worker", now = at(0)) => store().turns.claim(owner, now, now.add({ seconds: 30 }));

  test("the turns of a conversation are taken in order, one at a time", async () => {
    await accept("1", "2");
    const first = await claimTurn(store());
    expect(first).toMatchObject({ happening: { kind: "text", text: "câu 1" }, attempts: 1, state: null });
    expect(first.address).toEqual({ channel: "telegram", conversation: "an" });
    expect(await next("another")).toBeNull();
    expect(await store().turns.commit(first, says(["một"], { state: { turns: 1 } }), at(1))).toBe("written");
    const second = await claimTurn(store(), "another", at(1));
    expect(second).toMatchObject({ happening: { kind: "text", text: "câu 2" }, state: { turns: 1 } });
  });

  test("conversations do not wait for each other", async () => {
    await accept("1", "2");
    await acceptFrom("bình", "3");
    await next();
    expect(await next()).toMatchObject({ address: { conversation: "bình" } });
    expect(await next()).toBeNull();
  });

  test("everything a turn changes is written with it", async () => {
    await accept("1");
    const turn = await claimTurn(store());
    const unanswered = { question: "Ai thắng?", unitKind: "commune", reason: "outside" } as const;
    const outcome = says(["một", "hai"], {
      state: { a: [1] },
      muted: true,
      reachable: false,
      unanswered,
      errorCode: "E1",
    });
    expect(await store().turns.commit(turn, outcome, at(2))).toBe("written");
    expect(await store().conversation({ channel: "telegram", conversation: "an" })).toEqual({
      state: { a: [1] },
      muted: true,
      reachable: false,
      held: false,
    });
    expect(await store().inboxRows()).toMatchObject([{ status: "done", attempts: 1, errorCode: "E1" }]);
    const rows = await store().outboxRows();
    expect(rows.map(({ reply }) => wordsOf(reply))).toEqual(["một", "hai"]);
    expect(rows).toMatchObject([{ state: "pending", inReplyTo: turn.id }, { state: "pending" }]);
    expect(await store().unanswered()).toEqual([
      { asked_on: "2023-12-01", question: "Ai thắng?", unit_kind: "commune", reason: "outside", times: 1 },
    ]);
  });

  test("null leaves muted and reachable as they are, and a silent turn ends too", async () => {
    await accept("1", "2");
    await store().turns.commit(await claimTurn(store()), says([], { muted: true, reachable: false }), at(0));
    await store().turns.commit(await claimTurn(store()), says([]), at(0));
    expect(await store().conversation({ channel: "telegram", conversation: "an" })).toMatchObject({
      muted: true,
      reachable: false,
    });
    expect(await store().outboxRows()).toEqual([]);
    expect(await next()).toBeNull();
  });

  test("where the row is the delivery, a reply is sent when it is written", async () => {
    await store().inbox.accept(textEvent("1", { channel: "web-chat" }), at(0));
    await store().turns.commit(await claimTurn(store()), says(["một"]), at(0));
    expect(await store().outboxRows()).toMatchObject([{ state: "sent" }]);
  });

  test("a lease that ran out is taken up again, at its very end and not before", async () => {
    await accept("1");
    await claimTurn(store(), "lost");
    expect(await next("other", at(29.999))).toBeNull();
    expect(await next("other", at(30))).toMatchObject({ attempts: 2 });
  });

  test("whoever lost the lease writes nothing", async () => {
    await accept("1");
    const lost = await claimTurn(store(), "lost");
    const taken = await claimTurn(store(), "other", at(30));
    const outcome = says(["trễ"], {
      state: { late: true },
      muted: true,
      forget: true,
      unanswered: { question: "?", unitKind: null, reason: "outside" },
    });
    expect(await store().turns.commit(lost, outcome, at(31))).toBe("lost");
    expect(await store().outboxRows()).toEqual([]);
    expect(await store().unanswered()).toEqual([]);
    expect(await store().conversation(lost.address)).toMatchObject({ state: null, muted: false, held: true });
    expect(await store().turns.commit(taken, says(["đúng"]), at(32))).toBe("written");
    expect(await store().turns.commit(lost, outcome, at(33))).toBe("lost");
    expect((await store().outboxRows()).map(({ reply }) => wordsOf(reply))).toEqual(["đúng"]);
  });

  test("a worker that took its own lost turn up again cannot write the first outcome as well", async () => {
    await accept("1");
    const first = await claimTurn(store(), "worker");
    const second = await claimTurn(store(), "worker", at(30));
    expect(await store().turns.commit(first, says(["một"]), at(31))).toBe("lost");
    expect(await store().turns.commit(second, says(["hai"]), at(31))).toBe("written");
    expect(await store().turns.commit(second, says(["hai"]), at(31))).toBe("lost");
    expect(await store().outboxRows()).toHaveLength(1);
  });

  test("leases of an earlier run are released at the start", async () => {
    await accept("1");
    await claimTurn(store(), "lost");
    await store().releaseLeases();
    expect(await next("new")).toMatchObject({ attempts: 2 });
  });

  test("workers that race never take a turn twice, and none is left", async () => {
    const conversations = ["an", "bình", "chi", "dung", "em"];
    for (let round = 0; round < 8; round += 1)
      for (const conversation of conversations) await acceptFrom(conversation, `${conversation}-${round}`);
    const taken: string[] = [];
    let lost = 0;
    await Promise.all(
      Array.from({ length: 8 }, async (_, worker) => {
        const owner = `worker ${worker}`;
        for (;;) {
          const turn = await next(owner);
          if (!turn) {
            if ((await store().inboxRows()).every(({ status }) => status === "done")) return;
            continue;
          }
          taken.push(turn.id);
          const words = turn.happening.kind === "text" ? turn.happening.text : "";
          if (
            (await store().turns.commit(turn, says([words], { state: Number(turn.state ?? 0) + 1 }), at(0))) !==
            "written"
          )
            lost += 1;
        }
      }),
    );
    expect(taken).toHaveLength(new Set(taken).size);
    expect(taken).toHaveLength(40);
    expect(lost).toBe(0);
    expect((await store().inboxRows()).every(({ attempts }) => attempts === 1)).toBe(true);
    const said = (await store().outboxRows()).map(({ reply }) => wordsOf(reply) ?? "");
    for (const conversation of conversations) {
      expect(said.filter((words) => words.includes(conversation))).toEqual(
        Array.from({ length: 8 }, (_, round) => `câu ${conversation}-${round}`),
      );
      expect(await store().conversation({ channel: "telegram", conversation })).toMatchObject({
        state: 8,
        held: false,
      });
    }
  });

  test.runIf(parallel)("order holds while a conversation is written to and read at the same time", async () => {
    const keys = Array.from({ length: 40 }, (_, place) => String(place));
    const taken: string[] = [];
    let everythingIsIn = false;
    const accepting = (async () => {
      for (const key of keys) await accept(key);
      everythingIsIn = true;
    })();
    const working = Array.from({ length: 6 }, async (_, worker) => {
      for (;;) {
        const isLast = everythingIsIn;
        const turn = await next(`worker ${worker}`);
        if (!turn && isLast && (await store().inboxRows()).every(({ status }) => status === "done")) return;
        if (!turn) continue;
        taken.push(turn.happening.kind === "text" ? turn.happening.text : "");
        await store().turns.commit(turn, says([]), at(0));
      }
    });
    await Promise.all([accepting, ...working]);
    expect(taken).toEqual(keys.map((key) => `câu ${key}`));
  });
});
