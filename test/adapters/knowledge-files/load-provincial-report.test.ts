import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { BrokenKnowledge } from "../../../src/adapters/knowledge-files/load-knowledge.ts";
import { loadProvincialReport } from "../../../src/adapters/knowledge-files/load-provincial-report.ts";
import { CAMPAIGN } from "../../support/assistant.ts";
import { copyKnowledge } from "../../support/knowledge-copy.ts";

const FILE = "vi-nguoi-ngheo-2023/provincial-report.yaml";

it("loads the real campaign's texts, whose quote stands in the plan", async () => {
  const texts = await loadProvincialReport(CAMPAIGN);
  expect(texts?.clause.locator).toBe("Kế hoạch, Mục V, khoản 3");
  expect(texts?.documents["to-trinh"].letterhead.symbol).toBe("TTr-SNV");
});

it("finds none in a campaign without the file", async () => {
  using copy = copyKnowledge();
  rmSync(join(copy.root, FILE));
  expect(await loadProvincialReport(copy.campaign)).toBeNull();
});

describe("broken texts are refused, with their line", () => {
  it.each([
    [
      "an unknown placeholder",
      "{counted} trong {expected} đơn vị",
      "{dem} trong {expected} đơn vị",
      "{dem} is none of campaign",
    ],
    [
      "a quote that is not in the text",
      "trình Ủy ban nhân dân tỉnh báo cáo Bộ Nội vụ",
      "trình Ủy ban nhân dân tỉnh báo cáo Chính phủ",
      "is not in the text of quyet-dinh-va-ke-hoach",
    ],
    [
      "a document that is not there",
      "document: quyet-dinh-va-ke-hoach",
      "document: quyet-dinh-khac",
      "there is no text of a document quyet-dinh-khac",
    ],
    [
      "a document that is only named",
      "document: quyet-dinh-va-ke-hoach",
      "document: huong-dan-2357",
      "there is no text of a document",
    ],
    ["an unknown content", "content: standing", "content: standings", "content"],
    [
      "a heading for the form's own sections",
      "      - content: form",
      "      - {heading: Kết quả, content: form}",
      "a heading belongs to every content but form",
    ],
    [
      "a section without a heading",
      "      - heading: Nội dung trình\n        content: text",
      "      - content: text",
      "a heading belongs to every content but form",
    ],
    ["an end without ./.", "xem xét, quyết định./.", "xem xét, quyết định.", 'must end with "./."'],
    ["a document left out", "  bao-cao:\n    title", "  bao-cao-khac:\n    title", "bao-cao"],
    ["an unknown key", "    drafted_by: null", "    drafted: null", "drafted"],
  ])("%s", async (_, written, changed, told) => {
    using copy = copyKnowledge();
    copy.rewrite(FILE, (text) => {
      expect(text).toContain(written);
      return text.replace(written, changed);
    });
    const error: unknown = await loadProvincialReport(copy.campaign).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BrokenKnowledge);
    const { message } = error as BrokenKnowledge;
    expect(message).toContain(told);
    expect(message).toMatch(/provincial-report\.yaml:\d+: /);
  });
});
