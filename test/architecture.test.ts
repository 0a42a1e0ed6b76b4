import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { cruise } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path, text: readFileSync(join(ROOT, "src", path), "utf8") }));

describe("the import law", () => {
  it("holds for every module of src, and every module is read", async () => {
    const options = await extractDepcruiseOptions(join(ROOT, ".dependency-cruiser.cjs"));
    const { output } = await cruise(["src"], { ...options, baseDir: ROOT }, undefined, {
      tsConfig: extractTsConfig(join(ROOT, "tsconfig.json")),
    });
    if (typeof output === "string") throw new Error("dependency-cruiser gave a text, not a result");
    const broken = output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(broken).toEqual([]);
    const read = output.modules
      .map(({ source }) => source)
      .filter((source) => source.startsWith("src/") && source.endsWith(".ts"));
    expect(read.length).toBeGreaterThan(60);
    expect(read.toSorted()).toEqual(files.map(({ path }) => `src/${path.replaceAll("\\", "/")}`).toSorted());
  });
});

describe("the files of src", () => {
  it("are at most 350 lines long, half of them at most 80 and nine in ten at most 200", () => {
    const lengths = files.map(({ text }) => text.trimEnd().split("\n").length).toSorted((one, other) => one - other);
    expect(files.filter(({ text }) => text.trimEnd().split("\n").length > 350).map(({ path }) => path)).toEqual([]);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(200);
  });

  it("are named in kebab-case after the one thing in them", () => {
    const banned = /(^|-)(utils?|helpers?|common|managers?|services?|misc|impl)(-|$)/;
    const names = files.map(({ path }) => basename(path, ".ts"));
    expect(names.filter((name) => banned.test(name) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  it("say of every exported name what it promises", () => {
    const exported = /^export (?:async )?(?:function\*?|const|class|interface|type|enum) (\w+)/;
    const silent = files.flatMap(({ path, text }) => {
      const lines = text.split("\n");
      return lines.flatMap((line, at) => {
        const name = exported.exec(line)?.[1];
        return name && !/\*\/\s*$/.test(lines[at - 1] ?? "") ? [`${path}: ${name}`] : [];
      });
    });
    expect(silent).toEqual([]);
  });

  it("export nothing without a name", () => {
    expect(files.filter(({ text }) => /^export default\b/m.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
