import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { BrokenKnowledge, loadLibrary } from "../../../src/adapters/knowledge-files/load-knowledge.ts";
import { loadReporting } from "../../../src/adapters/knowledge-files/load-reporting.ts";
import { CAMPAIGN } from "../../support/assistant.ts";
import { copyKnowledge, type KnowledgeCopy } from "../../support/knowledge-copy.ts";

const PLAN = "vi-nguoi-ngheo-2023";
/** A fault is told at its own line or at the beginning of the field, rule or unit that holds it, so many lines above at most. */
const LONGEST_FIELD = 12;

/** The message with which the form and the units are refused after the knowledge was spoilt. */
async function refusalAfter(spoil: (copy: KnowledgeCopy) => void): Promise<string> {
  using copy = copyKnowledge();
  spoil(copy);
  const error: unknown = await loadReporting(copy.campaign).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BrokenKnowledge);
  return (error as BrokenKnowledge).message.replaceAll(`${copy.campaign}/`, "");
}

describe("the real campaign", () => {
  it("loads with its form and its units", async () => {
    const reporting = await loadReporting(CAMPAIGN);
    expect(reporting?.form.id).toBe("bao-cao-tong-ket-nam");
    expect(reporting?.units.units).toHaveLength(37);
    const { districts = [] } = reporting?.communes ?? {};
    expect([districts.length, districts.flatMap(({ communes }) => communes).length]).toEqual([11, 156]);
  });

  it("leaves the decision's number and date blank, and routes difficulties to the body of the plan", async () => {
    const { campaign, documents } = await loadLibrary(CAMPAIGN);
    expect(campaign?.decision).toMatchObject({ number: null, date: null });
    expect(campaign?.receipt_prefix).toBe("BC2023");
    const { routed_to, document, locator, successor } = campaign?.difficulties ?? {};
    expect([routed_to, successor?.since]).toEqual(["Sở Lao động - Thương binh và Xã hội", "2025-03-01"]);
    const place = documents.find(({ id }) => id === document)?.nodes.find((node) => node.locator === locator);
    expect(place?.text.replace(/\s+/g, " ")).toContain(routed_to);
  });
});

it("does without a list of communes, but not with one that leaves a district out", async () => {
  using copy = copyKnowledge();
  copy.rewrite(`${PLAN}/communes.yaml`, (text) => text.slice(0, text.indexOf("  # Thành phố Châu Đốc")));
  await expect(loadReporting(copy.campaign)).rejects.toThrow(
    /communes\.yaml:\d+: districts: 884 of units\.yaml has no/,
  );
  rmSync(join(copy.campaign, "communes.yaml"));
  expect((await loadReporting(copy.campaign))?.communes).toBeUndefined();
});

it("finds no reporting in a campaign that has neither file", async () => {
  using copy = copyKnowledge();
  for (const name of ["report.yaml", "units.yaml"]) rmSync(join(copy.campaign, name));
  expect(await loadReporting(copy.campaign)).toBeNull();
});

describe("a broken form or list is refused", () => {
  it.each([
    ["units.yaml", "report.yaml"],
    ["report.yaml", "units.yaml"],
  ])("%s without %s", async (kept, gone) => {
    const message = await refusalAfter((copy) => rmSync(join(copy.campaign, gone)));
    expect(message).toBe(`${gone}: is missing, though there is a ${kept}`);
  });

  it.each([
    [
      "an unknown key of a field",
      "report.yaml",
      "        unit: hộ\n",
      "        unit: hộ\n        surprise: 1\n",
      "surprise",
    ],
    ["an unknown kind of field", "report.yaml", "        kind: as_of\n", "        kind: as_off\n", "kind"],
    ["a field of an unknown unit", "report.yaml", "[STTTT]", "[STTT]", "STTT is no unit of units.yaml"],
    [
      "a clause of an unknown document",
      "report.yaml",
      "&so_ket {document: quyet-dinh-va-ke-hoach",
      "&so_ket {document: quyet-dinh-khac",
      "there is no document quyet-dinh-khac",
    ],
    ["a calculation from nothing", "report.yaml", "of: [ho_ngheo_dau, tong_ho]", "of: [ho_giau, tong_ho]", "ho_giau"],
    ["a rule over nothing", "report.yaml", "    of: tong_ho_dtts\n", "    of: tong_ho_khac\n", "tong_ho_khac"],
    ["a condition on a later field", "report.yaml", "{field: so_ket, is", "{field: dinh_kem, is", "no earlier field"],
    ["a unit of an unknown kind", "units.yaml", "    kind: front\n", "    kind: fronts\n", "kind"],
    ["a code in small letters", "units.yaml", "code: SYT\n", "code: syt\n", "must be 2 to 12 of A–Z 0–9"],
    ["a code that stands twice", "units.yaml", "code: STP\n", "code: SNV\n", "SNV stands twice"],
    ["a commune's code that is too short", "communes.yaml", 'code: "30280"', 'code: "3028"', "must be 5 digits"],
    ["a commune that stands twice", "communes.yaml", 'code: "30283"', 'code: "30280"', "30280 stands twice"],
    [
      "a district that is no unit",
      "communes.yaml",
      'district: "883"',
      'district: "882"',
      "882 is no district of units.yaml",
    ],
    ["a list of communes without its licence", "communes.yaml", "licence: MIT", "license: MIT", "licence"],
    ["a receiver that is no unit", "units.yaml", "receiver: SNV", "receiver: BTDKT", "BTDKT is no unit"],
  ])("%s, with its line", async (_, file, written, changed, told) => {
    const lines: number[] = [];
    const message = await refusalAfter((copy) =>
      copy.rewrite(`${PLAN}/${file}`, (text) => {
        expect(text).toContain(written);
        lines.push(text.slice(0, text.indexOf(written)).split("\n").length);
        return text.replace(written, changed);
      }),
    );
    const [, at] = new RegExp(`^${file}:(\\d+): `).exec(message) ?? [];
    expect(message).toContain(told);
    const above = (lines[0] ?? Number.NaN) - Number(at);
    expect(above).toBeGreaterThanOrEqual(0);
    expect(above).toBeLessThan(LONGEST_FIELD);
  });
});
