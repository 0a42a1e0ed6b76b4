import { type Field, type Form, formSchema } from "../../../src/reports/form.ts";
import type { ReportToCompose } from "../../../src/reports/official-document/compose-official-document.ts";
import type { Answers } from "../../../src/reports/official-document/section-blocks.ts";
import { unitOf, units } from "./sample-units.ts";

const all = ["department", "district", "front", "union"] as const;
/** A small form with a field of every kind that looks different in a document. */
const form: Form = formSchema.parse({
  id: "vnn-2023",
  version: 1,
  title: "Báo cáo",
  status: "proposed",
  source: "dựng cho kiểm thử",
  period: "2023",
  sections: [
    {
      id: "lead",
      title: "Công tác lãnh đạo, chỉ đạo, triển khai",
      asked: all,
      fields: [
        { id: "launched", kind: "yes_no", label: "Đã phát động phong trào" },
        { id: "leading", kind: "long_text", label: "Tình hình triển khai" },
        {
          id: "documents",
          kind: "table",
          label: "Văn bản đã ban hành",
          columns: [
            { id: "number", label: "Số, ký hiệu", kind: "short_text" },
            { id: "day", label: "Ngày ban hành", kind: "date" },
            { id: "subject", label: "Trích yếu", kind: "short_text" },
          ],
        },
      ],
    },
    {
      id: "poverty",
      title: "Kết quả giảm nghèo",
      asked: ["district"],
      fields: [
        { id: "counted", kind: "as_of", label: "Thời điểm số liệu" },
        { id: "poor_before", kind: "whole", label: "Hộ nghèo đầu năm", unit: "hộ" },
        { id: "poor_after", kind: "whole", label: "Hộ nghèo cuối năm", unit: "hộ" },
        {
          id: "drop",
          kind: "calculated",
          label: "Số hộ giảm",
          unit: "hộ",
          calculation: { op: "difference", of: ["poor_before", "poor_after"] },
        },
        { id: "near_poor", kind: "whole", label: "Hộ cận nghèo cuối năm", unit: "hộ" },
        { id: "khmer", kind: "whole", label: "Hộ nghèo dân tộc Khmer", unit: "hộ", only_units: ["TT"] },
        { id: "border", kind: "whole", label: "Hộ nghèo vùng biên", unit: "hộ", only_units: ["AP"] },
      ],
    },
    {
      id: "support",
      title: "Huy động nguồn lực, hỗ trợ người nghèo",
      asked: all,
      fields: [
        {
          id: "fund",
          kind: "money",
          label: "Quỹ “Vì người nghèo” đã vận động",
          unit: "đồng",
          asked: ["district", "front"],
        },
        { id: "houses", kind: "whole", label: "Nhà Đại đoàn kết đã bàn giao", unit: "căn" },
        {
          id: "models",
          kind: "table",
          label: "Mô hình, điển hình",
          columns: [
            { id: "name", label: "Tên mô hình", kind: "short_text" },
            { id: "place", label: "Nơi thực hiện", kind: "short_text" },
            { id: "households", label: "Số hộ tham gia", kind: "whole" },
            { id: "cost", label: "Kinh phí", kind: "money" },
          ],
          required: false,
        },
      ],
    },
    {
      id: "ahead",
      title: "Hạn chế, phương hướng, kiến nghị",
      asked: all,
      fields: [
        { id: "weak", kind: "long_text", label: "Hạn chế, nguyên nhân" },
        { id: "wishes", kind: "long_text", label: "Kiến nghị", required: false },
      ],
    },
  ],
});

const given = (value: Answers[string]["value"]) => ({ state: "given" as const, value, raw: "" });
const narrative =
  "Ủy ban nhân dân huyện đã ban hành kế hoạch, tổ chức phát động thi đua đến các phòng, ban, ngành, đoàn thể và 15 xã, thị trấn; phân công từng đồng chí phụ trách địa bàn, gắn phong trào với xây dựng nông thôn mới và Tháng cao điểm “Vì người nghèo”. Công tác tuyên truyền được thực hiện qua hệ thống truyền thanh cơ sở, sinh hoạt khóm, ấp và mạng xã hội, thu hút đông đảo hội viên, đoàn viên và Nhân dân tham gia.";

/** Answers to the whole form, with two tables of several rows and long text. */
export const answers: Answers = {
  launched: given(true),
  leading: given(`${narrative}\n\n${narrative}\n${narrative}`),
  documents: given([
    {
      number: "45/KH-UBND",
      day: "2023-06-20",
      subject:
        "Kế hoạch tổ chức Phong trào thi đua “Vì người nghèo - Không để ai bị bỏ lại phía sau” năm 2023 trên địa bàn huyện",
    },
    { number: "112/UBND-NC", day: "2023-08-02", subject: "Đôn đốc triển khai phong trào tại các xã, thị trấn" },
    { number: "09/HD-HĐTĐKT", day: "2023-09-15", subject: "Hướng dẫn bình xét khen thưởng trong phong trào thi đua" },
  ]),
  counted: given({ date: "2023-11-30", estimate: true }),
  poor_before: given(2900),
  poor_after: given(2210),
  drop: given(690),
  near_poor: { state: "not_yet", value: null, raw: "chưa có số" },
  khmer: given(812),
  fund: given(1_250_000_000),
  houses: given(37),
  models: given(
    Array.from({ length: 14 }, (_, at) => ({
      name: ["Tổ hợp tác chăn nuôi bò sinh sản", "Vườn rau sạch hộ nghèo", "Góp vốn xoay vòng"][at % 3] ?? "",
      place: ["xã Ô Lâm", "thị trấn Ba Chúc", "xã Núi Tô"][at % 3] ?? "",
      households: 12 + at,
      cost: 150_000_000 + at * 12_500_000,
    })),
  ),
  weak: given(`${narrative}\n${narrative}`),
  wishes: given("Đề nghị tỉnh bổ sung vốn vay ưu đãi cho hộ mới thoát nghèo."),
};

/** Writes values as the tests expect them; the real one is passed in by whoever composes. */
function show(field: Field, value: unknown): string {
  const grouped = (number: unknown) => String(number).replace(/\B(?=(\d{3})+$)/gu, ".");
  const day = (iso: string) => iso.split("-").toReversed().join("/");
  switch (field.kind) {
    case "yes_no":
      return value ? "có" : "không";
    case "date":
      return day(String(value));
    case "as_of": {
      const { date, estimate } = value as { date: string; estimate: boolean };
      return `${day(date)}, số ${estimate ? "ước thực hiện" : "chính thức"}`;
    }
    case "money":
      return `${grouped(value)} đồng`;
    case "whole":
    case "calculated":
      return field.unit ? `${grouped(value)} ${field.unit}` : grouped(value);
    default:
      return String(value);
  }
}

/** The whole report of a unit, with the number and date of issue when given. */
export function reportOf(code: string, more: Partial<ReportToCompose> = {}): ReportToCompose {
  return {
    form,
    unit: unitOf(code),
    units,
    campaign: {
      name: "Phong trào thi đua “Vì người nghèo - Không để ai bị bỏ lại phía sau” năm 2023",
      place: "tỉnh An Giang",
      issuer: "Ủy ban nhân dân tỉnh An Giang",
    },
    decision: { number: null, symbol: "QĐ-UBND", date: null },
    answers,
    reasons: [],
    official: null,
    month: "2023-12",
    show,
    ...more,
  };
}
