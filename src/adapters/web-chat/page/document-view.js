import { make } from "./elements.js";

const NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const SECTION = /^[IVX]{1,5}\. /;
const CELLS = " | ";

/**
 * Whether the lines are an official document.
 * @param {readonly string[]} lines
 */
export const isDocument = (lines) => lines.slice(0, 5).includes(NATION);

/**
 * An official document on paper: its head in the middle, its headings, its tables.
 * @param {readonly string[]} lines
 */
export function documentView(lines) {
  const view = make("div", { class: "document" });
  const body = lines.findIndex((line) => line.startsWith("Kính gửi"));
  /** @type {HTMLTableSectionElement | null} */
  let rows = null;
  lines.forEach((line, at) => {
    const cells = line.split(CELLS);
    if (cells.length > 1) {
      const row = make("tr", {}, ...cells.map((cell) => make(rows === null ? "th" : "td", {}, cell)));
      if (rows === null) {
        rows = make("tbody");
        view.append(make("div", { class: "wide" }, make("table", {}, rows)));
      }
      rows.append(row);
      return;
    }
    rows = null;
    view.append(paragraph(line, at < body));
  });
  return view;
}

/**
 * @param {string} line
 * @param {boolean} isHead
 */
function paragraph(line, isHead) {
  if (isHead) return make("p", { class: isShouted(line) ? "head shouted" : "head" }, line);
  if (SECTION.test(line)) return make("h2", {}, line);
  return make("p", line.startsWith("- ") ? { class: "figure" } : {}, line);
}

/** @param {string} line */
const isShouted = (line) => line === line.toLocaleUpperCase("vi") && line !== line.toLocaleLowerCase("vi");
