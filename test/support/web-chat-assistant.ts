import { fold } from "../../src/kernel/vietnamese.ts";
import type { InboundEvent } from "../../src/messages/inbound-event.ts";
import { type Reply, textReply } from "../../src/messages/reply.ts";

const DOCUMENT =
  "Quyết định ban hành Kế hoạch Phong trào thi đua “Vì người nghèo - Không để ai bị bỏ lại phía sau” năm 2023 (An Giang)";
const quote = (locator: string, words: string) =>
  ({ kind: "quote", document: DOCUMENT, locator, quote: words }) as const;
const text = (words: string) => ({ kind: "text", text: words }) as const;

const REPORT = quote(
  "Kế hoạch, Mục V, khoản 3",
  "Trước ngày 10 tháng 12, các sở, ban, ngành tỉnh, Uỷ ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội, UBND huyện, thị xã, thành phố báo cáo tình hình tổ chức thực hiện Phong trào thi đua về Sở Nội vụ (Ban Thi đua - Khen thưởng) tổng hợp, phối hợp Sở Lao động - Thương binh và Xã hội trình Ủy ban nhân dân tỉnh báo cáo Bộ Nội vụ (Ban Thi đua - Khen thưởng Trung ương).",
);
const REWARD = quote(
  "Kế hoạch, Mục III",
  "Thực hiện theo nội dung tại Hướng dẫn số 2357/HD-BTĐKT ngày 31 tháng 8 năm 2022 của Ban Thi đua - Khen thưởng Trung ương hướng dẫn khen thưởng thành tích trong phong trào thi đua “Vì người nghèo - Không để ai bị bỏ lại phía sau” giai đoạn 2021 - 2025 và các văn bản có liên quan.",
);
const WATCH = quote(
  "Kế hoạch, Mục II, khoản 2, gạch đầu dòng 4",
  "Sở Nội vụ (Ban Thi đua - Khen thưởng) chủ trì, phối hợp với Sở Lao động - Thương binh và Xã hội và các sở, ban, ngành có liên quan theo dõi, kiểm tra, đôn đốc thực hiện công tác triển khai Phong trào thi đua tại một số địa phương, đơn vị và tham mưu Ủy ban nhân dân tỉnh sơ kết Phong trào thi đua trong năm 2023.",
);
const UNITS = [
  "Sở, ban, ngành tỉnh",
  "UBND huyện, thị xã, thành phố",
  "Ủy ban Mặt trận Tổ quốc",
  "Tổ chức chính trị - xã hội (Hội, Đoàn thể)",
  "UBND xã, phường, thị trấn",
];

/** Replies as the assistant really gives them, by what was asked. */
export function scriptedReply({ happening, eventKey }: Pick<InboundEvent, "happening" | "eventKey">): Reply {
  const asked = happening.kind === "text" ? fold(happening.text) : happening.kind === "choice" ? happening.choice : "";
  const turn = eventKey.slice(-6);
  if (asked.includes("han nop")) {
    return {
      blocks: [
        text(
          "Dạ, báo cáo gửi về Sở Nội vụ (Ban Thi đua - Khen thưởng) trước ngày 10 tháng 12. Ngày 10/12/2023 là Chủ nhật, nên để chắc chắn anh/chị gửi chậm nhất Thứ Sáu, 08/12/2023 (ngày làm việc cuối cùng, do trợ lý tính).\n(Kế hoạch năm 2023, tỉnh An Giang – Kế hoạch, Mục V, khoản 3)",
        ),
        REPORT,
      ],
      choices: [],
    };
  }
  if (asked.includes("khen thuong")) {
    return {
      blocks: [
        text(
          "Dạ, tiêu chí thi đua và hình thức khen thưởng thực hiện theo Hướng dẫn số 2357/HD-BTĐKT ngày 31 tháng 8 năm 2022 của Ban Thi đua - Khen thưởng Trung ương và các văn bản có liên quan.\n(Kế hoạch năm 2023, tỉnh An Giang – Kế hoạch, Mục III)",
        ),
        REWARD,
      ],
      choices: [{ id: `${turn}-whole`, label: "Xem cả đoạn" }],
    };
  }
  if (asked.includes("don vi toi")) {
    return {
      blocks: [text("Dạ, đơn vị của anh/chị thuộc loại nào để em trả lời cho đúng ạ?")],
      choices: UNITS.map((label, at) => ({ id: `${turn}-unit${at}`, label })),
    };
  }
  if (asked.includes("lam bao cao")) {
    return {
      blocks: [text("Mục 4/6 · câu 19/24 – Sơ kết, khen thưởng\nĐơn vị đã sơ kết Phong trào thi đua chưa?")],
      choices: [
        { id: `${turn}-yes`, label: "Có" },
        { id: `${turn}-no`, label: "Không" },
        { id: `${turn}-skip`, label: "Bỏ qua", shortcut: true },
        { id: `${turn}-ca-muc`, label: "Cả mục", shortcut: true },
      ],
    };
  }
  if (asked.includes("ca-muc"))
    return textReply("Mục 4. Anh/chị điền giúp em:\n\n19. Đã sơ kết (có/không): \n20. Ngày sơ kết: ");
  if (asked.includes("unit0") || asked.includes("so noi vu")) {
    return {
      blocks: [
        text(
          "Dạ, Sở Nội vụ có các việc sau:\n1. tổng hợp báo cáo của các đơn vị, phối hợp Sở Lao động - Thương binh và Xã hội trình UBND tỉnh (Kế hoạch, Mục V, khoản 3).\n2. cùng Sở Thông tin và Truyền thông hướng dẫn báo chí, truyền thông đẩy mạnh tuyên truyền (Kế hoạch, Mục II, khoản 2, gạch đầu dòng 3).\n3. chủ trì theo dõi, kiểm tra, đôn đốc việc triển khai tại một số địa phương, đơn vị; tham mưu UBND tỉnh sơ kết Phong trào trong năm 2023 (Kế hoạch, Mục II, khoản 2, gạch đầu dòng 4).\nHạn gửi báo cáo: trước ngày 10 tháng 12, an toàn nhất là Thứ Sáu, 08/12/2023.\n(Kế hoạch năm 2023, tỉnh An Giang – việc của từng đơn vị)",
        ),
        REPORT,
        WATCH,
      ],
      choices: [{ id: `${turn}-whole`, label: "Xem cả đoạn" }],
    };
  }
  return textReply(`Dạ, em đã nhận: ${happening.kind === "text" ? happening.text : asked}`);
}
