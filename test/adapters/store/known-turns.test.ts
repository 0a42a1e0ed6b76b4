import { expect, test } from "vitest";

import { createKnownTurns, MOST_KNOWN } from "../../../src/adapters/store/known-turns.ts";
import { at } from "../../support/stores-contract.ts";

test("the oldest turns are taken, one of each conversation, and are known no longer", () => {
  const known = createKnownTurns();
  known.add("1", "an");
  known.add("2", "an");
  known.add("3", "bình");
  known.add("4", "chi");
  expect(known.take(2, at(0))).toEqual(["1", "3"]);
  known.hold("1", "an", at(30));
  known.hold("3", "bình", at(30));
  expect(known.take(2, at(0))).toEqual(["4"]);
  expect(known.take(2, at(0))).toEqual([]);
});

test("a turn waits until its conversation is free", () => {
  const known = createKnownTurns();
  known.add("1", "an");
  known.hold("1", "an", at(30));
  known.add("2", "an");
  expect(known.take(1, at(0))).toEqual([]);
  known.free("an");
  expect(known.take(1, at(0))).toEqual(["2"]);
});

test("a conversation whose turn never ended is free when its lease is over", () => {
  const known = createKnownTurns();
  known.hold("1", "an", at(30));
  known.add("2", "an");
  expect(known.take(1, at(29.999))).toEqual([]);
  expect(known.take(1, at(30))).toEqual(["2"]);
});

test("so many turns are known and no more", () => {
  const known = createKnownTurns();
  for (let turn = 0; turn <= MOST_KNOWN; turn += 1) known.add(String(turn), `c${turn}`);
  expect(known.take(MOST_KNOWN + 1, at(0))).toHaveLength(MOST_KNOWN);
});
