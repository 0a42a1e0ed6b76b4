import type { Refusal } from "./check-file.ts";
import { LARGEST_FORM } from "./check-form.ts";

const ALLOWED = "ảnh (JPG, PNG), PDF hoặc Word (.docx), tối đa 20 MB";

/** What is said of a file that is not taken; a refusal of another version of the program is told like a file that is no form. */
export const refusalWording = (why: string, name: string): string =>
  (Object.hasOwn(wording.refused, why) ? wording.refused[why as Refusal] : wording.refused.no_form)(name);

/** What is said of files. */
export const wording = {
  allowed: ALLOWED,
  onlyThese: `Dạ, câu này em nhận ${ALLOWED}.`,
  byLink: "Anh/chị mở trang gửi tệp dưới đây, mỗi lần một tệp (ảnh, PDF hoặc Word); không có thì gõ “không có”.",
  more: "Anh/chị gửi thêm hoặc chọn “Xong”.",
  moreByLink: "Muốn gửi thêm, anh/chị mở trang gửi tệp dưới đây; đủ rồi thì chọn “Xong”.",
  kept: (name: string, count: number, most: number) => `Dạ, em nhận tệp “${name}” (${count}/${most}).`,
  enough: (most: number) =>
    `Dạ, câu này đã đủ ${most} tệp nên em không nhận thêm. Anh/chị chọn “Xong” hoặc “Bỏ các tệp” ạ.`,
  done: "Xong",
  clear: "Bỏ các tệp",
  cleared: "Dạ, em bỏ các tệp ở câu này rồi ạ.",
  numberFirst:
    "Dạ, nếu đây là báo cáo đã ký, anh/chị cho em số và ngày văn bản trước, ví dụ: “đã phát hành số 123/BC-UBND ngày 07/12”, rồi gửi lại tệp PDF giúp em ạ.",
  signedKept: (name: string) => `Dạ, em giữ tệp “${name}” làm bản ký của báo cáo.`,
  signedIsPdf: "Dạ, bản ký em nhận ở dạng PDF ạ.",
  signedHere: "Có bản ký (PDF), anh/chị gửi luôn vào đây để em lưu cùng báo cáo ạ (không bắt buộc).",
  signedByLink: "Có bản ký (PDF), anh/chị gửi qua trang dưới đây để em lưu cùng báo cáo ạ (không bắt buộc).",
  /** Said after the turn in which the file came. */
  refused: {
    wrong_kind: (name) =>
      `Dạ, tệp “${name}” không đúng loại em nhận được nên em không giữ. Anh/chị gửi lại giúp em: ${ALLOWED} ạ.`,
    too_large: (name) =>
      `Dạ, tệp “${name}” lớn quá 20 MB nên em không giữ. Anh/chị giảm dung lượng (chụp lại ảnh nhỏ hơn, hoặc lưu PDF bản nén) rồi gửi lại giúp em ạ.`,
    macro: (name) =>
      `Dạ, tệp “${name}” có chứa macro nên em không giữ, để an toàn. Anh/chị lưu lại thành .docx, .xlsx (không macro) hoặc PDF rồi gửi giúp em ạ.`,
    encrypted: (name) =>
      `Dạ, tệp “${name}” đang đặt mật khẩu nên em không mở được. Anh/chị mở tệp, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ), lưu lại rồi gửi giúp em ạ.`,
    old_office: (name) =>
      `Dạ, tệp “${name}” lưu theo dạng Office cũ (.xls, .doc) nên em không đọc được. Anh/chị mở tệp, chọn “Lưu thành” dạng .xlsx hoặc .docx rồi gửi lại giúp em ạ.`,
    form_too_large: (name) =>
      `Dạ, biểu “${name}” lớn quá ${LARGEST_FORM / 1024 / 1024} MB nên em không đọc. Anh/chị bỏ ảnh, trang không cần trong tệp, lưu lại rồi gửi giúp em ạ.`,
    swollen: (name) =>
      `Dạ, tệp “${name}” bung ra lớn bất thường nên em không mở, để an toàn. Anh/chị gõ “tải biểu” lấy biểu mới, chép số liệu sang rồi gửi lại giúp em ạ.`,
    linked: (name) =>
      `Dạ, biểu “${name}” lấy số từ tệp khác nên em không đọc được chắc chắn. Anh/chị chép các ô đó, dán lại dạng giá trị (Dán đặc biệt → Giá trị), lưu lại rồi gửi giúp em ạ.`,
    secret: (name) =>
      `Dạ, trong tệp “${name}” có dấu chỉ độ mật nên em không đọc và không lưu. Anh/chị xóa ngay tệp đó trong cuộc trò chuyện này và báo người phụ trách bảo vệ bí mật nhà nước của đơn vị giúp em ạ.`,
    other_sheet: (name) =>
      `Dạ, em chỉ đọc biểu Excel dạng .xlsx (không macro), còn tệp “${name}” là dạng khác. Anh/chị mở tệp, chọn “Lưu thành” → “Excel Workbook (.xlsx)” rồi gửi lại giúp em; tệp .csv thì chép số liệu vào biểu em đã gửi ạ.`,
    no_form: (name) =>
      `Dạ, tệp “${name}” không phải biểu báo cáo em đã gửi (hoặc đã hỏng) nên em chưa nhận gì. Anh/chị gõ “tải biểu” để lấy biểu của đơn vị, điền rồi gửi lại giúp em ạ.`,
    gone: (name) => `Dạ, em không tải được tệp “${name}” về. Anh/chị gửi lại tệp đó giúp em ạ.`,
  } satisfies Record<Refusal, (name: string) => string>,
};
