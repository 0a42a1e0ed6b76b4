import { says } from "./phrase.ts";

/** What reports count, as it may stand after a count; never a word that is a number itself (tá, đôi, cặp). */
export const COUNTED: readonly string[] = [
  ...["hộ", "hộ nghèo", "hộ cận nghèo", "hộ dân", "hộ gia đình", "gia đình", "nhà", "căn", "căn nhà", "người"],
  ...["người nghèo", "người dân", "nhân khẩu", "khẩu", "cá nhân", "tập thể", "đơn vị", "hội viên", "đoàn viên"],
  ...["thành viên", "cán bộ", "công chức", "học sinh", "sinh viên", "lao động", "việc làm", "cháu", "trẻ em"],
  ...["văn bản", "bản", "kế hoạch", "quyết định", "công văn", "báo cáo", "tin", "bài", "tin bài", "cuộc", "buổi"],
  ...["lần", "lượt", "lượt người", "đợt", "lớp", "hội nghị", "mô hình", "dự án", "công trình", "phần quà", "suất"],
  ...["suất quà", "phần", "xã", "phường", "thị trấn", "huyện", "ấp", "khóm", "khu phố", "thôn", "tổ", "nhóm"],
  ...["chi hội", "cơ quan", "doanh nghiệp", "trường hợp", "cái", "chiếc", "con", "thẻ", "sổ", "đồng chí"],
];

/** The words without what is counted at their end; all of them where no such thing stands there. */
export function withoutCounted(words: readonly string[], counted: readonly string[]): readonly string[] {
  for (let left = 1; left < words.length; left += 1)
    if (counted.some((one) => says(words.slice(left), one.split(" "))))
      return withoutCounted(words.slice(0, left), counted);
  return words;
}
