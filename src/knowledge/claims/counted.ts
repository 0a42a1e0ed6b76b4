const KINDS: Readonly<Record<string, string>> = {
  hộ: "hộ",
  "gia đình": "hộ",
  căn: "nhà",
  ngôi: "nhà",
  nhà: "nhà",
  "cá nhân": "người",
  "nhân khẩu": "người",
  khẩu: "người",
  người: "người",
  đồng: "đồng",
  đ: "đồng",
  vnđ: "đồng",
  vnd: "đồng",
  buổi: "cuộc",
  đợt: "lần",
};
const OTHERS = [
  ...["tập thể", "đơn vị", "hội viên", "đoàn viên", "thành viên", "cán bộ", "công chức", "học sinh", "sinh viên"],
  ...["lao động", "việc làm", "cháu", "trẻ em", "văn bản", "kế hoạch", "quyết định", "công văn", "báo cáo", "tin"],
  ...["bài", "cuộc", "lần", "lượt", "lớp", "hội nghị", "mô hình", "dự án", "công trình", "phần quà", "suất", "phần"],
  ...["xã", "phường", "thị trấn", "huyện", "thị xã", "tỉnh", "ấp", "khóm", "thôn", "tổ", "nhóm", "chi hội"],
  ...["cơ quan", "doanh nghiệp", "trường hợp", "cái", "chiếc", "con", "thẻ", "sổ", "đồng chí", "bản", "bộ", "tờ"],
  ...[
    "ngày",
    "tuần",
    "tháng",
    "năm",
    "quý",
    "giờ",
    "phút",
    "tiêu chí",
    "chỉ tiêu",
    "nội dung",
    "nhiệm vụ",
    "giải pháp",
  ],
  ...["mục tiêu", "bằng khen", "giấy khen", "điểm", "bước", "khâu", "điều kiện", "tiêu chuẩn", "hình thức", "nguồn"],
];
const BY_LENGTH: readonly (readonly [phrase: string, kind: string])[] = [
  ...Object.entries(KINDS),
  ...OTHERS.map((phrase) => [phrase, phrase] as const),
].toSorted(([one], [other]) => other.length - one.length);

/** What a number counts, and where the words for it end. */
export interface Counted {
  readonly kind: string;
  readonly to: number;
}

/** What is counted by the number that ends at a place of a text in small letters; null if no such thing follows it. */
export function countedAt(low: string, at: number): Counted | null {
  const gap = /^\s?(?=\p{L})/u.exec(low.slice(at));
  if (!gap) return null;
  const from = at + gap[0].length;
  const found = BY_LENGTH.find(
    ([phrase]) => low.startsWith(phrase, from) && !/^\p{L}/u.test(low.slice(from + phrase.length)),
  );
  return found ? { kind: found[1], to: from + found[0].length } : null;
}
