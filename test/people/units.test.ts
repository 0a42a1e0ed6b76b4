import { describe, expect, it } from "vitest";

import { loadReporting } from "../../src/adapters/knowledge-files/load-reporting.ts";
import { unitsSchema } from "../../src/people/unit.ts";
import { CAMPAIGN } from "../support/assistant.ts";

const reporting = await loadReporting(CAMPAIGN);
if (!reporting) throw new Error("the real campaign has no units");
const { units, receiver, source } = reporting.units;
const ofKind = (kind: string) => units.filter((unit) => unit.kind === kind);

describe("the units of 2023", () => {
  it("are the 37 that the plan expects a report of, and nobody else", () => {
    const counts = ["department", "front", "union", "district"].map((kind) => ofKind(kind).length);
    expect(counts).toEqual([20, 1, 5, 11]);
    expect(units).toHaveLength(37);
  });

  it("bear their codes", () => {
    expect(ofKind("department").map(({ code }) => code)).toEqual(
      "SNV STP SKHDT STC SCT SNNPTNT SGTVT SXD STNMT STTTT SLDTBXH SVHTTDL SKHCN SGDDT SYT SNGV VPUBND TTRA BDT BQLKKT".split(
        " ",
      ),
    );
    expect([...ofKind("front"), ...ofKind("union")].map(({ code }) => code)).toEqual(
      "MTTQ LDLD HND HPN TDOAN HCCB".split(" "),
    );
    expect(ofKind("district").map(({ code, name }) => `${code} ${name.replace("Ủy ban nhân dân ", "")}`)).toEqual([
      "883 thành phố Long Xuyên",
      "884 thành phố Châu Đốc",
      "886 huyện An Phú",
      "887 thị xã Tân Châu",
      "888 huyện Phú Tân",
      "889 huyện Châu Phú",
      "890 thị xã Tịnh Biên",
      "891 huyện Tri Tôn",
      "892 huyện Châu Thành",
      "893 huyện Chợ Mới",
      "894 huyện Thoại Sơn",
    ]);
  });

  it("report to the receiver, and are confirmed only where a text names them", () => {
    expect(receiver).toBe("SNV");
    expect(units.filter(({ reports_to }) => reports_to !== null)).toEqual([]);
    expect(units.filter(({ confirmed }) => confirmed)).toEqual(ofKind("district"));
    expect(source).toMatch(/chưa tìm thấy danh sách chính thức.*\(C/);
  });

  it("are called by names of their own", () => {
    const names = units.map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(units.filter(({ name }) => name !== name.normalize("NFC"))).toEqual([]);
  });
});

describe("their letterheads", () => {
  it("are in capitals", () => {
    const lines = units.flatMap(({ letterhead: { parent, name, signs_as } }) => [parent ?? "", name, ...signs_as]);
    expect(lines.filter((line) => line !== line.toUpperCase() || line !== line.trim())).toEqual([]);
  });

  it("put nobody above an ủy ban nhân dân, and the province above a department", () => {
    for (const { letterhead, name } of ofKind("district")) {
      expect(letterhead).toMatchObject({ parent: null, name: name.toUpperCase(), symbol: "BC-UBND" });
      expect(letterhead.signs_as).toEqual(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
    }
    for (const { letterhead } of ofKind("department")) {
      expect(letterhead.parent).toBe("UBND TỈNH AN GIANG");
      expect(letterhead.signs_as).toHaveLength(1);
      expect(letterhead.signs_as[0]).not.toMatch(/^TM\./);
    }
    expect(ofKind("front")[0]?.letterhead.signs_as).toEqual(["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"]);
  });

  it("number a report by the initials of the body, as the decision does for its proposer", () => {
    const symbolOf = (code: string) => units.find((unit) => unit.code === code)?.letterhead.symbol;
    expect(["SNV", "SLDTBXH", "SKHDT", "MTTQ"].map(symbolOf)).toEqual([
      "BC-SNV",
      "BC-SLĐTBXH",
      "BC-SKHĐT",
      "BC-MTTQ-BTT",
    ]);
  });

  it("leave blank what is not known", () => {
    const unknown = units.filter(({ letterhead }) => letterhead.symbol === null).map(({ code }) => code);
    expect(unknown).toEqual(["SNGV", "TTRA", "LDLD", "HND", "HPN", "TDOAN", "HCCB"]);
    for (const { letterhead } of ofKind("union"))
      expect(letterhead).toMatchObject({ parent: null, symbol: null, place: null, signs_as: [] });
    expect(units.filter(({ letterhead }) => letterhead.drafted_by !== null)).toEqual([]);
  });
});

it("refuses units whose codes do not fit together", () => {
  const [first] = units;
  const told = (given: object) => unitsSchema.safeParse(given).error?.issues.map(({ message }) => message);
  expect(told({ source, receiver: "SNV", units: [first] })).toBeUndefined();
  expect(told({ source, receiver: "KHAC", units: [first, first] })).toEqual(["KHAC is no unit", "SNV stands twice"]);
  expect(told({ source, receiver: "SNV", units: [{ ...first, reports_to: "KHAC" }] })).toEqual(["KHAC is no unit"]);
});
