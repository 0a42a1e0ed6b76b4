import { describe, expect, it } from "vitest";

import { readAnswers, readExamples } from "../../src/answering/examples.ts";
import { createOpinions, learnOpinions } from "../../src/answering/opinion.ts";
import { fold } from "../../src/kernel/vietnamese.ts";
import { askInTurn, realKnowledge } from "../support/assistant.ts";

const { library, reader, answeringOn } = await realKnowledge();
const { facts } = library;
const opinions = createOpinions(facts, learnOpinions(facts, readExamples(facts, reader), readAnswers(facts, reader)));
const first = (text: string) => opinions.of(reader.tokens(text))[0]?.fact.id;
const answering = answeringOn("2023-11-20");
const ask = (...questions: string[]) => askInTurn(answering, questions);

describe("the second opinion", () => {
  it.each([
    ["Cô nghe loáng thoáng tháng mười hai phải có báo cáo mà quên mất ngày", "report-deadline"],
    ["Lực lượng trẻ được kêu gọi xung kích làm gì?", "content-youth"],
    ["Phát động phong trào này là nhằm mục đích gì vậy?", "purpose-unity"],
    ["Ai là người cầm bút ký văn bản này?", "signer"],
  ])("knows the fact of %s, with accents and without", (text, id) => {
    expect(first(text)).toBe(id);
    expect(first(fold(text))).toBe(id);
  });

  it("finds words of the plan familiar and others not", () => {
    const familiar = (text: string) => opinions.familiar(reader.tokens(text));
    expect(familiar("Hạn nộp báo cáo phong trào là ngày nào?")).toBeGreaterThan(0.8);
    expect(familiar("Xe đạp điện chạy pin lithium hiệu nào bền?")).toBeLessThan(0.5);
    expect(familiar("")).toBe(0);
  });
});

describe("what the plan does not say", () => {
  it.each([
    "Thế nào là tái nghèo?",
    "Huyện có phải làm một kế hoạch riêng nữa không?",
    "Ko nộp thì sao",
    "Mỗi cơ quan phải đỡ đầu mấy hộ nghèo?",
    "Báo cáo do ai ký, có đóng dấu không?",
    "Hộ nghèo được vay tối đa bao nhiêu?",
    "Riêng huyện Tri Tôn thì giảm bao nhiêu phần trăm?",
  ])("is declined as such: %s", (text) => {
    expect(ask(text)).toMatchObject({ status: "declined", reason: "not_stated" });
  });

  it.each(["Mai Châu Đốc có mưa không em?", "Thủ đô nước Pháp ở đâu?", "cach nau lau mam"])(
    "is told from what is foreign: %s",
    (text) => {
      expect(ask(text)).toMatchObject({ status: "declined", reason: "outside" });
    },
  );
});

describe("a conversation", () => {
  it("goes on about the body of the last question before the asker's own", () => {
    const own = "Xã chị phải làm gì?";
    expect(ask(own, "UBND huyện phải làm gì?", "Có phải gửi báo cáo không?").status).toBe("answered");
    expect(ask(own, "Có phải gửi báo cáo không?")).toMatchObject({ status: "declined", reason: "not_stated" });
  });

  it("tells what happens if nothing is sent from whether it must be", () => {
    const before = "Hạn chót báo cáo là ngày nào?";
    expect(ask(before, "ko nộp thì sao")).toMatchObject({ status: "declined", reason: "not_stated" });
    expect(ask(before, "có phải nộp không").status).toBe("answered");
  });
});
