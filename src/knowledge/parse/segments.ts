import type { NodeKind } from "../document.ts";
import { asName } from "./document-types.ts";
import type { Mark, Style } from "./marks.ts";
import type { Place } from "./place.ts";

const KINDS: Partial<Record<Style, NodeKind>> = {
  part: "part",
  "letter-section": "part",
  chapter: "chapter",
  section: "section",
  subsection: "section",
  roman: "section",
  article: "article",
  clause: "clause",
};

/** What kind of place a mark opens. */
export function kindOf(mark: Mark, parent: Place): NodeKind {
  if (mark.style.startsWith("bullet")) return "bullet";
  if (mark.style === "number-paren" && !["clause", "point"].includes(parent.kind)) return "clause";
  return KINDS[mark.style] ?? "point";
}

/** How a person names the place a mark opens, within the place that holds it; each call for a bullet counts it. */
export function segmentOf(mark: Mark, parent: Place): string {
  switch (mark.style) {
    case "part":
      return /^thứ /i.test(mark.label) ? `Phần ${mark.label.toLowerCase()}` : `Phần ${mark.label}`;
    case "letter-section":
      return parent.style === "roman" ? `mục ${mark.label}` : `Phần ${mark.label}`;
    case "chapter":
      return `Chương ${mark.label}`;
    case "section":
    case "roman":
      return `Mục ${mark.label}`;
    case "subsection":
      return `Tiểu mục ${mark.label}`;
    case "article":
      return `Điều ${mark.label}`;
    case "clause":
      return `khoản ${mark.label}`;
    case "number-paren":
      return kindOf(mark, parent) === "clause" ? `khoản ${mark.label}` : `điểm ${mark.label}`;
    case "point":
    case "sub-point":
    case "roman-point":
      return `điểm ${mark.label}`;
    default:
      return bulletSegment(mark.style, parent);
  }
}

function bulletSegment(style: Style, parent: Place): string {
  const nested = parent.kind === "bullet";
  const name =
    style === "bullet-plus"
      ? "dấu cộng"
      : !nested || style === "bullet-dash"
        ? "gạch đầu dòng"
        : style === "bullet-star"
          ? "dấu sao"
          : "dấu chấm";
  const number = (parent.bullets.get(name) ?? 0) + 1;
  parent.bullets.set(name, number);
  return `${name} ${number}`;
}

/** The name under which an annex is cited: "Phụ lục II" as printed, "Kế hoạch" for an attached plan. */
export function annexName(printed: string): string {
  const [, words = printed, number = ""] =
    /^(\p{L}+(?: \p{L}+)?)\s*((?:(?:SỐ|số)\s*)?[\dIVXLC]+[a-z]?)?$/u.exec(printed) ?? [];
  return number === "" ? asName(words) : `${asName(words)} ${number.replace(/^SỐ/u, "số")}`;
}
