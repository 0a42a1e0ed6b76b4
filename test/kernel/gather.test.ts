import { describe, expect, test } from "vitest";

import { createGather } from "../../src/kernel/gather.ts";

const nextRound = () => new Promise((resolve) => setImmediate(resolve));

/** A gather whose rounds end when the test says so; it doubles numbers. */
function createBench(most: number, isOfOneItem?: (error: unknown) => boolean) {
  const rounds: (readonly number[])[] = [];
  const ends: (() => void)[] = [];
  const double = createGather<number, number>({
    most,
    async run(items) {
      rounds.push(items);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (items.includes(0)) throw new Error("nothing to double");
      return items.map((item) => item * 2);
    },
    ...(isOfOneItem && { isOfOneItem }),
  });
  return {
    double,
    rounds,
    async end() {
      await nextRound();
      ends.shift()?.();
      await nextRound();
    },
  };
}

describe("what is asked for at about the same time is done together", () => {
  test("each gets its own result", async () => {
    const { double, rounds, end } = createBench(10);
    const asked = Promise.all([1, 2, 3].map(double));
    await end();
    expect(await asked).toEqual([2, 4, 6]);
    expect(rounds).toEqual([[1, 2, 3]]);
  });

  test("what comes while a round runs makes up the next one, in order", async () => {
    const { double, rounds, end } = createBench(10);
    const first = double(1);
    await nextRound();
    const rest = Promise.all([2, 3].map(double));
    await end();
    expect(await first).toBe(2);
    await end();
    expect(await rest).toEqual([4, 6]);
    expect(rounds).toEqual([[1], [2, 3]]);
  });

  test("a round holds so many and no more", async () => {
    const { double, rounds, end } = createBench(2);
    const asked = Promise.all([1, 2, 3, 4, 5].map(double));
    for (let round = 0; round < 3; round += 1) await end();
    expect(await asked).toEqual([2, 4, 6, 8, 10]);
    expect(rounds).toEqual([[1, 2], [3, 4], [5]]);
  });
});

describe("a round that fails", () => {
  test("fails for everybody in it, and for nobody after it", async () => {
    const { double, end } = createBench(2);
    const asked = Promise.allSettled([1, 0, 3].map(double));
    await end();
    await end();
    expect((await asked).map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
  });

  test("is run one by one where a single item may be to blame", async () => {
    const { double, rounds, end } = createBench(3, (error) => error instanceof Error);
    const asked = Promise.allSettled([1, 0, 3].map(double));
    for (let round = 0; round < 4; round += 1) await end();
    expect((await asked).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(rounds).toEqual([[1, 0, 3], [1], [0], [3]]);
  });
});
