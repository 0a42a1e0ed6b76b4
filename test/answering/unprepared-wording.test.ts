import { describe, expect, it } from "vitest";

import { askInTurn, realKnowledge } from "../support/assistant.ts";

const { reader, answeringOn } = await realKnowledge();
const answering = answeringOn("2023-11-20");
const ask = (text: string) => askInTurn(answering, [text]);
const focuses = (text: string) => reader.tokens(text).flatMap(({ role, key }) => (role === "focus" ? [key] : []));

describe("“mấy”", () => {
  it("asks for a number where nothing else is asked", () => {
    expect(focuses("Phải giúp mấy hộ?")).toContain("focus:how_many");
  });

  it("is a plural beside another question", () => {
    expect(focuses("Ai đôn đốc mấy địa phương?")).not.toContain("focus:how_many");
  });
});

describe("a message begun by a phone", () => {
  it("has its chat spelling read in spite of the capital", () => {
    expect(reader.spellOut("Ko nộp thì sao")[0]).toBe("không nộp thì sao");
  });

  it("keeps what may be an abbreviation", () => {
    expect(reader.spellOut("KH của tỉnh")[0]).toMatch(/^kế hoạch/i);
  });
});

describe("a document that is only named", () => {
  it.each(["Phần Nghị định 91 nằm ở mục mấy?", "Nghị định 91 do cơ quan nào ban hành?"])(
    "is told about as far as the plan names it: %s",
    (text) => {
      expect(ask(text)).toMatchObject({ status: "answered", citations: [{ locator: "Căn cứ 3" }] });
    },
  );

  it.each(["Điều 3 Thông tư 12/2019 nói gì?", "Quyết định 423 giao bao nhiêu vốn?"])(
    "is not answered from: %s",
    (text) => {
      expect(ask(text)).toMatchObject({ status: "declined", reason: "referenced_only" });
    },
  );
});

describe("what is none of the plan's business", () => {
  it.each(["Lương cơ sở tăng lên bao nhiêu?", "Tỉnh Kiên Giang giảm nghèo bao nhiêu phần trăm?"])(
    "is declined as outside, not as a silence: %s",
    (text) => {
      expect(ask(text)).toMatchObject({ status: "declined", reason: "outside" });
    },
  );
});

describe("the own unit", () => {
  it("is the one named before", () => {
    const answer = ask("Em ở Sở Thông tin và Truyền thông, sở em phải làm gì?");
    expect(answer).toMatchObject({ status: "answered" });
    expect(JSON.stringify(answer)).toContain("Mục II, khoản 2, gạch đầu dòng 3");
  });
});
