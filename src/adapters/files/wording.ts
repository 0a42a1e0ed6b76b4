import { wording as files } from "../../files/wording.ts";

/** What the pages of files say. */
export const wording = {
  download: "Tải tệp",
  yourFile: "Tệp của anh/chị:",
  get: "Tải về",
  onceOnly: "Đường dẫn này chỉ tải được một lần.",
  gone: "Đường dẫn không còn dùng được",
  downloadGone: "Dạ, đường dẫn này đã dùng rồi hoặc đã hết hạn.",
  newDownload: "Anh/chị nhắn “tải file word” trong cuộc trò chuyện để nhận đường dẫn mới ạ.",

  upload: "Gửi tệp",
  choose: "Chọn một tệp trên máy:",
  allowed: `Em nhận ${files.allowed}; biểu báo cáo thì nhận cả Excel (.xlsx). Trang này nhận một tệp.`,
  notAllowed: "Anh/chị đừng gửi ảnh, giấy tờ riêng của hộ nghèo và văn bản mật.",
  send: "Gửi",
  patience: "Mạng chậm thì chờ một lúc, anh/chị đừng đóng trang khi đang gửi.",
  received: "Đã nhận tệp",
  goBack: "Anh/chị đóng trang này, trở lại cuộc trò chuyện; em làm tiếp ở đó.",
  uploadGone: "Dạ, trang này đã nhận tệp rồi hoặc đã hết hạn.",
  newUpload: "Anh/chị nhắn “báo cáo” trong cuộc trò chuyện để nhận đường dẫn mới ạ.",
  noneChosen: "Dạ, anh/chị chưa chọn tệp nào, hoặc tệp trống. Anh/chị chọn lại giúp em ạ.",
  unreadable: "Dạ, tệp chưa gửi đến trọn vẹn. Anh/chị gửi lại giúp em ạ.",
  busy: "Dạ, lúc này nhiều anh/chị đang gửi tệp. Anh/chị chờ ít phút rồi gửi lại giúp em ạ.",
  refused: files.refused,
  tooLarge: "Dạ, tệp lớn quá 20 MB. Anh/chị giảm dung lượng rồi gửi lại giúp em ạ.",
};
