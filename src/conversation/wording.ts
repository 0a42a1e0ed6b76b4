import type { Unsupported } from "../messages/inbound-event.ts";

/** What the conversation itself says, beside the answers. */
export const wording = {
  noSuchChoice: (most: number) => `Dạ, anh/chị chọn giúp em một số từ 1 đến ${most} ạ.`,
  nothingToChoose: "Dạ, hiện chưa có mục nào để chọn theo số. Anh/chị gõ câu hỏi giúp em ạ.",
  nothingShown: "Dạ, em chưa trích đoạn nào. Anh/chị hỏi trước một câu giúp em nhé.",
  oldButton: "Dạ, nút này đã cũ nên em không mở lại được. Anh/chị gõ lại câu hỏi giúp em ạ.",
  more: (rest: number) => `(và ${rest} chỗ nữa; gõ “xem cả đoạn” để đọc hết)`,

  introduction: (about: string, days: number) =>
    `Dạ, em chào anh/chị. Em là trợ lý tự động, trả lời về ${about}; câu nào cũng kèm trích dẫn để anh/chị đối chiếu.\n` +
    `Em giữ tin nhắn trong ${days} ngày để trả lời cho liền mạch. Muốn xóa, anh/chị gõ /xoa; không muốn nhận thông báo chung, gõ /dung.\n` +
    "Anh/chị đừng gửi tài liệu mật, số căn cước hay thông tin riêng của hộ nghèo giúp em ạ.",
  askAway: "Anh/chị cứ hỏi, gõ không dấu cũng được. Ví dụ: “Hạn nộp báo cáo là khi nào?”, “Đơn vị tôi phải làm gì?”.",
  welcomeBack: "Dạ, em đây. Anh/chị cứ hỏi, gõ không dấu cũng được ạ.",
  help:
    "Gõ “xem cả đoạn” để đọc trọn đoạn vừa trích.\n" +
    "/dung: không nhận thông báo chung nữa\n/batdau: nhận thông báo lại\n/xoa: xóa tin nhắn và thông tin của anh/chị\n/huy: thôi việc đang làm dở",
  reportHelp:
    "Gõ “báo cáo” để làm báo cáo của đơn vị (cần mã mời). Đang làm: “cả mục”, “sửa câu 3 thành 12”, “còn câu nào”, “xem trước”, “nộp”, “tạm dừng”, “hoàn tác”; “tải biểu” để lấy biểu Excel, Word, điền xong gửi lại; “mời đồng nghiệp”, “giao mục 2 cho Lan”, “bàn giao”; “em gặp vướng mắc …” để nêu khó khăn.",
  unknownCommand: "Dạ, em chưa biết lệnh này.",
  stopped:
    "Dạ, em sẽ không gửi thông báo chung cho anh/chị nữa. Anh/chị hỏi lúc nào em vẫn trả lời. Muốn nhận lại, anh/chị gõ /batdau.",
  stoppedOfficer:
    "Dạ, em sẽ không gửi thông báo chung cho anh/chị nữa. Tin nhắc hạn báo cáo của đơn vị thì em vẫn gửi vì anh/chị đang phụ trách; muốn thôi hẳn, anh/chị gõ “bàn giao” để giao lại cho đồng nghiệp, hoặc /xoa. Muốn nhận thông báo lại, anh/chị gõ /batdau.",
  resumed: "Dạ, từ giờ em lại gửi thông báo cho anh/chị.",
  nothingToCancel: "Dạ, hiện không có việc nào đang làm dở ạ.",

  askBeforeDeleting:
    "Dạ, em sẽ xóa tin nhắn và mọi thông tin của anh/chị trong cuộc trò chuyện này. Xóa rồi không lấy lại được. Anh/chị chắc chứ ạ?",
  askBeforeDeletingBound:
    "Dạ, em sẽ xóa tin nhắn, tên và việc gắn anh/chị với đơn vị. Báo cáo của đơn vị vẫn giữ; muốn làm tiếp thì cần mã mới. Xóa rồi không lấy lại được. Anh/chị chắc chứ ạ?",
  deleteAll: "Xóa hết",
  keep: "Giữ lại",
  deleted:
    "Dạ, em đã xóa xong. Tin nhắn còn hiện trên máy thì anh/chị xóa giúp em ạ. Khi cần, anh/chị cứ nhắn lại như lần đầu.",
  kept: "Dạ, em giữ nguyên, không xóa gì ạ.",

  refusedSecret:
    "Dạ, tin vừa rồi có dấu chỉ độ mật nên em không đọc và không lưu. Anh/chị xóa ngay tin đó trong cuộc trò chuyện này và báo người phụ trách bảo vệ bí mật nhà nước của đơn vị giúp em ạ.",
  tooLong: (most: number) =>
    `Dạ, tin dài hơn ${most} ký tự nên em chưa đọc được. Anh/chị tách thành nhiều tin ngắn giúp em nhé.`,
  apology: (code: string) =>
    `Dạ, em xin lỗi, em vừa gặp trục trặc nên chưa trả lời được. Anh/chị nhắn lại giúp em; nếu vẫn bị, báo người quản trị mã ${code} ạ.`,
  practice: (moment: string) => `[TẬP HUẤN – coi như đang là ${moment}]`,

  unsupported: {
    sticker: "Dạ, em chưa hiểu nhãn dán. Anh/chị gõ câu hỏi giúp em ạ.",
    photo: "Dạ, em chưa đọc được ảnh. Anh/chị gõ câu hỏi bằng chữ giúp em ạ.",
    voice: "Dạ, em chưa nghe được tin thoại. Anh/chị gõ câu hỏi bằng chữ giúp em ạ.",
    video: "Dạ, em chưa xem được video. Anh/chị gõ câu hỏi bằng chữ giúp em ạ.",
    file: "Dạ, em chưa đọc được tệp. Anh/chị gõ câu hỏi bằng chữ giúp em ạ.",
    spreadsheet:
      "Dạ, em chỉ đọc biểu Excel dạng .xlsx (không macro). Anh/chị mở tệp, chọn “Lưu thành” → “Excel Workbook (.xlsx)” rồi gửi lại giúp em; chưa có biểu thì gõ “tải biểu” ạ.",
    contact: "Dạ, em không cần danh bạ và không lưu lại. Anh/chị gõ câu hỏi giúp em ạ.",
    location: "Dạ, em không cần vị trí và không lưu lại. Anh/chị gõ câu hỏi giúp em ạ.",
    forwarded: "Dạ, em chưa đọc tin chuyển tiếp. Anh/chị gõ hoặc dán điều cần hỏi thành tin của mình giúp em ạ.",
    group: "Dạ, em chỉ trả lời trong cuộc trò chuyện riêng. Anh/chị nhắn riêng cho em giúp em ạ.",
    unseen:
      "Dạ, anh/chị vừa gửi một tin mà em không xem được (tệp, đường dẫn, danh thiếp hoặc video). Anh/chị gõ câu hỏi bằng chữ giúp em ạ.",
    other: "Dạ, em chưa đọc được loại tin này. Anh/chị gõ câu hỏi bằng chữ giúp em ạ.",
  } satisfies Record<Unsupported, string>,
};
