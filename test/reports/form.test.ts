import { describe, expect, it } from "vitest";

import { loadLibrary } from "../../src/adapters/knowledge-files/load-knowledge.ts";
import { loadReporting } from "../../src/adapters/knowledge-files/load-reporting.ts";
import type { UnitKind } from "../../src/knowledge/campaign.ts";
import type { Unit } from "../../src/people/unit.ts";
import { type Field, formSchema } from "../../src/reports/form.ts";
import { CAMPAIGN } from "../support/assistant.ts";

const [reporting, library] = await Promise.all([loadReporting(CAMPAIGN), loadLibrary(CAMPAIGN)]);
if (!reporting) throw new Error("the real campaign has no report form");
const { form, units } = reporting;
const fields = form.sections.flatMap((section) => section.fields);
const questions = fields.filter(({ kind }) => kind !== "calculated");

/** The questions a unit is asked if every answer makes every other question relevant. */
function askedOf(unit: Pick<Unit, "code" | "kind">): Field[] {
  return form.sections
    .filter(({ asked }) => asked.includes(unit.kind))
    .flatMap((section) => section.fields)
    .filter(({ kind }) => kind !== "calculated")
    .filter(({ asked }) => asked?.includes(unit.kind) ?? true)
    .filter(({ only_units }) => only_units?.includes(unit.code) ?? true);
}

describe("the form of 2023", () => {
  it("is only proposed, in six sections, for the year of the plan", () => {
    expect(form).toMatchObject({ id: "bao-cao-tong-ket-nam", version: 1, status: "proposed", period: "2023" });
    expect(form.approval).toBe(false);
    expect(form.sections).toHaveLength(6);
  });

  it.each<[UnitKind, number, number]>([
    ["district", 18, 24],
    ["department", 10, 16],
    ["front", 10, 16],
    ["union", 10, 16],
  ])("asks every %s between %i and %i questions", (kind, fewest, most) => {
    const counts = units.units.filter((unit) => unit.kind === kind).map((unit) => askedOf(unit).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(fewest);
    expect(Math.max(...counts)).toBeLessThanOrEqual(most);
  });

  it("asks no kind that the section leaves out, and every kind something in every section", () => {
    for (const section of form.sections) {
      for (const { id, asked } of section.fields)
        expect([id, asked?.filter((kind) => !section.asked.includes(kind)) ?? []]).toEqual([id, []]);
      for (const unit of units.units)
        expect([unit.code, section.id, section.fields.some((one) => askedOf(unit).includes(one))]).toContain(true);
    }
  });

  it("calculates only from what the same units are asked", () => {
    for (const { id, asked, calculation } of fields.filter(({ kind }) => kind === "calculated"))
      expect([id, calculation?.of.map((name) => fields.find((one) => one.id === name)?.asked)]).toEqual([
        id,
        calculation?.of.map(() => asked),
      ]);
  });

  it("names only places that the plan has", () => {
    const { documents } = library;
    const places = new Set(documents.flatMap(({ id, nodes }) => nodes.map(({ locator }) => `${id}: ${locator}`)));
    const named = fields.flatMap(({ clause }) => (clause ? [`${clause.document}: ${clause.locator}`] : []));
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((place) => !places.has(place))).toEqual([]);
  });
});

describe("the words of the form", () => {
  it("label each field once", () => {
    const labels = fields.map(({ label }) => label.toLowerCase());
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
  });

  it("ask one short question, explain it and show an answer", () => {
    for (const { id, ask = "", help = "", example = "" } of questions) {
      expect([id, ask.length <= 160, ask.match(/\?/g)?.length, ask.endsWith("?")]).toEqual([id, true, 1, true]);
      expect([id, help.length > 20, help.length <= 240, example !== ""]).toEqual([id, true, true, true]);
    }
  });

  it("are composed Vietnamese (NFC) without words of the program", () => {
    const texts = [
      ...fields.flatMap(({ label, ask = "", help = "", example = "" }) => [label, ask, help, example]),
      ...form.rules.map(({ message }) => message),
    ];
    expect(texts.filter((text) => text !== text.normalize("NFC"))).toEqual([]);
    expect(texts.filter((text) => /(?<!\p{L})(dạ|em|field|form|bot|null|upload|file)(?!\p{L})/iu.test(text))).toEqual(
      [],
    );
  });

  it("count nominations and models, and warn against names wherever somebody writes freely", () => {
    const free = questions.filter(({ kind }) => kind === "attachment" || kind === "long_text");
    const warned = free.filter(({ help = "" }) => /[Kk]hông (ghi tên|gửi ảnh)/.test(help)).map(({ id }) => id);
    expect(warned).toEqual(expect.arrayContaining(["ket_qua_linh_vuc", "thang_cao_diem", "han_che", "dinh_kem"]));
    for (const id of ["mo_hinh", "khen_thuong"])
      expect(fields.find((one) => one.id === id)?.help).toMatch(/không ghi tên/i);
    expect(questions.filter(({ ask = "" }) => /họ tên|căn cước|cccd|số điện thoại/i.test(ask))).toEqual([]);
  });

  it.each(questions.map((field) => [field.id, field] as const))("show an answer to %s that fits it", (_, field) => {
    expect(field.example).toMatch(EXAMPLE[field.kind] ?? /^\S.*\S$/);
    if (field.columns) {
      const cells = field.example?.split(";").map((cell) => cell.trim()) ?? [];
      expect(cells).toHaveLength(field.columns.length);
      field.columns.forEach(({ kind }, at) => {
        expect(cells[at]).toMatch(EXAMPLE[kind] ?? /^\S.*\S$/);
      });
    }
    const labels = field.options?.map(({ label }) => label.toLowerCase());
    if (labels) expect(labels).toEqual(expect.arrayContaining(field.example?.split(/,\s*/) ?? ["no example"]));
  });
});

