import { describe, expect, it } from "vitest";

import { commandIn } from "../../src/conversation/commands/command-words.ts";
import { settlesDeleting } from "../../src/conversation/commands/delete.ts";

describe("a command", () => {
  it.each([
    ["/dung", "stop"],
    ["DỪNG", "stop"],
    ["dừng nhắc nữa", "stop"],
    ["/xoa@tro_ly_bot", "delete"],
    ["Xóa dữ liệu của tôi.", "delete"],
    ["xoá tin nhắn", "delete"],
    ["hủy", "cancel"],
    ["/HUY", "cancel"],
    ["huỷ bỏ", "cancel"],
    ["/huongdan", "help"],
    ["trợ giúp", "help"],
    ["/start", "start"],
    ["bắt đầu", "start"],
    ["/batdau", "start"],
    ["/abc", "unknown"],
  ])("%j is %s", (text, command) => expect(commandIn(text)).toBe(command));

  it.each([
    "dừng báo cáo thì có sao không",
    "xóa đói giảm nghèo",
    "xóa nhà tạm ai làm",
    "hủy kết quả khen thưởng khi nào",
    "hướng dẫn 2357 nói gì",
    "hướng dẫn",
    "bắt đầu từ ngày nào",
    "",
    "10/12",
    "QĐ-UBND",
  ])("%j is none", (text) => expect(commandIn(text)).toBeNull());
});

describe("the answer to “are you sure”", () => {
  it.each([
    [{ words: "1" }, "delete"],
    [{ words: "Xóa hết" }, "delete"],
    [{ words: "có" }, "delete"],
    [{ choice: "xoa:co" }, "delete"],
    [{ words: "2" }, "keep"],
    [{ words: "giữ lại" }, "keep"],
    [{ words: "thôi" }, "keep"],
    [{ choice: "xoa:khong" }, "keep"],
    [{ words: "hạn nộp báo cáo là khi nào" }, null],
    [{ choice: "12-0" }, null],
  ] as const)("%j settles %s", (said, settled) => expect(settlesDeleting(said)).toBe(settled));
});
