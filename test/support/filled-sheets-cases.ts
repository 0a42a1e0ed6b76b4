import type { Cell, CellValue, Workbook } from "exceljs";

import { withAnswer } from "../../src/reports/change-draft.ts";
import type { Answer, Draft } from "../../src/reports/draft.ts";
import { wording } from "../../src/reports/form-sheet/wording.ts";
import { type Hands, openForm, rebuilt } from "./filled-sheets.ts";
import { engine } from "./report-talk.ts";

/** What is right for one field: taken as this, shown as this with a doubt, told as a cell that cannot be read, or put off. */
export type Right = { readonly is: unknown } | { readonly doubt: unknown } | "fault" | "later";

/** A sheet that somebody filled in, with a fault that people make. */
export interface FilledSheet {
  readonly name: string;
  readonly about: string;
  readonly unit: string;
  /** What the draft held when the sheet was made, and what was answered since; both as fields with values. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly since?: Readonly<Record<string, unknown>>;
  /** Whether LibreOffice has saved it last. */
  readonly byLibreOffice?: true;
  fill(hands: Hands): Workbook | undefined;
  readonly right: Readonly<Record<string, Right>>;
}

const DISTRICT = "891";
const HOUSEHOLDS = {
  tong_ho: 33530,
  tong_ho_dtts: 11200,
  ho_ngheo_dau: 2900,
  ho_thoat_ngheo: 750,
  ho_tai_ngheo: 12,
  ho_ngheo_phat_sinh: 85,
  ho_ngheo_tang_khac: 3,
  ho_ngheo_giam_khac: 10,
  ho_ngheo_cuoi: 2240,
  ho_ngheo_dtts_dau: 1500,
  ho_ngheo_dtts_cuoi: 1150,
} as const;
const ARE_HOUSEHOLDS = taken(HOUSEHOLDS);
const TITLE = 5;

function taken(values: Readonly<Record<string, unknown>>): Readonly<Record<string, Right>> {
  return Object.fromEntries(Object.entries(values).map(([field, is]) => [field, { is }]));
}

/** A draft with these answers, given at a moment by a member. */
export function draftWith(unit: string, values: Readonly<Record<string, unknown>>, by: string, at: string): Draft {
  return answeredIn(engine.begin(unit), values, by, at);
}

/** The draft with these answers as well. */
export const answeredIn = (draft: Draft, values: Readonly<Record<string, unknown>>, by: string, at: string): Draft =>
  Object.entries(values).reduce(
    (changed, [field, value]) =>
      withAnswer(changed, field, { state: "given", value: value as Answer["value"], raw: "", by, at }),
    draft,
  );

const setting = (values: Readonly<Record<string, CellValue>>) => (hands: Hands) => {
  hands.set(values);
  return undefined;
};
const error = (name: "#REF!" | "#DIV/0!"): CellValue => ({ error: name }) as CellValue;
const share = (hands: Hands, field: string, value: number) => {
  hands.answer(field).value = value;
  format(hands.answer(field), "0%");
};
/** Cells share their styles: only this one gets the format. */
const format = (cell: Cell, numFmt: string) => {
  cell.style = { ...cell.style, numFmt };
};
const communesOf = (hands: Hands, field: string, values: readonly CellValue[]) =>
  hands.communes.forEach((code, at) => {
    if (values[at] !== undefined) hands.commune(code, field).value = values[at];
  });
/** 2.900 households over the 15 communes of the district. */
const POOR = [200, 180, 210, 190, 150, 240, 205, 195, 185, 215, 175, 225, 170, 160, 200];

