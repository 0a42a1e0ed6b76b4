/** The kinds of updates that are asked for; Telegram keeps the rest to itself. */
export const ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"] as const;
