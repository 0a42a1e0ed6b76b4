const number = new Intl.NumberFormat("vi-VN");

/** What the page says around the conversation. */
export const wording = {
  greeting: "Dạ, em chào anh/chị!",
  /** @param {string} about */
  introduction: (about) =>
    `Em là trợ lý tự động, trả lời về ${about}, có trích đúng chỗ trong văn bản. Anh/chị gõ không dấu cũng được ạ.`,
  tryAsking: "Anh/chị có thể hỏi thử:",
  starters: ["Hạn nộp báo cáo là khi nào?", "Đơn vị tôi phải làm gì?", "Khen thưởng dựa vào đâu?", "Làm báo cáo"],
  /** Under the title there is room for the plan, not for its whole name. @param {string} about */
  about: (about) => `Trả lời về ${about.replace(/ \(.*/, "")}`,

  officer: "Anh/chị: ",
  assistant: "Trợ lý: ",
  choose: "Anh/chị chọn giúp em",
  fillHere: "Chép vào ô nhập để điền",
  quote: "Trích: ",
  copyQuote: "Chép câu trích",
  copied: "Đã chép",
  notCopied: "Chưa chép được",
  downloadFile: "Tải về",
  uploadFile: "Mở trang gửi tệp",
  openForm: "Mở trang biểu",
  inNewTab: " (mở trang mới)",
  wordsNotKept: "Nội dung tin này không được lưu.",

  sending: "Đang gửi…",
  received: "Đã nhận",
  waiting: "Chưa gửi được, em sẽ tự gửi lại.",
  refused: "Chưa gửi được.",
  sendAgain: "Gửi lại",
  edit: "Sửa lại",
  typing: "Trợ lý đang soạn câu trả lời",
  typingLong: "Câu này hơi lâu, anh/chị chờ em chút nhé",

  lost: "Mất kết nối, em đang nối lại…",
  offline: "Điện thoại hoặc máy đang mất mạng. Tin chưa gửi em vẫn giữ đây, có mạng em gửi ngay.",
  reconnected: "Đã nối lại.",
  notReached: "Chưa gửi được, em sẽ tự gửi lại khi có mạng.",
  reload: "Tải lại trang",
  earlierFailed: "Dạ, em chưa mở được tin cũ. Anh/chị bấm lại giúp em ạ.",
  earlier: "Xem tin cũ hơn",
  newest: "Mới nhất",
  newReply: "Có tin mới",

  /** @param {number} written @param {number} longest */
  tooLong: (written, longest) =>
    `Tin đang dài ${number.format(written)} ký tự, em chỉ nhận được ${number.format(longest)}. Anh/chị rút gọn hoặc tách ra giúp em ạ.`,

  today: "Hôm nay",
  yesterday: "Hôm qua",
  weekdays: ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
};
