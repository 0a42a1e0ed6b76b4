import type { Figure, Letterhead } from "./official-document.ts";

/** What stands where something is unknown, for the clerk or the leader to fill in. */
export const BLANK = "……";
/** What stands for a figure that was put off. */
export const NOT_YET = "chưa có số liệu";
/** What stands for a table without rows. */
export const NONE = "không có";
/** The name of the state (Quốc hiệu). */
export const NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/** The motto below it (Tiêu ngữ). */
export const MOTTO = "Độc lập - Tự do - Hạnh phúc";
/** The kind of document. */
export const REPORT = "BÁO CÁO";
/** What stands above the recipients. */
export const RECIPIENTS = "Nơi nhận:";
/** The heading of the column that counts the rows of a table. */
export const ROW_NUMBER = "TT";
/** Where the signer's name is to be written. */
export const NAME_BLANK = "………………………";

const NUMBER_BLANK = "\u00a0".repeat(6);
const padded = (number: string, below: number) => (Number(number) < below ? number.padStart(2, "0") : number);

/** An ISO day as documents write it: days below 10 and the months 1 and 2 with a 0. */
export function writtenDay(iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `ngày ${padded(String(Number(day)), 10)} tháng ${padded(String(Number(month)), 3)} năm ${year}`;
}

/** The line of the number: "Số: 05/BC-UBND"; room for the clerk where there is none yet. */
export function numberLine({ number, symbol }: Letterhead): string {
  return `Số: ${number ?? NUMBER_BLANK}/${symbol}`;
}

/** The line of place and date, as far as they are known. */
export function dateLine({ place, date, month }: Letterhead): string {
  return `${place ?? BLANK}, ${date ? writtenDay(date) : openDay(month)}`;
}

function openDay(month: string | null): string {
  const [year, ofYear] = month?.split("-") ?? [];
  return `ngày … tháng ${ofYear ? padded(String(Number(ofYear)), 3) : "…"} năm ${year ?? "…"}`;
}

/** The line of the body that the report goes to. */
export const addressLine = (to: string) => `Kính gửi: ${to}`;

/** A figure as a line of an enumeration: ";" behind each, "." behind the last. */
export const figureLine = ({ label, value }: Figure, last: boolean) =>
  `- ${label}: ${value.replace(/[.;]$/u, "")}${last ? "." : ";"}`;

/** The subject of the report. */
export const subjectLine = (campaign: string) => `Tình hình tổ chức thực hiện ${campaign}`;

/** The first paragraph: what is carried out, and who reports. */
export function basisLine(of: {
  number: string | null;
  symbol: string;
  date: string | null;
  issuer: string;
  campaign: string;
  place: string;
  body: string;
}): string {
  const day = of.date ? writtenDay(of.date) : `ngày ${BLANK}`;
  const decision = `Quyết định số ${of.number ?? BLANK}/${of.symbol} ${day} của ${of.issuer}`;
  return `Thực hiện ${decision} ban hành Kế hoạch tổ chức thực hiện ${of.campaign} trên địa bàn ${of.place}, ${of.body} báo cáo tình hình, kết quả thực hiện như sau:`;
}

/** The last sentence. */
export const closingLine = (campaign: string, body: string) =>
  `Trên đây là báo cáo tình hình tổ chức thực hiện ${campaign} của ${body}./.`;

/** The recipients: the addressee, and the file kept by the clerk and the department that drafted. */
export const recipientLines = (draftedBy: string | null) => ["- Như trên;", `- Lưu: VT, ${draftedBy ?? BLANK}.`];

/** When the figures that follow were counted. */
export const asOfLine = (day: string) => `Số liệu tính đến ${day.startsWith("ngày") ? day : `ngày ${day}`}.`;

/** Why a figure is unlike what was expected. */
export const reasonLine = (label: string, reason: string) => `Giải trình số liệu “${label}”: ${reason}`;

/** The body that reports, as running text names it; a district reports through its people's committee. */
export function reportingBody(kind: string, name: string): string {
  if (kind !== "district" || /^(Ủy ban|Uỷ ban|UBND)/u.test(name)) return name;
  return `Ủy ban nhân dân ${name.charAt(0).toLocaleLowerCase("vi")}${name.slice(1)}`;
}

/** A number in Roman figures, as sections are counted. */
export function roman(number: number): string {
  const signs = [
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ] as const;
  let [left, text] = [number, ""];
  for (const [value, sign] of signs) {
    for (; left >= value; left -= value) text += sign;
  }
  return text;
}
