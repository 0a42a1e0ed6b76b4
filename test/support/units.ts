import { type Unit, type Units, unitsSchema } from "../../src/people/unit.ts";

const unit = (code: string, kind: Unit["kind"], name: string): Unit => ({
  code,
  kind,
  name,
  reports_to: null,
  confirmed: code === "SNV",
  letterhead: {
    parent: null,
    name: name.toUpperCase(),
    symbol: `BC-${code}`,
    place: null,
    signs_as: ["GIÁM ĐỐC"],
    drafted_by: null,
  },
});

/** A few units, with names that are easily taken for one another. */
export const UNITS: Units = unitsSchema.parse({
  source: "bịa ra để thử",
  receiver: "SNV",
  units: [
    unit("SNV", "department", "Sở Nội vụ"),
    unit("SYT", "department", "Sở Y tế"),
    unit("STC", "department", "Sở Tài chính"),
    unit("HPN", "union", "Hội Liên hiệp Phụ nữ tỉnh"),
    unit("886", "district", "Ủy ban nhân dân huyện An Phú"),
    unit("888", "district", "Ủy ban nhân dân huyện Phú Tân"),
    unit("AP01", "commune", "Ủy ban nhân dân thị trấn An Phú"),
    unit("BT01", "commune", "Ủy ban nhân dân xã Bình Thành"),
    unit("BT02", "commune", "Ủy ban nhân dân xã Bình Thạnh"),
  ],
});
