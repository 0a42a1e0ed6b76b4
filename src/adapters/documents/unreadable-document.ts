import { basename } from "node:path";

/** Why a file cannot be read. */
export type UnreadableReason = "too_large" | "wrong_type" | "encrypted" | "no_text" | "damaged" | "not_found";

const ADVICE: Readonly<Record<UnreadableReason, string>> = {
  too_large: "tệp vượt quá giới hạn; hãy tách thành nhiều tệp nhỏ hơn",
  wrong_type: "không phải văn bản .txt, .docx hoặc .pdf; hãy lưu lại ở một trong ba định dạng này",
  encrypted: "tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi thử lại",
  no_text: "tệp không có chữ đọc được (có thể là bản quét); hãy dùng bản .docx hoặc bản .pdf có lớp chữ",
  damaged: "tệp bị hỏng; hãy xin lại tệp gốc",
  not_found: "không tìm thấy tệp; hãy kiểm tra lại đường dẫn",
};

/** A file that cannot be read as a document; its message names the file and says, in Vietnamese, what to do. */
export class UnreadableDocument extends Error {
  override readonly name = "UnreadableDocument";
  readonly reason: UnreadableReason;
  readonly file: string;

  constructor(reason: UnreadableReason, file: string, detail = "", options?: ErrorOptions) {
    super(`${basename(file)}: ${ADVICE[reason]}${detail === "" ? "" : ` (${detail})`}`, options);
    this.reason = reason;
    this.file = file;
  }
}
