import { describe, expect, it } from "vitest";

import { codeIn, makeCode, showCode } from "../../src/people/invitation-code.ts";

const bytes = (seed: number) =>
  Uint8Array.from({ length: 16 }, (_, at) => (seed * 7919 + at * 104_729 + seed * at) % 256);
const made = Array.from({ length: 2000 }, (_, seed) => makeCode(bytes(seed)));

describe("making a code", () => {
  it("shows two groups of four, each of letters and digits that cannot be mistaken for one another", () => {
    for (const code of made) {
      expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
      for (const half of code.split("-")) {
        expect(half).toMatch(/\d/);
        expect(half).toMatch(/[A-Z]/);
      }
    }
  });

  it("gives the same code for the same bytes, and another for others", () => {
    expect(makeCode(bytes(7))).toBe(made[7]);
    expect(new Set([...Array(16).keys()].map((at) => makeCode(bytes(1).with(at, 0)))).size).toBeGreaterThan(10);
  });

  it("reaches the first and the last code", () => {
    expect(makeCode(new Uint8Array(16))).toBe("2AAA-2AAA");
    expect(makeCode(new Uint8Array(16).fill(255))).toMatch(/^\S{9}$/);
  });

  it("does not make do with too few bytes", () => {
    expect(() => makeCode(new Uint8Array(15))).toThrow(RangeError);
  });

  it("is read again as it was made, however it is typed", () => {
    for (const code of made.slice(0, 200)) {
      const plain = code.replace("-", "");
      for (const typed of [code, plain, code.toLowerCase(), `${plain.slice(0, 4)} ${plain.slice(4)}`, `mã ${code}`])
        expect(codeIn(typed)).toBe(plain);
      expect(showCode(plain)).toBe(code);
    }
  });
});

describe("a code in what somebody typed", () => {
  it.each([
    "K7M4-9QRT",
    "K7M49QRT",
    "k7m4 9qrt",
    "  k7m4  -  9qrt  ",
    "K7M4–9QRT",
    "K7M4.9QRT",
    "k7m4 9qrt ạ",
    "ma k7m4 9qrt",
    "Mã: K7M49QRT",
    "mã K7M4-9QRT",
    "ma\u0303 K7M4-9QRT",
    "mã mời k7m49qrt",
    "ma moi: k7m4 9qrt",
    "/start K7M49QRT",
    "/start K7M4-9QRT",
    "/ma k7m4-9qrt",
    "Em gửi mã K7M4-9QRT ạ",
    "Dạ mã của em là k7m4 9qrt, nhờ anh xem giúp",
    "“K7M4-9QRT”",
    "https://tro-ly.example/?ma=K7M49QRT",
    "K7 M4 9Q RT",
  ])("is found: %j", (text) => {
    expect(codeIn(text)).toBe("K7M49QRT");
  });

  it.each([
    ["a code that has a character no code has, announced as a code", "mã K7M4-9QRO", "K7M49QRO"],
    ["a code whose half is all letters, announced as a code", "mã: KTMB 9QRT", "KTMB9QRT"],
    ["what Telegram's link hands over, whatever it is", "/start K7MB9QRT", "K7MB9QRT"],
  ])("is taken at its word: %s", (_, text, code) => {
    expect(codeIn(text)).toBe(code);
  });

  it.each([
    "",
    "Hạn nộp báo cáo là khi nào?",
    "ke hoach",
    "ma kham benh",
    "mã số thuế đơn vị",
    "mã huyện nghèo",
    "thang 12 nam 2023",
    "12345678",
    "2345 6789",
    "mã 23456789",
    "0912345678",
    "mã 2023",
    "baocaone",
    "thanhphu",
    "BC2023-891-1",
    "mã BC2023-891-1",
    "VM-0007",
    "123/BC-UBND",
    "Quyết định 2357/HD-BTĐKT",
    "2.345 hộ",
    "năm 2023 giảm 1-1,2%",
    "K2Đ4 K3Đ5",
    "K2D4 K3D5 của Kế hoạch nói gì",
    "K7M4-9QRT-22AA",
    "A1-K7M4-9QRT",
    "XK7M49QRT",
    "K7M49QRTX",
    "KTMB9QRT",
    "2345 9QRT",
    "K7M4",
    "K7M4-9QR",
    "/start",
    "/huy",
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "mã hộ nghèo 2A3B ghi ở đâu",
  ])("is not seen in %j", (text) => {
    expect(codeIn(text)).toBeNull();
  });
});
