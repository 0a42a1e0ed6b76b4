/** What is said where a plan's end kept answers back. */
export const wording = {
  answeredElsewhere: "Dạ, Zalo đang hết số tin của tháng nên em trả lời ở đây câu anh/chị vừa nhắn bên Zalo ạ:",
  askAgain:
    "Dạ, mấy hôm trước em nhận được tin của anh/chị mà hết số tin của tháng nên chưa trả lời được, em xin lỗi ạ. Nay em trả lời lại được rồi, anh/chị nhắn lại giúp em ạ.",
};
