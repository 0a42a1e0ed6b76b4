import { describe, expect, it } from "vitest";

import { isMarkedSecret } from "../../src/conversation/secrecy.ts";

describe("a marking of state secrecy", () => {
  it.each([
    "MẬT",
    "  TỐI MẬT  ",
    "UBND TỈNH\nTUYỆT MẬT\nSố 12",
    "UBND TỈNH\r\n[ MẬT ]\r\nSố 12",
    "* TỐI  MẬT *",
    "Độ mật: Mật",
    "độ mật: TUYỆT MẬT, số 5",
    "Độ mật TỐI MẬT",
    "TỐI MẬT".normalize("NFD"),
    "nội dung\u2028MẬT\u2028tiếp",
  ])("is seen in %j", (text) => expect(isMarkedSecret(text)).toBe(true));

  it.each([
    "Ủy ban Mặt trận Tổ quốc",
    "MẶT TRẬN TỔ QUỐC",
    "mật khẩu của em là gì",
    "MAT",
    "MAT TRAN",
    "TOI MAT",
    "mật",
    "Mật",
    "văn bản MẬT thì gửi thế nào?",
    "Tài liệu đóng dấu TỐI MẬT gửi đâu?",
    "BẢO MẬT",
    "Độ mật: không",
    "Độ mật: bình thường",
    "",
  ])("is not seen in %j", (text) => expect(isMarkedSecret(text)).toBe(false));
});
