import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { loadConfig, VARIABLES } from "../src/config.ts";

const example = readFileSync(join(import.meta.dirname, "../.env.example"), "utf8").split("\n");
const assignment = /^([A-Z][A-Z0-9_]*)=/;

describe(".env.example", () => {
  it("holds exactly the variables that are read", () => {
    const keys = example.flatMap((line) => assignment.exec(line)?.[1] ?? []);
    expect(keys.toSorted()).toEqual([...VARIABLES].toSorted());
  });

  it("says of each what it is for, in the line above", () => {
    const bare = example.filter((line, at) => assignment.test(line) && !/^# \S/.test(example[at - 1] ?? ""));
    expect(bare).toEqual([]);
  });
});

describe("the configuration", () => {
  it.each([
    ["a folder", { CAMPAIGN: "vi-nguoi-ngheo-2023" }, "vi-nguoi-ngheo-2023"],
    ["a folder with space around it", { CAMPAIGN: "  vi-nguoi-ngheo-2023\n" }, "vi-nguoi-ngheo-2023"],
    ["an empty value", { CAMPAIGN: "" }, null],
    ["blanks", { CAMPAIGN: "   " }, null],
    ["nothing", {}, null],
    ["undefined", { CAMPAIGN: undefined }, null],
  ])("takes the campaign from %s", (_, env, campaign) => {
    expect(loadConfig(env)).toEqual({ campaign });
  });

  it("is frozen and leaves the environment as it was", () => {
    const env = Object.freeze({ CAMPAIGN: " x ", OTHER: "1" });
    const config = loadConfig(env);
    expect(Object.isFrozen(config)).toBe(true);
    expect(config).not.toHaveProperty("OTHER");
  });
});
