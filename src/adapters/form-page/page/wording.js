/** What the page's script says; all else comes from the server. */
export const wording = {
  saving: "Đang lưu…",
  /** @param {string} at */
  saved: (at) => `Đã lưu lúc ${at}`,
  nothing: "Đã lưu hết, không có gì thay đổi",
  look: "Có chỗ anh/chị xem lại giúp em",
  retry: "Chưa lưu được vì mất kết nối, em sẽ tự lưu lại. Anh/chị đừng đóng trang.",
  lost: "Mất kết nối, em đang nối lại…",
};
