import { describe, expect, it } from "vitest";

import { coordinatorCommand } from "../../../../src/conversation/coordinator/coordinator-words.ts";

const notice = (to: string | null, text: string | null) => ({ kind: "notice", to, text });

describe("a coordinator's words about notices", () => {
  it.each([
    ["thông báo", notice(null, null)],
    ["gui thong bao", notice(null, null)],
    ["soạn thông báo.", notice(null, null)],
    ["thông báo: họp 8 giờ", notice(null, "họp 8 giờ")],
    ["thông báo cho các huyện: họp 8 giờ", notice("các huyện", "họp 8 giờ")],
    ["gui thong bao den so xay dung: hop luc 8:30", notice("so xay dung", "hop luc 8:30")],
    ["thông báo tới đơn vị chưa nộp", notice("đơn vị chưa nộp", null)],
    ["Thông báo cho Mặt trận, đoàn thể:\nDòng 1\nDòng 2", notice("Mặt trận, đoàn thể", "Dòng 1\nDòng 2")],
    ["các thông báo", { kind: "notices" }],
    ["xem ds thong bao", { kind: "notices" }],
    ["thông báo đã gửi", { kind: "notices" }],
    ["hủy thông báo", { kind: "cancel_notice", id: null }],
    ["dung thong bao so 12", { kind: "cancel_notice", id: "12" }],
  ])("%s", (text, command) => expect(coordinatorCommand(text)).toEqual(command));

  it.each(["thông báo kết quả khi nào?", "ai thông báo cho xã?", "Hướng dẫn nào thông báo hạn nộp?"])(
    "%s is none",
    (text) => expect(coordinatorCommand(text)?.kind).not.toBe("notice"),
  );
});
