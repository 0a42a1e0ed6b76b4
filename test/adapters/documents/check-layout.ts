import { isTable, type LaidCell, type LaidParagraph, type Layout, readLayout } from "./read-layout.ts";

const MILLIMETRE = 1440 / 25.4;
/** "Độc lập - Tự do - Hạnh phúc" in Times New Roman Bold, in ems; measured in a converted file (official-docx-pages.test.ts). */
const MOTTO_EMS = 12.24;

type Bounds = readonly [least: number, most: number];
interface Look {
  readonly size: Bounds;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly upper?: boolean;
  readonly align?: string;
}

/** What is wrong with a .docx file by Nghị định 30/2020/NĐ-CP, Phụ lục I; nothing when it is laid out rightly. */
export function checkLayout(bytes: Uint8Array): string[] {
  const layout = readLayout(bytes);
  const [head, ...rest] = layout.blocks;
  const annexes = rest.findIndex((block) => !isTable(block) && /^Phụ lục(?: [IVX]+)?$/u.test(block.text));
  const end = rest.slice(0, annexes < 0 ? rest.length : annexes).findLastIndex((block) => isTable(block));
  const [middle, foot] = [rest.slice(0, end), rest[end]];
  if (!isTable(head) || !isTable(foot)) return ["the head and the signature stand side by side in tables"];
  const paragraphs = middle.filter((block): block is LaidParagraph => !isTable(block));
  const addressee = paragraphs.findIndex(({ text }) => text.startsWith("Kính gửi: "));
  return [
    ...checkPage(layout),
    ...checkType(layout),
    ...checkHead(head),
    ...checkTitle(paragraphs.slice(0, Math.max(0, addressee))),
    ...(addressee < 0 ? ["Kính gửi is missing"] : looks("Kính gửi", paragraphs[addressee], { size: [13, 14] })),
    ...checkBody(paragraphs.slice(addressee + 1)),
    ...checkFoot(foot),
  ];
}

const faults = (list: readonly (readonly [right: boolean, fault: string])[]) =>
  list.flatMap(([right, fault]) => (right ? [] : [fault]));
const within = (value: number, [least, most]: Bounds) => value >= least && value <= most;

function looks(what: string, paragraph: LaidParagraph | undefined, look: Look): string[] {
  if (!paragraph || paragraph.runs.length === 0) return [`${what} is missing`];
  const { bold = false, italic = false, upper = false } = look;
  const { runs, text, align } = paragraph;
  return faults([
    [runs.every(({ size }) => within(size, look.size)), `${what}: size is not ${look.size.join("–")}`],
    [runs.every((run) => run.bold === bold), `${what}: ${bold ? "is not" : "is"} bold`],
    [runs.every((run) => run.italic === italic), `${what}: ${italic ? "is not" : "is"} italic`],
    [(text === text.toLocaleUpperCase("vi")) === upper, `${what}: ${upper ? "is not" : "is"} in capitals`],
    [look.align === undefined || align === look.align, `${what}: is not set ${look.align}`],
  ]);
}

function checkPage({ page, margins, headers, otherFirstPage }: Layout): string[] {
  const length = (of: Readonly<Record<string, string>>, name: string) => Number(of[`w:${name}`]) / MILLIMETRE;
  const near = (value: number, aim: number) => Math.abs(value - aim) < 0.2;
  const shown = (headers["default"] ?? []).find(({ hasField }) => hasField);
  return faults([
    [near(length(page, "w"), 210) && near(length(page, "h"), 297), "the page is not A4"],
    ...(["top", "bottom"] as const).map((side) => [within(length(margins, side), [20, 25]), `margin ${side}`] as const),
    [within(length(margins, "left"), [30, 35]), "margin left"],
    [within(length(margins, "right"), [15, 20]), "margin right"],
    [shown !== undefined && shown.align === "center", "no page number centred in the top margin"],
    [otherFirstPage && !(headers["first"] ?? []).some(({ hasField }) => hasField), "a page number on page 1"],
  ]);
}

function checkType({ blocks, headers }: Layout): string[] {
  const all = [...blocks.flatMap(paragraphsOf), ...Object.values(headers).flat()];
  return all.flatMap(({ runs }) =>
    runs.flatMap(({ text, fonts, colour }) =>
      faults([
        [fonts.every((font) => font === "Times New Roman"), `not Times New Roman: ${text}`],
        [colour === undefined || colour === "auto" || colour === "000000", `not black: ${text}`],
      ]),
    ),
  );
}

function paragraphsOf(block: Layout["blocks"][number]): readonly LaidParagraph[] {
  return isTable(block) ? block.flat().flatMap(({ paragraphs }) => paragraphs) : [block];
}

