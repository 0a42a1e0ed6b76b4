/** What Zalo Bot says to coordinators. */
export const wording = {
  exhausted:
    "Dạ, em báo cán bộ tổng hợp: tài khoản Zalo Bot đã hết số tin của tháng, nên em tạm ngừng trả lời trên Zalo. Em nhận được tin của anh/chị em ở các đơn vị nhưng chưa trả lời được; ai có kênh khác thì em trả lời ở kênh đó; còn lại, sang tháng mới em báo anh/chị em nhắn lại. Trong lúc chờ, các đơn vị hỏi ở trang web hoặc Telegram giúp em ạ.",
};
