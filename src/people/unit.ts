import { z } from "zod";

import { UNIT_KINDS } from "../knowledge/campaign.ts";

/** A unit that is expected to report, or that receives reports; known by its code, never by its bare name. */
const unit = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]{2,12}$/, "must be 2 to 12 of A–Z 0–9"),
  kind: z.enum(UNIT_KINDS),
  name: z.string().min(1),
  /** The code of the unit it reports to; null where it reports to the campaign's receiver itself. */
  reports_to: z.string().nullable(),
  /** False until the coordinator has confirmed that the unit is expected. */
  confirmed: z.boolean(),
  /** What the official document of the unit needs (Nghị định 30/2020/NĐ-CP, Phụ lục I); blanks stay visible. */
  letterhead: z.strictObject({
    /** The body above it, in capitals; null where there is no such line. */
    parent: z.string().nullable(),
    /** What stands at the right where the body has a head of its own (Đoàn: HD 29-HD/TWĐTN-VP); left out for quốc hiệu and tiêu ngữ. */
    own_head: z.string().min(1).exactOptional(),
    /** Its own name, in capitals. */
    name: z.string(),
    /** What follows the number: "BC-UBND"; null leaves a blank. */
    symbol: z.string().nullable(),
    /** Where it is dated; null leaves a blank. */
    place: z.string().nullable(),
    /** The lines above the signature, in capitals: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"; none leaves a blank. */
    signs_as: z.array(z.string()),
    /** What stands behind "Lưu: VT,": the department that drafts; null leaves a blank. */
    drafted_by: z.string().nullable(),
  }),
});

/** The units of a campaign (`units.yaml`). */
export const unitsSchema = z
  .strictObject({
    /** Where the list comes from, and how sure it is. */
    source: z.string().min(1),
    /** The code of the unit that receives the reports. */
    receiver: z.string(),
    units: z.array(unit).min(1),
  })
  .superRefine(({ receiver, units }, context) => {
    const codes = units.map(({ code }) => code);
    const complain = (message: string, path: (string | number)[]) =>
      context.addIssue({ code: "custom", message, path });
    if (!codes.includes(receiver)) complain(`${receiver} is no unit`, ["receiver"]);
    units.forEach(({ code, reports_to }, at) => {
      if (codes.indexOf(code) !== at) complain(`${code} stands twice`, ["units", at, "code"]);
      if (reports_to !== null && !codes.includes(reports_to))
        complain(`${reports_to} is no unit`, ["units", at, "reports_to"]);
    });
  });

/** A unit (đơn vị). */
export type Unit = z.infer<typeof unit>;
/** All units of a campaign. */
export type Units = z.infer<typeof unitsSchema>;
