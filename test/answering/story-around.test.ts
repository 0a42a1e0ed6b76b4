import { describe, expect, it } from "vitest";

import { fold } from "../../src/kernel/vietnamese.ts";
import { askInTurn, realKnowledge } from "../support/assistant.ts";

const { answeringOn } = await realKnowledge();
const answering = answeringOn("2023-11-20");
const ask = (...questions: string[]) => askInTurn(answering, questions);

describe("a story around a question", () => {
  const BEFORE = ["Hạn nộp báo cáo là khi nào?", "Ai chủ trì kiểm tra, đôn đốc phong trào?"];
  const STORIES = ["Tôi là Nguyễn Văn An, số 0912345678, ", "Anh làm bên Sở Y tế, hôm qua gửi xong việc rồi, "];
  const OUTSIDE = [
    "thời tiết hôm nay thế nào?",
    "tối nay Việt Nam đá mấy giờ?",
    "vé xe khách đi Cần Thơ bao nhiêu tiền?",
    "cách đặt lại mật khẩu gmail",
  ];
  const all = STORIES.flatMap((story) => OUTSIDE.map((question) => `${story}${question}`));

  it.each(all)("makes no outside question one of the last answer's: %s", (text) => {
    for (const form of [text, fold(text)]) {
      expect(ask(form)).toMatchObject({ status: "declined", reason: "outside" });
      for (const before of BEFORE) expect(ask(before, form)).toMatchObject({ status: "declined", reason: "outside" });
    }
  });

  it.each(STORIES)("hides no question that has an answer: %s", (story) => {
    expect(ask(`${story}hạn nộp báo cáo là khi nào?`).status).toBe("answered");
  });
});
