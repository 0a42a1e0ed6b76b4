import { expect, it } from "vitest";

import { createListeners } from "../../src/kernel/listeners.ts";

it("tells those who listen for a name, all of them or one name's, until they stop", () => {
  const listeners = createListeners<number>();
  const heard: string[] = [];
  const note = (who: string) => (told: number) => heard.push(`${who} ${told}`);
  const stop = listeners.listen("x", note("first"));
  listeners.listen("x", note("second"));
  listeners.listen("y", note("third"));
  listeners.tell("x", 1);
  listeners.tell("z", 2);
  stop();
  stop();
  listeners.tell("x", 3);
  listeners.tellAll(4);
  expect(heard).toEqual(["first 1", "second 1", "second 3", "second 4", "third 4"]);
});

it("whoever stops or begins while others are told changes nothing for this time", () => {
  const listeners = createListeners<void>();
  const heard: string[] = [];
  const stop = listeners.listen("x", () => {
    heard.push("first");
    stop();
    listeners.listen("x", () => heard.push("late"));
  });
  listeners.listen("x", () => heard.push("second"));
  listeners.tell("x");
  expect(heard).toEqual(["first", "second"]);
});
