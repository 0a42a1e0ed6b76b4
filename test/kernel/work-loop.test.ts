import { describe, expect, test } from "vitest";

import { silentLogger } from "../../src/kernel/logger.ts";
import type { Timers } from "../../src/kernel/timers.ts";
import { createWorkLoop, REST_AFTER_ERROR_MS, type Worked } from "../../src/kernel/work-loop.ts";

/** A queue whose things belong to lanes; one thing of a lane is worked on at a time, and each step ends when the test says so. */
function createBench(workers: number) {
  const waiting: string[] = [];
  const held = new Set<string>();
  const ends: (() => void)[] = [];
  const resting: { milliseconds: number; work: () => void }[] = [];
  const done: string[] = [];
  let looks = 0;
  let broken = false;

  const step = async (): Promise<Worked> => {
    looks += 1;
    if (broken) throw new Error("The store is away.");
    const at = waiting.findIndex((lane) => !held.has(lane));
    const [lane] = at < 0 ? [] : waiting.splice(at, 1);
    if (lane === undefined) return "nothing";
    held.add(lane);
    await new Promise<void>((resolve) => ends.push(resolve));
    held.delete(lane);
    done.push(lane);
    return "more";
  };
  const timers: Timers = {
    after(milliseconds, work) {
      resting.push({ milliseconds, work });
      return () => {};
    },
    every: () => () => {},
  };
  const loop = createWorkLoop({ name: "test", step, workers, timers, logger: silentLogger });
  return {
    loop,
    waiting,
    done,
    resting,
    looks: () => looks,
    break: (now: boolean) => {
      broken = now;
    },
    arrive(lane: string) {
      waiting.push(lane);
      loop.announce(1);
    },
    /** Lets the steps under way end, and what follows from that begin. */
    async end() {
      for (const end of ends.splice(0)) end();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe.each([1, 4])("a work loop with so many workers: %i", (workers) => {
  test("looks once for one thing", async () => {
    const bench = createBench(workers);
    bench.arrive("an");
    await bench.end();
    expect(bench.done).toEqual(["an"]);
    expect(bench.looks()).toBe(1);
  });

  test("takes what waited behind a thing of the same lane as soon as that is done", async () => {
    const bench = createBench(workers);
    for (const lane of ["an", "an", "bình", "an"]) bench.arrive(lane);
    for (let ends = 0; ends < 5; ends += 1) await bench.end();
    expect(bench.done.toSorted()).toEqual(["an", "an", "an", "bình"]);
    expect(bench.resting).toEqual([]);
  });

  test("takes what is announced while the last step ends", async () => {
    const bench = createBench(workers);
    bench.arrive("an");
    const ended = bench.end();
    bench.arrive("bình");
    await ended;
    await bench.end();
    expect(bench.done).toEqual(["an", "bình"]);
  });

  test("works on everything that nobody announced once it is woken", async () => {
    const bench = createBench(workers);
    bench.waiting.push("an", "bình", "an");
    bench.loop.wake();
    for (let ends = 0; ends < 4; ends += 1) await bench.end();
    expect(bench.done).toHaveLength(3);
    await bench.loop.idle();
  });

  test("rests after an error, then takes everything that was announced meanwhile", async () => {
    const bench = createBench(workers);
    bench.break(true);
    for (const lane of ["an", "bình", "chi"]) bench.arrive(lane);
    await bench.end();
    expect(bench.looks()).toBeLessThanOrEqual(3);
    expect(bench.resting[0]?.milliseconds).toBe(REST_AFTER_ERROR_MS);
    bench.break(false);
    for (const { work } of bench.resting.splice(0)) work();
    for (let ends = 0; ends < 4; ends += 1) await bench.end();
    expect(bench.done.toSorted()).toEqual(["an", "bình", "chi"]);
  });

  test("begins nothing more once it is stopped", async () => {
    const bench = createBench(workers);
    bench.arrive("an");
    const stopped = bench.loop.stop();
    bench.arrive("bình");
    await bench.end();
    await stopped;
    expect(bench.done).toEqual(["an"]);
  });
});

test("a look that came too early is made again, though the worker that held things up is gone by then", async () => {
  const answers: ((worked: Worked) => void)[] = [];
  const step = () => new Promise<Worked>((resolve) => answers.push(resolve));
  const timers: Timers = { after: () => () => {}, every: () => () => {} };
  const loop = createWorkLoop({ name: "test", step, workers: 2, timers, logger: silentLogger });
  const answer = async (at: number, worked: Worked) => {
    answers[at]?.(worked);
    await new Promise((resolve) => setImmediate(resolve));
  };
  loop.announce(1);
  loop.announce(1);
  await answer(0, "more");
  expect(answers).toHaveLength(2);
  await answer(1, "nothing");
  expect(answers).toHaveLength(3);
  await answer(2, "more");
  await answer(3, "nothing");
  await loop.idle();
  expect(answers).toHaveLength(4);
});

describe("a queue that asks to wait", () => {
  function createPaced(workers: number, leaves: number) {
    const resting: (() => void)[] = [];
    const ends: (() => void)[] = [];
    let looks = 0;
    let free = leaves;
    const timers: Timers = {
      after(_, work) {
        resting.push(work);
        return () => {};
      },
      every: () => () => {},
    };
    const step = async (begun: () => void): Promise<Worked> => {
      looks += 1;
      if (free === 0) return { waitMs: 100 };
      free -= 1;
      begun();
      await new Promise<void>((resolve) => ends.push(resolve));
      return "more";
    };
    const loop = createWorkLoop({ name: "test", step, workers, timers, logger: silentLogger });
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    return {
      loop,
      ends,
      resting,
      settled,
      looks: () => looks,
      /** Gives leave for so many more, and lets the wait be over. */
      async pass(more: number) {
        free += more;
        for (const work of resting.splice(0)) work();
        await settled();
      },
    };
  }

  test("one wake begins as many as there is leave for, however long each takes", async () => {
    const paced = createPaced(8, 3);
    paced.loop.wake();
    await paced.settled();
    expect(paced.ends).toHaveLength(3);
  });

  test("one worker looks again for all of them", async () => {
    const paced = createPaced(8, 3);
    paced.loop.wake();
    await paced.settled();
    for (const end of paced.ends.splice(0)) end();
    await paced.settled();
    paced.loop.wake();
    await paced.settled();
    expect(paced.resting).toHaveLength(1);
    const before = paced.looks();
    await paced.pass(2);
    expect(paced.ends).toHaveLength(2);
    expect(paced.looks() - before).toBe(3);
  });
});
