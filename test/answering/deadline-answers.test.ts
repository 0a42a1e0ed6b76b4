import { describe, expect, it } from "vitest";

import { askInTurn, realKnowledge } from "../support/assistant.ts";

const { answeringOn } = await realKnowledge();
const on = (day: string, text: string) => askInTurn(answeringOn(day), [text]).answer;

describe("the days that are left", () => {
  it.each([
    ["2023-11-20", "còn 18 ngày"],
    ["2023-12-01", "còn 7 ngày"],
    ["2023-12-07", "còn 1 ngày"],
    ["2023-12-08", "hôm nay là ngày làm việc cuối cùng trước hạn"],
  ])("on %s are told up to the last working day: %s", (day, words) => {
    const answer = on(day, "Còn mấy ngày nữa hết hạn nộp báo cáo?");
    expect(answer).toContain(words);
    expect(answer).toContain("Thứ Sáu, 08/12/2023");
  });

  it.each(["2023-12-09", "2023-12-10", "2023-12-12", "2026-11-23"])(
    "are not counted once the safe day is over: %s",
    (day) => {
      const answer = on(day, "Còn mấy ngày nữa hết hạn nộp báo cáo?");
      expect(answer).toContain("09/12/2023");
      expect(answer).not.toMatch(/còn -?\d+ ngày/);
    },
  );

  it.each(["2023-12-11", "2023-12-12", "2024-01-02", "2026-11-23"])("are over: %s, in the plan for 2023", (day) => {
    expect(on(day, "Còn mấy ngày nữa hết hạn nộp báo cáo?")).toMatch(/đã qua hạn .*kế hoạch năm 2023/);
  });
});

it.each(["2023-12-08T00:30", "2023-12-08T23:30"])("days are counted by the day in An Giang: %s", (moment) => {
  expect(on(moment, "Còn mấy ngày nữa hết hạn nộp báo cáo?")).toContain("hôm nay là ngày làm việc cuối cùng");
});

describe("the deadline", () => {
  it.each(["2023-11-20", "2023-12-08", "2023-12-10", "2023-12-11"])(
    "asked for on %s has not passed beyond doubt",
    (day) => {
      expect(on(day, "Hạn nộp báo cáo là khi nào?")).not.toContain("đã qua");
    },
  );

  it.each(["2023-12-12", "2024-01-01", "2026-11-23"])("asked for on %s has passed, in the plan for 2023", (day) => {
    expect(on(day, "Hạn nộp báo cáo là khi nào?")).toContain("Đây là kế hoạch năm 2023, hạn này đã qua.");
  });

  it("names the day as written, its weekday and the safe day", () => {
    const answer = on("2023-11-20", "Hạn nộp báo cáo là khi nào?");
    for (const words of ["trước ngày 10 tháng 12", "Chủ nhật", "Thứ Sáu, 08/12/2023"]) expect(answer).toContain(words);
  });
});

describe("handing in on a day", () => {
  it.each(["Nộp đúng ngày 10/12 được không?", "nop dung ngay 10/12 duoc khong", "Gửi ngày 10 tháng 12 có trễ không?"])(
    "that the text names: %s",
    (text) => {
      const answer = on("2023-11-20", text);
      for (const words of ["không tính ngày 10/12", "Chủ nhật", "08/12/2023"]) expect(answer).toContain(words);
    },
  );

  it.each([
    ["Gửi ngày 8 tháng 12 là kịp chứ?", "Gửi vào Thứ Sáu, 08/12/2023 là còn trong hạn."],
    ["Gửi báo cáo ngày 9/12 có kịp không?", "Gửi vào Thứ Bảy, 09/12/2023 là còn trong hạn."],
    ["Nộp ngày 11/12 có bị trễ không?", "do Sở Nội vụ xem xét. An toàn nhất là Thứ Sáu, 08/12/2023."],
    ["Nộp ngày 12/12 trễ không?", "Gửi vào Thứ Ba, 12/12/2023 là trễ hạn."],
  ])("is judged: %s", (text, words) => {
    expect(on("2023-11-20", text)).toContain(words);
  });

  it.each(["Nộp ngày 31/11 được không?", "Nộp ngày 30/2 được không?", "Nộp ngày 0/0 được không?"])(
    "that no calendar has is not judged: %s",
    (text) => {
      expect(on("2023-11-20", text)).not.toMatch(/Gửi vào/);
    },
  );
});

it("tells of the later merger of the office to turn to, as a dated remark beside the plan", () => {
  for (const text of ["Có khó khăn vướng mắc thì liên hệ ai?", "Ai quyết định điều chỉnh kế hoạch?"]) {
    const answer = on("2026-11-23", text);
    expect(answer).toContain("Lưu ý, ngoài Kế hoạch: từ ngày 01/3/2025");
    expect(answer).toContain("Sở Lao động - Thương binh và Xã hội");
  }
});
