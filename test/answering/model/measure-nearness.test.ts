import { describe, expect, it } from "vitest";

import { createNearnessMeasure } from "../../../src/answering/model/measure-nearness.ts";
import type { Embedder } from "../../../src/kernel/embedder.ts";
import type { Passage } from "../../../src/knowledge/passage.ts";
import { createManualTimers } from "../../support/manual-timers.ts";
import { createKeptTwin } from "../../support/scripted-model.ts";

const NEVER = new AbortController().signal;
const passages = (count: number): Passage[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `p${at}`,
    documentId: "d",
    document: "Văn bản",
    locator: `Điều ${at + 1}`,
    kind: "article",
    headings: ["Đầu mục"],
    text: `đoạn ${at}`,
  }));

const NO_TIMERS = createManualTimers().timers;

/** Places on a half circle: "đoạn 0" at one end, the last at the other; a question says where it stands. */
function createCircle(count: number) {
  const asked: (readonly string[])[] = [];
  const world = { isDown: false };
  const embedder: Embedder = {
    async embed(texts) {
      asked.push(texts);
      if (world.isDown) return null;
      return texts.map((text) => {
        const angle = (Math.PI * Number(/\d+(?:\.\d+)?$/.exec(text)?.[0] ?? 0)) / (count - 1);
        return Float32Array.from([Math.cos(angle), Math.sin(angle)]);
      });
    },
  };
  return { embedder, asked, world };
}

const rounded = (of: ReadonlyMap<string, number> | undefined) =>
  [...(of ?? [])].map(([id, value]) => `${id} ${value.toFixed(2)}`);

describe("how near passages are to a question", () => {
  it("goes from 0 for the farthest to 1 for the nearest", async () => {
    const { embedder } = createCircle(3);
    const { measure } = createNearnessMeasure({
      ...{ embedder, passages: passages(3), kept: createKeptTwin(), signature: "m", weight: 0.3, timers: NO_TIMERS },
    });
    const nearness = await measure("ở 0", NEVER);
    expect(nearness?.weight).toBe(0.3);
    expect(rounded(nearness?.of)).toEqual(["p0 1.00", "p1 0.50", "p2 0.00"]);
    expect(rounded((await measure("ở 2", NEVER))?.of)).toEqual(["p0 0.00", "p1 0.50", "p2 1.00"]);
  });

  it("fetches the passages once, 64 with a request and with their headings, and takes what another kept", async () => {
    const kept = createKeptTwin();
    const first = createCircle(130);
    const by = { passages: passages(130), kept, weight: 0.3, timers: NO_TIMERS };
    const { measure } = createNearnessMeasure({ ...by, embedder: first.embedder, signature: "m" });
    const nearness = await measure("ở 7", NEVER);
    await measure("ở 8", NEVER);
    const sizes = first.asked.map(({ length }) => length).sort((one, other) => one - other);
    expect(sizes).toEqual([1, 1, 2, 64, 64]);
    expect(first.asked.flat()).toContain("Đầu mục\nđoạn 129");

    const second = createCircle(130);
    const { measure: again } = createNearnessMeasure({ ...by, embedder: second.embedder, signature: "m" });
    expect(await again("ở 7", NEVER)).toEqual(nearness);
    expect(second.asked).toEqual([["ở 7"]]);

    const other = createCircle(130);
    await createNearnessMeasure({ ...by, embedder: other.embedder, signature: "another" }).measure("ở 7", NEVER);
    expect(other.asked).toHaveLength(4);
  });

  it("fetches anew what was kept in another shape", async () => {
    const kept = createKeptTwin();
    const by = { passages: passages(2), kept, signature: "m", weight: 0.3, timers: NO_TIMERS };
    const first = createCircle(2);
    await createNearnessMeasure({ ...by, embedder: first.embedder }).measure("ở 1", NEVER);
    for (const key of kept.values.keys()) kept.values.set(key, '{"length":3,"vectors":"AAAA"}');
    const second = createCircle(2);
    const nearness = await createNearnessMeasure({ ...by, embedder: second.embedder }).measure("ở 1", NEVER);
    expect(rounded(nearness?.of)).toEqual(["p0 0.00", "p1 1.00"]);
    expect(second.asked).toHaveLength(2);
  });

  it("is not known while the server is down, and is asked for again by the next", async () => {
    const { embedder, world } = createCircle(2);
    const by = { passages: passages(2), kept: createKeptTwin(), signature: "m", weight: 0.3, timers: NO_TIMERS };
    const { measure } = createNearnessMeasure({ ...by, embedder });
    world.isDown = true;
    expect(await measure("ở 0", NEVER)).toBeNull();
    world.isDown = false;
    expect(rounded((await measure("ở 0", NEVER))?.of)).toEqual(["p0 1.00", "p1 0.00"]);
  });

  it("waits no longer than the turn does, and the passages are there for the next", async () => {
    const circle = createCircle(2);
    const opening = Promise.withResolvers<void>();
    const embedder: Embedder = {
      async embed(texts, until) {
        if (texts.length > 1) await opening.promise;
        return circle.embedder.embed(texts, until);
      },
    };
    const by = { passages: passages(2), kept: createKeptTwin(), signature: "m", weight: 0.3, timers: NO_TIMERS };
    const { measure } = createNearnessMeasure({ ...by, embedder });
    const until = new AbortController();
    const early = measure("ở 0", until.signal);
    until.abort();
    expect(await early).toBeNull();
    opening.resolve();
    expect(await measure("ở 0", NEVER)).not.toBeNull();
    expect(circle.asked.filter(({ length }) => length === 2)).toHaveLength(1);
  });

  it("takes 0.8 seconds of a turn at most, and leaves the rest to the tasks", async () => {
    const time = createManualTimers();
    const embedder: Embedder = {
      embed: (_, until) => new Promise((resolve) => until.addEventListener("abort", () => resolve(null))),
    };
    const by = { passages: passages(2), kept: createKeptTwin(), signature: "m", weight: 0.3, timers: time.timers };
    const { measure } = createNearnessMeasure({ ...by, embedder });
    let ended = false;
    const measured = measure("ở 0", NEVER).finally(() => {
      ended = true;
    });
    await time.pass(799);
    expect(ended).toBe(false);
    await time.pass(1);
    expect(await measured).toBeNull();
    expect(time.waiting()).toBe(0);
  });

  it("can be prepared before anybody asks", async () => {
    const { embedder, asked, world } = createCircle(2);
    const by = { passages: passages(2), kept: createKeptTwin(), signature: "m", weight: 0.3, timers: NO_TIMERS };
    const { prepare, measure } = createNearnessMeasure({ ...by, embedder });
    world.isDown = true;
    expect(await prepare()).toBe(false);
    world.isDown = false;
    expect(await prepare()).toBe(true);
    await measure("ở 0", NEVER);
    expect(asked.map(({ length }) => length)).toEqual([2, 2, 1]);
  });
});
