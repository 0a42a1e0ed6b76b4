import { z } from "zod";

/** Milliseconds since 1970, up to the year 9999. */
const milliseconds = z.int().min(0).max(253_402_300_799_999);
/** Ids are 20 hexadecimal digits today; whatever a store can hold is taken. */
const id = z
  .string()
  .regex(/^[\x21-\x7E]{1,128}$/)
  .or(z.int().nonnegative().transform(String));

const message = z.object({
  chat: z.object({ id, chat_type: z.string().optional().catch(undefined) }),
  from: z.object({ id: id.optional().catch(undefined), is_bot: z.boolean().optional().catch(undefined) }).optional(),
  message_id: id.optional().catch(undefined),
  date: milliseconds.optional().catch(undefined),
  text: z.string().optional().catch(undefined),
});

/** What is read of an update; whatever else it holds is ignored. */
export const updateShape = z.object({ event_name: z.string().max(100), message });

/** A message as far as it is read. */
export type ReadMessage = z.infer<typeof message>;

const wrapped = z.object({ ok: z.literal(true), result: z.unknown() });

/** An update as it is: the documents show it wrapped as a result, real traffic brings it flat (graded B, three captures). */
export function unwrap(body: unknown): unknown {
  const read = wrapped.safeParse(body);
  return read.success && read.data.result !== undefined ? read.data.result : body;
}
