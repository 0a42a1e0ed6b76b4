import { nfc } from "../kernel/vietnamese.ts";

const ALONE = /^[^\p{L}\p{N}]*(?:TUYỆT MẬT|TỐI MẬT|MẬT)[^\p{L}\p{N}]*$/u;
const AFTER_DEGREE = /độ\s+mật\s*:?\s*(?:tuyệt mật|tối mật|mật)(?!\p{L})/iu;

/**
 * Whether a text carries a marking of state secrecy: MẬT, TỐI MẬT or TUYỆT MẬT in accented capitals alone on a line, or
 * after "Độ mật:" (Luật Bảo vệ bí mật nhà nước 117/2025/QH15, Điều 5). Never folded: "Mặt trận", "mật khẩu" and "MAT TRAN"
 * are no markings.
 */
export function isMarkedSecret(text: string): boolean {
  const lines = nfc(text).split(/\r\n|[\n\r\u2028\u2029]/);
  return lines.some((line) => ALONE.test(line.replace(/\s+/g, " ").trim()) || AFTER_DEGREE.test(line));
}
