import { z } from "zod";

import type { Unit } from "./unit.ts";

const commune = z.strictObject({
  /** The code of the General Statistics Office, also for communes whose names are alike. */
  code: z.string().regex(/^\d{5}$/, "must be 5 digits"),
  /** With its kind: "Xã Mỹ Khánh". */
  name: z.string().min(1),
});

/** The communes of the districts of a campaign (`communes.yaml`), as they were in its year. */
export const communesSchema = z
  .strictObject({
    /** Where the list comes from, and how sure it is. */
    source: z.string().min(1),
    licence: z.string().min(1),
    /** The day for which it holds. */
    as_of: z.iso.date(),
    districts: z
      .array(z.strictObject({ district: z.string().min(1), communes: z.array(commune).min(1).max(60) }))
      .min(1),
  })
  .superRefine(({ districts }, context) => {
    const seen = { districts: new Set<string>(), communes: new Set<string>() };
    const complain = (message: string, path: (string | number)[]) =>
      context.addIssue({ code: "custom", message, path });
    districts.forEach(({ district, communes }, at) => {
      if (seen.districts.has(district)) complain(`${district} stands twice`, ["districts", at, "district"]);
      seen.districts.add(district);
      communes.forEach(({ code }, place) => {
        if (seen.communes.has(code)) complain(`${code} stands twice`, ["districts", at, "communes", place, "code"]);
        seen.communes.add(code);
      });
    });
  });

/** A commune (xã, phường, thị trấn) of a district. */
export type Commune = z.infer<typeof commune>;
/** The communes of all districts of a campaign. */
export type Communes = z.infer<typeof communesSchema>;

/** The communes of a district in the order of their codes; none for a unit without. */
export const communesOf = (communes: Communes | null, district: string): readonly Commune[] =>
  communes?.districts.find((one) => one.district === district)?.communes ?? [];

/** The communes of all districts as units that report to their district; none is expected by the province. */
export function communeUnits(communes: Communes | null): readonly Unit[] {
  const districts = communes?.districts ?? [];
  return districts.flatMap(({ district, communes: all }) => all.map((commune) => unitOf(commune, district)));
}

function unitOf({ code, name }: Commune, district: string): Unit {
  const spoken = `${name.charAt(0).toLocaleLowerCase("vi")}${name.slice(1)}`;
  return {
    code,
    kind: "commune",
    name: `Ủy ban nhân dân ${spoken}`,
    reports_to: district,
    confirmed: true,
    letterhead: {
      parent: null,
      name: `ỦY BAN NHÂN DÂN ${name.toLocaleUpperCase("vi")}`,
      symbol: "BC-UBND",
      place: name.replace(/^(?:Xã|Phường|Thị trấn)\s+/u, ""),
      signs_as: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
      drafted_by: null,
    },
  };
}
