import { describe, expect, it } from "vitest";

import { collectingCommand } from "../../../src/conversation/collecting/collecting-words.ts";

describe("what a district's officer says about collecting", () => {
  it.each([
    ["thu báo cáo xã đến 01/12", { kind: "collect", until: "01/12" }],
    ["thu bao cao cac xa den het ngay 1/12/2023", { kind: "collect", until: "1/12/2023" }],
    ["thu thập số liệu các xã, phường, thị trấn trước ngày 5 tháng 12", { kind: "collect", until: "5 thang 12" }],
    ["thu báo cáo xã", { kind: "collect", until: null }],
    ["ngưng thu báo cáo xã", { kind: "stop" }],
    ["thôi thu báo cáo các xã nữa", { kind: "stop" }],
    ["cấp mã các xã", { kind: "codes" }],
    ["cap ma moi cho cac xa", { kind: "codes" }],
    ["cộng số các xã", { kind: "sum" }],
    ["lấy số liệu từ các xã nhé", { kind: "sum" }],
    ["tong hop so lieu xa", { kind: "sum" }],
    ["nguồn câu 3", { kind: "sources", number: 3 }],
    ["xem nguon cau 12?", { kind: "sources", number: 12 }],
    ["cấp mã xã Khánh An", null],
    ["xã có phải nộp báo cáo không", null],
    ["báo cáo", null],
  ])("%s", (text, command) => {
    expect(collectingCommand(text)).toEqual(command);
  });
});
