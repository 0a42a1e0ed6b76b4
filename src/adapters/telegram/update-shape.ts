import { z } from "zod";

/** Seconds since 1970, up to the year 9999. */
const seconds = z.int().min(0).max(253_402_300_799);
const chat = z.object({ id: z.int(), type: z.enum(["private", "group", "supergroup", "channel"]) });
const sender = z.object({ id: z.int(), is_bot: z.boolean() });
const entity = z.object({
  type: z.string(),
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
  user: z.object({ id: z.int() }).optional().catch(undefined),
});
const entities = z.array(entity).optional().catch(undefined);

const message = z.looseObject({
  chat,
  date: seconds,
  message_id: z.int().optional().catch(undefined),
  edit_date: seconds.optional().catch(undefined),
  from: sender.optional(),
  text: z.string().optional(),
  entities,
  caption: z.string().optional().catch(undefined),
  caption_entities: entities,
  media_group_id: z.string().optional().catch(undefined),
});

const callbackQuery = z.object({
  id: z.string(),
  from: sender,
  message: z.object({ chat }),
  data: z.string(),
});

const membership = z.object({
  chat,
  date: seconds,
  old_chat_member: z.object({ status: z.string() }),
  new_chat_member: z.object({ status: z.string() }),
});

/** What is read of an update; whatever else it holds is ignored. */
export const updateShape = z.object({
  update_id: z.int().nonnegative(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: callbackQuery.optional(),
  my_chat_member: membership.optional(),
});

/** A message as far as it is read; other kinds of content are told by their keys. */
export type ReadMessage = z.infer<typeof message>;

/** A button press as far as it is read. */
export type ReadPress = z.infer<typeof callbackQuery>;

/** A change of the bot's own membership as far as it is read. */
export type ReadMembership = z.infer<typeof membership>;
