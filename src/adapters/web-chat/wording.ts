import { LONGEST_MESSAGE } from "../../messages/inbound-event.ts";

const longest = LONGEST_MESSAGE.toLocaleString("vi-VN");

/** What the server says to a visitor of the page, in the page itself and in refusals. */
export const wording = {
  title: "Trợ lý phong trào thi đua",
  /** Under the title there is room for the plan, not for its whole name. */
  about: (about: string) => `Trả lời về ${about.replace(/ \(.*/, "")}`,
  smallPrint: "Trợ lý tự động – câu trích mới là căn cứ",
  conversation: "Cuộc trò chuyện với trợ lý",
  loading: "Dạ, em đang mở cuộc trò chuyện…",
  typing: "Trợ lý đang soạn câu trả lời",
  earlier: "Xem tin cũ hơn",
  newest: "Mới nhất",
  write: "Nhập câu hỏi hoặc câu trả lời",
  writeHint: "Hỏi hoặc trả lời…",
  send: "Gửi",
  toComposer: "Đến ô nhập tin",
  withoutScript:
    "Dạ, trang này cần bật JavaScript để trò chuyện. Anh/chị bật JavaScript trong phần cài đặt của trình duyệt, hoặc mở trang bằng trình duyệt khác trên điện thoại rồi tải lại giúp em ạ.",

  empty: "Dạ, tin nhắn đang để trống. Anh/chị nhập nội dung rồi gửi lại giúp em ạ.",
  tooLong: `Dạ, tin nhắn dài quá ${longest} ký tự nên em chưa nhận được. Anh/chị rút gọn hoặc tách thành nhiều tin giúp em ạ.`,
  unreadable: "Dạ, em chưa đọc được tin nhắn này. Anh/chị tải lại trang rồi gửi lại giúp em ạ.",
  unknownVisitor: "Dạ, em chưa nhận ra cuộc trò chuyện này. Anh/chị tải lại trang rồi gửi lại giúp em ạ.",
  otherOrigin: "Dạ, em chỉ nhận tin gửi từ trang của trợ lý. Anh/chị mở lại trang này rồi gửi giúp em ạ.",
  tooFast: (seconds: number) =>
    `Dạ, tin gửi hơi nhanh nên em chưa nhận kịp. Anh/chị chờ khoảng ${seconds} giây, em sẽ tự gửi lại ạ.`,
  notKept: "Dạ, em chưa ghi nhận được tin nhắn. Anh/chị chờ ít giây, em sẽ tự gửi lại ạ.",
  noHistory: "Dạ, em chưa mở được các tin đã trao đổi. Anh/chị chờ ít giây rồi tải lại trang giúp em ạ.",
  openTooOften: "Dạ, cuộc trò chuyện này đang mở ở nhiều nơi quá. Anh/chị đóng bớt rồi tải lại trang giúp em ạ.",
  allSeatsTaken: "Dạ, lúc này nhiều anh/chị đang hỏi cùng lúc. Anh/chị chờ ít phút rồi tải lại trang giúp em ạ.",
  broken: "Dạ, em đang gặp trục trặc. Anh/chị chờ ít phút rồi thử lại giúp em ạ.",
};