/** Sheets as people send them back. */
export const FILLED_SHEETS: readonly FilledSheet[] = [
  {
    name: "01-so-dung",
    about: "figures typed as figures",
    unit: DISTRICT,
    fill: setting(HOUSEHOLDS),
    right: ARE_HOUSEHOLDS,
  },
  {
    name: "02-chu-co-dau-cham",
    about: "figures typed as texts with dots and what they count",
    unit: DISTRICT,
    fill: setting({
      tong_ho: "33.530",
      tong_ho_dtts: "11.200 hộ",
      ho_ngheo_dau: " 2.900 hộ ",
      ho_thoat_ngheo: "750 hộ",
      ho_tai_ngheo: "12hộ",
      ho_ngheo_phat_sinh: "85 ho",
      ho_ngheo_tang_khac: "03",
      ho_ngheo_giam_khac: "10 (mười) hộ",
      ho_ngheo_cuoi: "2 240",
      ho_ngheo_dtts_dau: "khoảng 1.500 hộ",
      ho_ngheo_dtts_cuoi: "1.150",
    }),
    right: ARE_HOUSEHOLDS,
  },
  {
    name: "03-chu-co-dau-phay",
    about: "figures typed as texts with commas",
    unit: DISTRICT,
    fill: setting({ tong_ho: "33,530", tong_ho_dtts: "11,200", ho_ngheo_dau: "2,900 hộ", ho_ngheo_cuoi: "2,240" }),
    right: taken({ tong_ho: 33530, tong_ho_dtts: 11200, ho_ngheo_dau: 2900, ho_ngheo_cuoi: 2240 }),
  },
  {
    name: "04-ghi-bang-chu",
    about: "figures in words, and words that are no figure",
    unit: DISTRICT,
    fill: setting({
      ho_thoat_ngheo: "bảy trăm năm mươi",
      ho_tai_ngheo: "không",
      ho_ngheo_phat_sinh: "không có hộ nào",
      nha_o: "45 căn",
      ho_sinh_ke: "10-15",
      kiem_tra: "nhiều lắm",
    }),
    right: {
      ...taken({ ho_thoat_ngheo: 750, ho_tai_ngheo: 0, ho_ngheo_phat_sinh: 0, nha_o: 45 }),
      ho_sinh_ke: "fault",
      kiem_tra: "fault",
    },
  },
  {
    name: "05-chen-dong",
    about: "rows were put in between, with notes in them",
    unit: DISTRICT,
    fill(hands) {
      hands.set(HOUSEHOLDS);
      const moved = rebuilt(hands.workbook, [wording.mainSheet, wording.hiddenSheet], (row, column) => [
        row > 8 ? row + Math.floor(row / 3) : row,
        column,
      ]);
      const sheet = moved.getWorksheet(wording.mainSheet);
      if (sheet) sheet.getCell(9, 5).value = "Ghi chú: chị Hoa kiểm tra lại";
      return moved;
    },
    right: ARE_HOUSEHOLDS,
  },
  {
    name: "06-doi-cot",
    about: "the columns were put in another order, and the sheet moved to the right",
    unit: DISTRICT,
    fill(hands) {
      hands.set(HOUSEHOLDS);
      const order = [0, 9, 4, 5, 6, 3, 8];
      return rebuilt(hands.workbook, [wording.mainSheet, wording.hiddenSheet], (row, column) => [
        row,
        order[column] ?? column,
      ]);
    },
    right: ARE_HOUSEHOLDS,
  },
  {
    name: "07-xoa-dong",
    about: "the rows of some questions were deleted",
    unit: DISTRICT,
    fill(hands) {
      hands.set(HOUSEHOLDS);
      const gone = new Set(["ho_tai_ngheo", "ho_ngheo_giam_khac"].map((field) => Number(hands.answer(field).row)));
      const above = (row: number) => [...gone].filter((one) => one < row).length;
      return rebuilt(hands.workbook, [wording.mainSheet, wording.hiddenSheet], (row, column) =>
        gone.has(row) ? null : [row - above(row), column],
      );
    },
    right: Object.fromEntries(
      Object.entries(ARE_HOUSEHOLDS).filter(([field]) => !["ho_tai_ngheo", "ho_ngheo_giam_khac"].includes(field)),
    ),
  },
  {
    name: "08-luu-bang-libreoffice",
    about: "figures and texts, saved by LibreOffice",
    unit: DISTRICT,
    byLibreOffice: true,
    fill: setting({
      ...HOUSEHOLDS,
      so_ket: "Có",
      ngay_so_ket: new Date("2023-11-20T00:00:00Z"),
      han_che: "Kinh phí còn ít.",
    }),
    right: { ...ARE_HOUSEHOLDS, ...taken({ so_ket: true, ngay_so_ket: "2023-11-20", han_che: "Kinh phí còn ít." }) },
  },
  {
    name: "09-libreoffice-chu-so",
    about: "figures as texts, saved by LibreOffice",
    unit: DISTRICT,
    byLibreOffice: true,
    fill: setting({
      tong_ho: "33.530 hộ",
      ho_ngheo_dau: "2.900",
      ho_ngheo_cuoi: "2,240 hộ",
      quy_vi_nguoi_ngheo: "350 triệu",
    }),
    right: taken({ tong_ho: 33530, ho_ngheo_dau: 2900, ho_ngheo_cuoi: 2240, quy_vi_nguoi_ngheo: 350_000_000 }),
  },
  {
    name: "10-chep-sang-tep-khac",
    about: "the sheet alone was copied into another workbook, below a letterhead",
    unit: DISTRICT,
    fill(hands) {
      hands.set(HOUSEHOLDS);
      const other = rebuilt(hands.workbook, [wording.mainSheet], (row, column) => [row + 12, column + 2]);
      const sheet = other.getWorksheet(wording.mainSheet);
      if (sheet) {
        sheet.name = "Sheet1";
        sheet.getCell(1, 1).value = "ỦY BAN NHÂN DÂN HUYỆN TRI TÔN";
      }
      return other;
    },
    right: ARE_HOUSEHOLDS,
  },
  {
    name: "11-mat-cot-an",
    about: "the hidden column and row are gone; the labels are there",
    unit: DISTRICT,
    fill(hands) {
      hands.set(HOUSEHOLDS);
      return rebuilt(hands.workbook, [wording.mainSheet, wording.hiddenSheet], (row, column) =>
        (column === 1 && row > 1) || row === TITLE ? (row === 1 ? [1, 1] : null) : [row, column],
      );
    },
    right: ARE_HOUSEHOLDS,
  },
  {
    name: "12-ty-le-phan-tram",
    about: "percentages where numbers are asked for",
    unit: DISTRICT,
    fill(hands) {
      hands.set({ ho_thoat_ngheo: "12%", nha_o: 45 });
      share(hands, "ho_ngheo_cuoi", 0.0245);
      return undefined;
    },
    right: { ho_thoat_ngheo: "fault", ho_ngheo_cuoi: "fault", nha_o: { is: 45 } },
  },
  {
    name: "13-ngay-dang-chu",
    about: "days as texts, also in tables",
    unit: DISTRICT,
    fill(hands) {
      hands.set({ so_ket: "co", ngay_so_ket: "20.11.2023", so_lieu_den_ngay: "30/11 số ước" });
      hands.row("van_ban", 0, "so_ky_hieu").value = "15/KH-UBND";
      hands.row("van_ban", 0, "ngay").value = "20/6/2023";
      hands.row("van_ban", 0, "trich_yeu").value = "Kế hoạch; tổ chức Phong trào";
      return undefined;
    },
    right: taken({
      so_ket: true,
      ngay_so_ket: "2023-11-20",
      so_lieu_den_ngay: { date: "2023-11-30", final: false },
      van_ban: [{ so_ky_hieu: "15/KH-UBND", ngay: "2023-06-20", trich_yeu: "Kế hoạch; tổ chức Phong trào" }],
    }),
  },
  {
    name: "14-ngay-dang-so",
    about: "days as bare numbers, as when a format is lost; a day where a figure is asked for",
    unit: DISTRICT,
    fill(hands) {
      hands.set({ so_ket: "x", ngay_so_ket: 45250 });
      format(hands.answer("ngay_so_ket"), "General");
      hands.row("van_ban", 0, "so_ky_hieu").value = "16/KH-UBND";
      hands.row("van_ban", 0, "ngay").value = 45097;
      format(hands.row("van_ban", 0, "ngay"), "General");
      hands.row("van_ban", 0, "trich_yeu").value = "Kế hoạch";
      hands.answer("nha_o").value = new Date("2023-04-03T00:00:00Z");
      format(hands.answer("nha_o"), "dd/mm/yyyy");
      return undefined;
    },
    right: {
      ...taken({
        so_ket: true,
        ngay_so_ket: "2023-11-20",
        van_ban: [{ so_ky_hieu: "16/KH-UBND", ngay: "2023-06-20", trich_yeu: "Kế hoạch" }],
      }),
      nha_o: "fault",
    },
  },
  {
    name: "15-gop-o",
    about: "two answers were joined into one cell",
    unit: DISTRICT,
    fill(hands) {
      hands.set({ ho_ngheo_tang_khac: 3, ho_ngheo_cuoi: 2240 });
      const [from, to] = [hands.answer("ho_ngheo_tang_khac"), hands.answer("ho_ngheo_giam_khac")];
      to.value = null;
      hands.main.mergeCells(Number(from.row), Number(from.col), Number(to.row), Number(to.col));
      return undefined;
    },
    right: { ho_ngheo_tang_khac: { is: 3 }, ho_ngheo_giam_khac: "fault", ho_ngheo_cuoi: { is: 2240 } },
  },
  {
    name: "16-cong-thuc",
    about: "formulas with the results that a program left",
    unit: DISTRICT,
    fill: setting({
      ho_ngheo_dau: { formula: "1000+1900", result: 2900 },
      ho_ngheo_cuoi: { formula: "E13-660", result: 2240.0000000001 },
      nha_o: { formula: '"45"&" căn"', result: "45 căn" },
    }),
    right: taken({ ho_ngheo_dau: 2900, ho_ngheo_cuoi: 2240, nha_o: 45 }),
  },
  {
    name: "17-loi-cong-thuc",
    about: "formulas that went wrong or were never worked out",
    unit: DISTRICT,
    fill: setting({
      ho_ngheo_dau: error("#REF!"),
      ho_ngheo_cuoi: { formula: "A1/0", result: { error: "#DIV/0!" } },
      nha_o: { formula: "20+25" },
      ho_sinh_ke: 320,
    }),
    right: { ho_ngheo_dau: "fault", ho_ngheo_cuoi: "fault", nha_o: "fault", ho_sinh_ke: { is: 320 } },
  },
  {
    name: "18-ban-sao-an",
    about: "a copy with older figures stands hidden behind the sheet",
    unit: DISTRICT,
    fill(hands) {
      hands.set({ ho_ngheo_dau: 9999, nha_o: 1 });
      const old = rebuilt(hands.workbook, [wording.mainSheet], (row, column) => [row, column]);
      hands.set({ ho_ngheo_dau: 2900, nha_o: 45 });
      const copy = hands.workbook.addWorksheet("Báo cáo (cũ)", { state: "hidden" });
      old.getWorksheet(wording.mainSheet)?.eachRow((row, at) =>
        row.eachCell((cell, column) => {
          copy.getCell(at, column).value = cell.value;
        }),
      );
      return undefined;
    },
    right: taken({ ho_ngheo_dau: 2900, nha_o: 45 }),
  },
  {
    name: "19-ghi-chu-le",
    about: "notes beside, below and on a sheet of their own",
    unit: DISTRICT,
    fill(hands) {
      hands.set(HOUSEHOLDS);
      hands.main.getCell(12, 9).value = "số này hỏi lại anh Tám";
      hands.main.getCell(60, 3).value = "Người lập biểu: Phòng LĐTBXH";
      hands.main.getCell(61, 5).value = 123456;
      hands.workbook.addWorksheet("Ghi chú").getCell(1, 1).value = "Hộ nghèo đầu năm";
      return undefined;
    },
    right: ARE_HOUSEHOLDS,
  },
  {
    name: "20-theo-xa-day-du",
    about: "every commune has its figure; the district's comes of it",
    unit: DISTRICT,
    byLibreOffice: true,
    fill(hands) {
      communesOf(
        hands,
        "ho_ngheo_dau",
        POOR.map((one) => one),
      );
      communesOf(
        hands,
        "ho_tai_ngheo",
        POOR.map((_, at) => (at === 3 ? 12 : 0)),
      );
      return undefined;
    },
    right: taken({ ho_ngheo_dau: 2900, ho_tai_ngheo: 12 }),
  },
  {
    name: "21-theo-xa-lech",
    about: "the district's figure was typed over and is not the sum; some communes are missing",
    unit: DISTRICT,
    fill(hands) {
      communesOf(
        hands,
        "ho_ngheo_dau",
        POOR.map((one) => one),
      );
      communesOf(hands, "nha_o", [5, 10, 7]);
      hands.set({ ho_ngheo_dau: 2890 });
      return undefined;
    },
    right: { ho_ngheo_dau: { doubt: 2890 }, nha_o: { doubt: 22 } },
  },
  {
    name: "22-theo-xa-chu",
    about: "communes typed as texts, which a sum leaves out; saved by LibreOffice",
    unit: DISTRICT,
    byLibreOffice: true,
    fill(hands) {
      communesOf(
        hands,
        "tong_ho",
        POOR.map((one, at) => (at < 2 ? `${one * 10} hộ` : one * 10)),
      );
      communesOf(
        hands,
        "ho_sinh_ke",
        POOR.map(() => "20 hộ"),
      );
      return undefined;
    },
    right: { tong_ho: { doubt: 29000 }, ho_sinh_ke: { is: 300 } },
  },
  {
    name: "23-theo-xa-loi",
    about: "cells of communes that cannot be read",
    unit: DISTRICT,
    fill(hands) {
      communesOf(
        hands,
        "ho_ngheo_dau",
        POOR.map((one, at) => (at === 4 ? "nhiều" : at === 7 ? error("#REF!") : one)),
      );
      communesOf(
        hands,
        "ho_thoat_ngheo",
        POOR.map((_, at) => (at === 0 ? "-5" : 50)),
      );
      hands.set({ ho_thoat_ngheo: 750, kiem_tra: 4 });
      return undefined;
    },
    right: { ho_ngheo_dau: "fault", ho_thoat_ngheo: { doubt: 750 }, kiem_tra: { is: 4 } },
  },
  {
    name: "24-chon-muc",
    about: "choices of a department by number and by words",
    unit: "SYT",
    fill: setting({
      linh_vuc_ho_tro: "7, 11",
      so_ket: true,
      ngay_so_ket: "15/11/2023",
      nguoi_hoc_nghe: "340 lượt người",
      kinh_phi_ho_tro: "1,2 tỷ",
      ho_duoc_giup: 25,
      kiem_tra: "0",
    }),
    right: taken({
      linh_vuc_ho_tro: ["y_te", "phap_ly"],
      so_ket: true,
      ngay_so_ket: "2023-11-15",
      nguoi_hoc_nghe: 340,
      kinh_phi_ho_tro: 1_200_000_000,
      ho_duoc_giup: 25,
      kiem_tra: 0,
    }),
  },
  {
    name: "25-bang",
    about: "tables with a gap, a missing cell, and none at all",
    unit: DISTRICT,
    fill(hands) {
      hands.row("mo_hinh", 0, "ten_mo_hinh").value = "Nuôi bò sinh sản";
      hands.row("mo_hinh", 0, "noi_thuc_hien").value = "xã Ô Lâm";
      hands.row("mo_hinh", 0, "so_ho").value = "35 hộ";
      hands.row("mo_hinh", 4, "ten_mo_hinh").value = "Trồng rau";
      hands.row("mo_hinh", 4, "noi_thuc_hien").value = "xã An Tức";
      hands.row("mo_hinh", 4, "so_ho").value = 20;
      hands.row("van_ban", 0, "so_ky_hieu").value = "15/KH-UBND";
      hands.row("khen_thuong", 0, "hinh_thuc").value = "Không có";
      return undefined;
    },
    right: {
      mo_hinh: {
        is: [
          { ten_mo_hinh: "Nuôi bò sinh sản", noi_thuc_hien: "xã Ô Lâm", so_ho: 35 },
          { ten_mo_hinh: "Trồng rau", noi_thuc_hien: "xã An Tức", so_ho: 20 },
        ],
      },
      van_ban: "fault",
      khen_thuong: { is: [] },
    },
  },
  {
    name: "26-chua-co-so",
    about: "answers that are not known yet, and blanks",
    unit: DISTRICT,
    fill: setting({ ho_ngheo_cuoi: "chưa có số", nha_o: "để sau", ho_sinh_ke: "   ", kiem_tra: 4 }),
    right: { ho_ngheo_cuoi: "later", nha_o: "later", kiem_tra: { is: 4 } },
  },
  {
    name: "27-dong-nghiep-sua",
    about: "a colleague answered since the sheet was made; what the sheet left alone stays",
    unit: DISTRICT,
    before: { tong_ho: 33000, ho_ngheo_dau: 2800, nha_o: 40, kiem_tra: 3 },
    since: { tong_ho: 33530, ho_ngheo_dau: 2900, ho_sinh_ke: 300 },
    fill: setting({ ho_ngheo_dau: 2950, ho_sinh_ke: 320, nha_o: 45 }),
    right: { ho_ngheo_dau: { doubt: 2950 }, ho_sinh_ke: { doubt: 320 }, nha_o: { is: 45 } },
  },
  {
    name: "28-dien-san",
    about: "a sheet that was filled in when it was made and comes back as it was, saved by LibreOffice",
    unit: DISTRICT,
    byLibreOffice: true,
    before: {
      ...HOUSEHOLDS,
      quy_vi_nguoi_ngheo: 350_000_000,
      so_ket: true,
      ngay_so_ket: "2023-11-20",
      so_lieu_den_ngay: { date: "2023-11-30", final: true },
      van_ban: [{ so_ky_hieu: "15/KH-UBND", ngay: "2023-06-20", trich_yeu: "Kế hoạch" }],
      han_che: "Việc nhân rộng mô hình còn chậm.\nKinh phí còn ít.",
    },
    fill: setting({ kiem_tra: 4 }),
    right: taken({ kiem_tra: 4 }),
  },
  {
    name: "29-so-tien",
    about: "sums of money with and without their unit",
    unit: "MTTQ",
    fill: setting({
      quy_vi_nguoi_ngheo: "350",
      kinh_phi_ho_tro: 120_000_000,
      so_cuoc_tuyen_truyen: "1.234 cuộc",
      nha_o: -5,
      ho_duoc_giup: 2.5,
    }),
    right: {
      quy_vi_nguoi_ngheo: "fault",
      ...taken({ kinh_phi_ho_tro: 120_000_000, so_cuoc_tuyen_truyen: 1234 }),
      nha_o: "fault",
      ho_duoc_giup: "fault",
    },
  },
  {
    name: "30-hai-dong-mot-cau",
    about: "the row of a question stands twice with different figures; another stands twice with the same",
    unit: DISTRICT,
    fill(hands) {
      hands.set({ ho_ngheo_dau: 2900, nha_o: 45, kiem_tra: 4 });
      for (const [place, field, value] of [
        [70, "ho_ngheo_dau", 2800],
        [71, "nha_o", 45],
      ] as const) {
        const { row, col } = hands.answer(field);
        hands.main.getCell(place, 1).value = hands.main.getCell(Number(row), 1).value;
        hands.main.getCell(place, Number(col)).value = value;
      }
      return undefined;
    },
    right: { ho_ngheo_dau: "fault", nha_o: { is: 45 }, kiem_tra: { is: 4 } },
  },
  {
    name: "31-so-lieu-den-ngay",
    about: "a day in the future, an estimate that is not said, a condition that does not hold",
    unit: DISTRICT,
    fill: setting({
      so_ket: "Không",
      ngay_so_ket: "20/11/2023",
      so_lieu_den_ngay: new Date("2023-11-30T00:00:00Z"),
      han_che: "Chị Nguyễn Thị Hoa, ông Trần Văn Ba số 0912345678 còn khó khăn.",
    }),
    right: {
      so_ket: { is: false },
      so_lieu_den_ngay: "fault",
      han_che: { doubt: "Chị Nguyễn Thị Hoa, ông Trần Văn Ba số 0912345678 còn khó khăn." },
    },
  },
  {
    name: "32-libreoffice-chen-dong",
    about: "rows put in between, columns in another order, saved by LibreOffice",
    unit: DISTRICT,
    byLibreOffice: true,
    fill(hands) {
      hands.set({ ...HOUSEHOLDS, ho_ngheo_dau: "2.900 hộ", ho_tai_ngheo: error("#REF!") });
      const order = [0, 1, 2, 3, 4, 7, 6];
      return rebuilt(hands.workbook, [wording.mainSheet, wording.hiddenSheet], (row, column) => [
        row > 8 ? row + 2 : row,
        order[column] ?? column,
      ]);
    },
    right: { ...ARE_HOUSEHOLDS, ho_tai_ngheo: "fault" },
  },
];

/** The workbook of a case, filled in. */
export async function fillIn({ unit, before = {}, fill }: FilledSheet, at: string): Promise<Workbook> {
  const hands = await openForm(unit, draftWith(unit, before, "1", at));
  return fill(hands) ?? hands.workbook;
}
