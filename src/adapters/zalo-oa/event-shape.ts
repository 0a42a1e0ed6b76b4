import { z } from "zod";

/** Every number and moment of Zalo's is a text, some longer than a number can hold. */
const id = z
  .string()
  .regex(/^[\x21-\x7E]{1,128}$/)
  .or(z.int().nonnegative().transform(String));
const timestamp = z
  .string()
  .regex(/^\d{1,15}$/)
  .or(z.int().nonnegative().transform(String));

const attachment = z.object({
  type: z.string(),
  payload: z.object({
    url: z.string().max(2000).optional().catch(undefined),
    name: z.string().max(1000).optional().catch(undefined),
    size: z.coerce.number().int().nonnegative().optional().catch(undefined),
  }),
});

/** What is read of an event; whatever else it holds is ignored. */
export const eventShape = z.object({
  app_id: id,
  event_name: z.string().max(100),
  timestamp,
  /** Whoever acts: the person, or the OA; `admin_id` is there only where somebody of the office wrote. */
  sender: z.object({ id, admin_id: id.optional().catch(undefined) }).optional(),
  recipient: z.object({ id }).optional(),
  oa_id: id.optional().catch(undefined),
  follower: z.object({ id }).optional(),
  message: z
    .object({
      msg_id: id.optional().catch(undefined),
      tracking_id: id.optional().catch(undefined),
      /** Only in receipts of template messages, in milliseconds. */
      delivery_time: timestamp.optional().catch(undefined),
      text: z.string().optional().catch(undefined),
      attachments: z.array(attachment).optional().catch(undefined),
    })
    .optional(),
});

/** An event as far as it is read. */
export type ReadEvent = z.infer<typeof eventShape>;
