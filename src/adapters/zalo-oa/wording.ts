/** What Zalo OA says to coordinators. */
export const wording = {
  needsConsent:
    "Dạ, em báo cán bộ tổng hợp: Zalo OA không còn nhận quyền của em, nên em tạm ngừng trả lời trên Zalo OA. Nhờ người quản trị OA cấp quyền lại cho ứng dụng và đưa mã mới cho bộ phận kỹ thuật (ZALO_OA_REFRESH_TOKEN) giúp em ạ.",
};
