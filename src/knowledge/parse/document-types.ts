/** The kinds of official documents that have a name of their own above their title (Nghị định 30/2020/NĐ-CP, Điều 7, and laws). */
const TYPES = [
  "NGHỊ QUYẾT LIÊN TỊCH",
  "THÔNG TƯ LIÊN TỊCH",
  "VĂN BẢN HỢP NHẤT",
  "NGHỊ QUYẾT",
  "QUYẾT ĐỊNH",
  "NGHỊ ĐỊNH",
  "THÔNG TƯ",
  "PHÁP LỆNH",
  "BỘ LUẬT",
  "LUẬT",
  "LỆNH",
  "CHỈ THỊ",
  "THÔNG BÁO",
  "TỜ TRÌNH",
  "BÁO CÁO",
  "CÔNG ĐIỆN",
  "KẾT LUẬN",
  "CÔNG VĂN",
] as const;

/** The kinds that can also be issued with a decision and attached to it. */
const ATTACHABLE = [
  "QUY CHẾ PHỐI HỢP",
  "QUY CHẾ",
  "QUY ĐỊNH",
  "QUY TRÌNH",
  "QUY CHUẨN",
  "KẾ HOẠCH",
  "CHƯƠNG TRÌNH",
  "ĐIỀU LỆ",
  "ĐỀ ÁN",
  "DỰ ÁN",
  "PHƯƠNG ÁN",
  "HƯỚNG DẪN",
  "BỘ TIÊU CHÍ",
  "TIÊU CHÍ",
  "NỘI QUY",
  "THỂ LỆ",
  "CHIẾN LƯỢC",
  "QUY HOẠCH",
  "ĐỀ CƯƠNG",
  "DANH MỤC",
  "DANH SÁCH",
] as const;

/** The name of a kind of document that fills a line in capitals or opens a line all in capitals; null for any other line. */
export function documentType(text: string, only: "any" | "attachable" = "any"): string | null {
  if (/\p{Ll}/u.test(text.replace(/\([^)]*\)|[“"][^”"]*[”"]/gu, "")) || text.length > 200) return null;
  const upper = text.normalize("NFC");
  const types: readonly string[] = only === "any" ? [...TYPES, ...ATTACHABLE] : ATTACHABLE;
  return types.find((type) => upper === type || upper.startsWith(`${type} `)) ?? null;
}

/** A name in capitals as it is written inside a sentence: "KẾ HOẠCH" becomes "Kế hoạch". */
export function asName(capitals: string): string {
  return capitals.charAt(0) + capitals.slice(1).toLowerCase();
}
