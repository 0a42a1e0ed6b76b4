import type { Unit, Units } from "../../../src/people/unit.ts";

const letterhead = { parent: null, place: "An Giang", drafted_by: null };

/** One unit of each kind that reports, and Sở Nội vụ, which receives. */
export const units: Units = {
  source: "dựng cho kiểm thử",
  receiver: "SNV",
  units: [
    unit("SNV", "department", "Sở Nội vụ (Ban Thi đua - Khen thưởng)", {
      parent: "ỦY BAN NHÂN DÂN TỈNH AN GIANG",
      name: "SỞ NỘI VỤ",
      symbol: "BC-SNV",
      signs_as: ["GIÁM ĐỐC"],
    }),
    unit("TT", "district", "Huyện Tri Tôn", {
      name: "ỦY BAN NHÂN DÂN HUYỆN TRI TÔN",
      symbol: "BC-UBND",
      place: "Tri Tôn",
      signs_as: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
      drafted_by: "PNV",
    }),
    unit("SLD", "department", "Sở Lao động - Thương binh và Xã hội", {
      parent: "ỦY BAN NHÂN DÂN TỈNH AN GIANG",
      name: "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
      symbol: "BC-SLĐTBXH",
      signs_as: ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    }),
    unit("MT", "front", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Giang", {
      name: "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH AN GIANG\nBAN THƯỜNG TRỰC",
      symbol: "BC-MTTQ-BTT",
      signs_as: ["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"],
    }),
    unit("LDLD", "union", "Liên đoàn Lao động tỉnh An Giang", {
      parent: "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
      name: "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN GIANG",
      symbol: "BC-LĐLĐ",
      signs_as: ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"],
    }),
  ],
};

function unit(
  code: string,
  kind: Unit["kind"],
  name: string,
  head: Partial<Unit["letterhead"]> & Pick<Unit["letterhead"], "name" | "symbol" | "signs_as">,
): Unit {
  return { code, kind, name, reports_to: null, confirmed: true, letterhead: { ...letterhead, ...head } };
}

/** The unit with this code. */
export function unitOf(code: string): Unit {
  const found = units.units.find((one) => one.code === code);
  if (!found) throw new Error(`${code} is no unit`);
  return found;
}