function checkHead(rows: readonly (readonly LaidCell[])[]): string[] {
  const [[left, right] = [], [number, date] = []] = rows;
  const lines = left?.paragraphs ?? [];
  const rule = lines.findIndex((line) => line.rule !== undefined);
  const names = lines.slice(0, Math.max(0, rule));
  const ownName = names.findIndex(({ runs }) => runs.some(({ bold }) => bold));
  const [nation, motto, ruleBelow] = right?.paragraphs ?? [];
  const mottoWidth = MOTTO_EMS * (motto?.runs[0]?.size ?? 0) * 20;
  const numbered = number?.paragraphs[0];
  const dated = date?.paragraphs[0];
  return [
    ...looks("quốc hiệu", nation, { size: [12, 13], bold: true, upper: true, align: "center" }),
    ...looks("tiêu ngữ", motto, { size: [13, 14], bold: true, align: "center" }),
    ...checkRule("tiêu ngữ", ruleBelow, right?.width ?? 0, [mottoWidth * 0.97, mottoWidth * 1.03]),
    ...names
      .slice(0, Math.max(0, ownName))
      .flatMap((one) => looks("cơ quan chủ quản", one, { size: [12, 13], upper: true, align: "center" })),
    ...(ownName < 0 ? ["cơ quan ban hành is missing"] : []),
    ...names
      .slice(Math.max(0, ownName))
      .flatMap((one) => looks("cơ quan ban hành", one, { size: [12, 13], bold: true, upper: true, align: "center" })),
    ...checkRule("cơ quan ban hành", lines[rule], left?.width ?? 0, [200, (left?.width ?? 0) / 2]),
    ...looks("số, ký hiệu", numbered, { size: [13, 13], align: "center" }),
    ...looks("địa danh, ngày", dated, { size: [13, 14], italic: true, align: "center" }),
    ...faults([
      [nation?.text === "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "quốc hiệu is worded otherwise"],
      [motto?.text === "Độc lập - Tự do - Hạnh phúc", "tiêu ngữ is worded otherwise"],
      [
        /^Số: *(\u00a0+|0[1-9]|[1-9]\d+)\/(TTr|[\p{Lu}\d]+)(-[\p{Lu}\d]+)*$/u.test(numbered?.text ?? ""),
        "số, ký hiệu is written otherwise",
      ],
      [
        /^\S.*, ngày (…|0[1-9]|[1-3]\d) tháng (…|0[12]|[3-9]|1[0-2]) năm (…|\d{4})$/.test(dated?.text ?? ""),
        "địa danh, ngày is written otherwise",
      ],
    ]),
  ];
}

function checkRule(below: string, rule: LaidParagraph | undefined, room: number, bounds: Bounds): string[] {
  if (rule?.rule === undefined) return [`no rule below ${below}`];
  const length = room - rule.left - rule.right;
  return faults([
    [rule.rule === "single", `the rule below ${below} is not solid`],
    [Math.abs(rule.left - rule.right) <= 2, `the rule below ${below} is not in the middle`],
    [within(length, bounds), `the rule below ${below} has the wrong length`],
  ]);
}

function checkTitle(paragraphs: readonly LaidParagraph[]): string[] {
  const [title, ...rest] = paragraphs;
  const rule = rest.findIndex((one) => one.rule !== undefined);
  const subject = rest.slice(0, Math.max(0, rule));
  return [
    ...looks("tên loại", title, { size: [13, 14], bold: true, upper: true, align: "center" }),
    ...(subject.length === 0 ? ["trích yếu is missing"] : []),
    ...subject.flatMap((one) => looks("trích yếu", one, { size: [13, 14], bold: true, align: "center" })),
    ...checkRule("trích yếu", rest[rule], 9354, [200, 9354 / 2]),
    ...(title?.text === "BÁO CÁO" || title?.text === "TỜ TRÌNH" ? [] : ["tên loại is worded otherwise"]),
  ];
}

function checkBody(paragraphs: readonly LaidParagraph[]): string[] {
  const texts = paragraphs.filter(({ text }) => text.trim() !== "");
  return [
    ...texts.flatMap((one) => {
      const what = `“${one.text.slice(0, 30)}”`;
      const section = /^[IVX]+\. /.test(one.text);
      const bold = section || /^\d+\. /.test(one.text);
      return [
        ...looks(what, one, {
          size: [13, 14],
          bold,
          italic: one.text.startsWith("Căn cứ "),
          upper: section,
          align: "both",
        }),
        ...faults([
          [[567, 720].includes(one.firstLine), `${what}: the first line is not indented by 1 or 1.27 cm`],
          [Math.max(one.before, one.after) >= 120, `${what}: less than 6 pt between paragraphs`],
          [one.lineRule === "auto" && within(one.line, [240, 360]), `${what}: lines are not single to 1.5`],
        ]),
      ];
    }),
    ...faults([[texts.at(-1)?.text.endsWith("./.") ?? false, "the text does not end with ./."]]),
  ];
}

function checkFoot(rows: readonly (readonly LaidCell[])[]): string[] {
  const [left, right] = rows[0] ?? [];
  const [word, ...recipients] = left?.paragraphs ?? [];
  const [name, ...posts] = (right?.paragraphs ?? []).toReversed();
  return [
    ...looks("Nơi nhận", word, { size: [12, 12], bold: true, italic: true, align: "left" }),
    ...recipients.flatMap((one) => looks("nơi nhận", one, { size: [11, 11], align: "left" })),
    ...(posts.length === 0 ? ["chức vụ is missing"] : []),
    ...posts.flatMap((one) => looks("chức vụ", one, { size: [13, 14], bold: true, upper: true, align: "center" })),
    ...looks("người ký", name, { size: [13, 14], bold: true, upper: /^…+$/.test(name?.text ?? ""), align: "center" }),
    ...faults([
      [word?.text === "Nơi nhận:", "Nơi nhận is worded otherwise"],
      [recipients[0]?.text === "- Như trên;", "the first recipient is not “- Như trên;”"],
      [recipients.slice(0, -1).every(({ text }) => /^- .+;$/.test(text)), "a recipient does not end with ;"],
      [/^- Lưu: VT, .+\.$/.test(recipients.at(-1)?.text ?? ""), "the last recipient is not “- Lưu: VT, ….”"],
    ]),
  ];
}
