/** The largest file that is taken, in bytes: what a bot may fetch from Telegram (20 MB). */
export const LARGEST_FILE = 20 * 1024 * 1024;

/** The media type of a Word file. */
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/** The media type of an Excel workbook; taken as a sheet of the report form alone. */
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The media types that are taken, each with the endings its names may have; the first is given to a name without. */
export const FILE_TYPES = {
  "application/pdf": [".pdf"],
  [DOCX]: [".docx"],
  [XLSX]: [".xlsx"],
  "image/jpeg": [".jpg", ".jpeg"],
  "image/png": [".png"],
} as const;

/** A media type that is taken. */
export type FileType = keyof typeof FILE_TYPES;

const ANY_TYPE = /^(?:application\/(?:octet-stream|x-[\w-]+|zip)|binary\/octet-stream)?$/i;

/** Whether a media type is one that is taken. */
const isFileType = (type: string): type is FileType => Object.hasOwn(FILE_TYPES, type);

/** The type a file says it has: its media type, or its ending where the media type says nothing; null for others. */
export function announcedType(name: string, type: string | null): FileType | null {
  const media = (type ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (isFileType(media)) return media;
  if (media === "image/jpg" || media === "image/pjpeg") return "image/jpeg";
  if (!ANY_TYPE.test(media)) return null;
  const ending = /\.[a-z]+$/i.exec(name.trim())?.[0].toLowerCase() ?? "";
  const found = Object.entries(FILE_TYPES).find(([, endings]) => (endings as readonly string[]).includes(ending));
  return (found?.[0] as FileType | undefined) ?? null;
}

const OTHER_SHEET = /\.(?:xls|xlsm|xlsb|xlt[xm]?|csv|ods|et)$/i;
const OTHER_SHEET_TYPES = /ms-excel|macroenabled|text\/csv|opendocument\.spreadsheet/i;

/** Whether a file says that it is a spreadsheet of a kind that is not taken: .xls, .xlsm, .csv, .ods. */
export const isOtherSheet = (name: string, type: string | null): boolean =>
  OTHER_SHEET.test(name.trim()) || (OTHER_SHEET_TYPES.test(type ?? "") && !/\.xlsx$/i.test(name.trim()));
