import { z } from "zod";

const confidence = z.enum(["A", "B", "C"]);
const place = { document: z.string().min(1), locator: z.string().min(1) };
const outside = z.strictObject({
  from: z.string(),
  to: z.string(),
  note: z.string(),
  source: z.string(),
  confidence,
});

/** The kinds of unit that may ask; the first four are those a report is expected of. */
export const UNIT_KINDS = [
  "department",
  "district",
  "front",
  "union",
  "commune",
  "press",
  "village",
  "standing_agency",
] as const;
/** A kind of unit: department = sở, ban, ngành; front = MTTQ; union = tổ chức CT-XH; village = khóm, ấp. */
export type UnitKind = (typeof UNIT_KINDS)[number];

const deadline = z.strictObject({
  what: z.string(),
  /** The words of the text, quoted in answers. */
  as_written: z.string(),
  /** The first day that is too late: "trước ngày 10 tháng 12" leaves the 10th out. */
  before: z.iso.date(),
  /** Local time from which a report is late beyond doubt; between `before` and this a person judges. */
  late_after: z.string(),
  ...place,
  reports_to: z.string(),
  reporters: z.array(z.enum(UNIT_KINDS)),
});

/** The decision as its number and date are printed; null leaves a visible blank. */
const decision = z.strictObject({ number: z.string().nullable(), date: z.iso.date().nullable(), source: z.string() });

const difficulties = z.strictObject({
  /** The body that answers, as the plan names it. */
  routed_to: z.string(),
  ...place,
  /** Who does that work today, where it has passed on; never part of the plan. */
  successor: z
    .strictObject({ name: z.string(), since: z.iso.date(), note: z.string(), source: z.string(), confidence })
    .nullable(),
});

/** One year's movement as data: what is due when, to whom, and whom to ask. */
export const campaignSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  short_name: z.string().min(1),
  year: z.int(),
  place: z.string(),
  issuer: z.string(),
  time_zone: z.string(),
  closes_at: z.iso.date(),
  closes_at_source: z.string(),
  deadlines: z.record(z.string(), deadline),
  milestones: z.record(
    z.string(),
    z.strictObject({ what: z.string(), as_written: z.string(), ...place, outside: outside.optional() }),
  ),
  contacts: z.record(z.string(), z.string()),
  notes: z.record(
    z.string(),
    z.strictObject({ text: z.string(), since: z.iso.date(), source: z.string(), confidence }),
  ),
  /** The decision that issues the plan. */
  decision,
  /** Where a difficulty, or a wish to change the plan, goes. */
  difficulties,
  /** What every receipt of a report begins with: "BC2023". */
  receipt_prefix: z.string().regex(/^[A-Z0-9]{2,12}$/, "must be 2 to 12 of A–Z 0–9"),
});

/** A campaign (phong trào theo kế hoạch của một năm). */
export type Campaign = z.infer<typeof campaignSchema>;
/** A day by which something is due, as written and as computed from. */
export type Deadline = z.infer<typeof deadline>;