const EXAMPLE: Partial<Record<string, RegExp>> = {
  whole: /^\d{1,3}(\.\d{3})*$/,
  money: /^\d+(,\d+)? (triệu|tỷ)$/,
  date: /^\d{1,2}\/\d{1,2}\/\d{4}$/,
  yes_no: /^(có|chưa)$/,
  as_of: /^\d{1,2}\/\d{1,2}(\/\d{4})? số (ước|chính thức)$/,
};

describe("the rules", () => {
  it("teach with an example, or ask for a reason where they are soft, and name only the figures they know", () => {
    for (const { id, kind, strength, message } of form.rules) {
      const known = {
        balance: ["given", "expected"],
        at_most: ["given", "limit"],
        change: ["given"],
        range: ["given"],
      };
      const used = [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect([id, used.filter((name) => name && !known[kind].includes(name))]).toEqual([id, []]);
      const tells = strength === "hard" ? "Ví dụ" : "cho biết lý do";
      expect([id, message]).toEqual([id, expect.stringContaining(tells)]);
    }
  });

  it.each(form.rules.filter((one) => one.kind === "balance"))("balance: $id holds on its examples", (balance) => {
    const sum = (of: Readonly<Record<string, number>>) => {
      const add = (names: readonly string[]) => names.reduce((total, name) => total + (of[name] ?? Number.NaN), 0);
      return add(balance.plus) - add(balance.minus);
    };
    const typed = Object.fromEntries(
      fields.map(({ id, example }) => [id, Number(example?.replaceAll(".", ""))] as const),
    );
    expect(sum(typed)).toBe(typed[balance.field]);
    const [given = [], result] = balance.message
      .match(/Ví dụ: (.+) = ([\d.]+) hộ/)
      ?.slice(1)
      .map((side) => side.match(/[-+] [\d.]+|[\d.]+/g)?.map((term) => Number(term.replace(/[ .]/g, "")))) ?? [[], []];
    expect(given).toHaveLength(balance.plus.length + balance.minus.length);
    expect(given.reduce((total, term) => total + term, 0)).toBe(result?.[0]);
    expect(given.filter((term) => term < 0)).toHaveLength(balance.minus.length);
    expect(sum({ ...typed, ho_tai_ngheo: 13 })).not.toBe(typed[balance.field]);
  });

  it("let the examples of the form through, all of them", () => {
    const figure = (id: string) => {
      const text = fields.find((one) => one.id === id)?.example ?? "";
      return Number(text.replace(/ triệu$/, "000000").replaceAll(".", ""));
    };
    const holds = form.rules.map((one) => {
      const at = figure(one.field);
      if (one.kind === "at_most") return [one.id, at <= figure(one.of)];
      if (one.kind === "range") return [one.id, at >= (one.min ?? at) && at <= (one.max ?? at)];
      if (one.kind === "change")
        return [one.id, Math.abs(at - figure(one.from)) <= (figure(one.from) * one.percent) / 100];
      return [one.id, true];
    });
    expect(holds).toEqual(form.rules.map(({ id }) => [id, true]));
  });

  it("do not question a district that does what the province aims at", () => {
    const change = form.rules.find((one) => one.kind === "change");
    const [percentAtEndOf2022, aimedAt] = [2.81, 1.2];
    expect(change?.percent).toBeGreaterThan((aimedAt / percentAtEndOf2022) * 100);
  });
});

it("refuses a form whose parts name what is not there", () => {
  const one = { id: "so_ho", kind: "whole", label: "Số hộ" };
  const whole = { id: "f", version: 1, title: "t", status: "proposed", source: "s", period: "2023" };
  const told = (field: object, rules: object[] = []) => {
    const sections = [{ id: "phan", title: "Phần", asked: ["district"], fields: [one, field] }];
    return formSchema.safeParse({ ...whole, sections, rules }).error?.issues.map(({ message }) => message);
  };
  expect(told({ ...one, id: "so_khac" })).toBeUndefined();
  expect(told(one)).toEqual(["so_ho stands twice"]);
  expect(told({ ...one, id: "loai", kind: "one_of" })).toEqual([expect.stringContaining("options belong to")]);
  expect(told({ ...one, id: "bang", kind: "table" })).toEqual([expect.stringContaining("columns belong to")]);
  expect(told({ ...one, id: "tinh", kind: "calculated" })).toEqual([expect.stringContaining("calculation belongs")]);
  expect(told({ ...one, id: "ghi_chu", kind: "short_text", total: "sum" })).toEqual([
    expect.stringContaining("total: sum belongs to"),
  ]);
  expect(told({ ...one, id: "sau", relevant_if: { field: "truoc", is: true } })).toEqual([
    "sau: relevant_if names truoc, which is no earlier field",
  ]);
  const rule = { id: "qua_lon", strength: "hard", message: "m", kind: "at_most", field: "so_ho", of: "khong_co" };
  expect(told({ ...one, id: "so_khac" }, [rule])).toEqual(["qua_lon names khong_co, which is no field"]);
});
