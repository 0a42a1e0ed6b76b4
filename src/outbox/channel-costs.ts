import { z } from "zod";

const grade = z.enum(["A", "B", "C", "?"]);
/** Where a figure comes from: the day on which it was read, and how sure it is. */
const known = { as_of: z.iso.date(), grade, source: z.string().min(1) };
/** Đồng for one message; null where nobody says. */
const price = z.number().min(0).max(100_000).nullable();
/** Messages in a second over all conversations. */
const perSecond = z.number().positive().max(1000).nullable();

/** What sending costs and where it ends, by channel (`knowledge/channels.yaml`). */
export const channelCostsSchema = z.strictObject({
  /** A page that shows what is kept: nothing is sent and no phone rings. */
  page: z.strictObject({ ...known, price, per_second: perSecond }),
  telegram: z.strictObject({ ...known, price, per_second: perSecond }),
  "zalo-bot": z
    .strictObject({
      ...known,
      price,
      per_second: perSecond,
      /** Messages of a month, both ways. */
      monthly_messages: z.int().positive(),
      /** How many of them are kept back for answers: nobody is written to unasked with these. */
      kept_for_answers: z.int().min(0),
    })
    .refine((bot) => bot.kept_for_answers < bot.monthly_messages, {
      message: "leaves nothing to send",
      path: ["kept_for_answers"],
    }),
  "zalo-oa": z
    .strictObject({
      ...known,
      per_second: perSecond,
      /** Hours since the person's last word within which a message costs nothing. */
      free_hours: z.number().positive(),
      /** Hours since then within which it is taken for money, and after which it is refused. */
      paid_hours: z.number().positive(),
      price,
    })
    .refine((oa) => oa.free_hours <= oa.paid_hours, { message: "is before free_hours", path: ["paid_hours"] }),
  "zalo-zbs": z.strictObject({
    ...known,
    per_second: perSecond,
    /** Prices of templates that name none of their own: to a person of the OA, and to a telephone number. */
    price_user: price,
    price_phone: price,
  }),
});

/** What sending costs and where it ends, by channel. */
export type ChannelCosts = z.infer<typeof channelCostsSchema>;
