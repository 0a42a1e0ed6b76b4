import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readDocument } from "../../../src/adapters/documents/read-document.ts";
import { parseDocument } from "../../../src/knowledge/parse/parse-document.ts";
import { type ExpectedTree, scoreTree } from "./score-tree.ts";

const UNSEEN = join(import.meta.dirname, "../../fixtures/unseen");
const ENOUGH = 0.95;

for (const folder of ["open", "held-back"]) {
  const names = readdirSync(join(UNSEEN, folder)).filter((name) => name.endsWith(".expected.yaml"));

  describe(`documents never seen while the parser was written: ${folder}`, () => {
    it.each(names.map((name, number) => ({ name, number: number + 1 })))("document $number", async ({ name }) => {
      const expected: ExpectedTree = parse(readFileSync(join(UNSEEN, folder, name), "utf8"));
      const score = scoreTree(parseDocument(await readDocument(join(UNSEEN, folder, expected.file))), expected);

      // Failures in the held-back folder show figures only: whoever reads them may be about to change the parser.
      const names = folder === "open" ? score.wrong.map((wrong) => wrong.expected.locator).join("; ") : "";
      expect(score.right / score.expected, names).toBeGreaterThanOrEqual(ENOUGH);
      expect(score.forbidden.length).toBe(0);
    });
  });
}
