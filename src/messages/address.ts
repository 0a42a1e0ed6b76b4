/** The channels a conversation can run on; each has a folder of the same name under src/adapters. */
export const CHANNELS = ["terminal", "web-chat", "telegram", "zalo-bot", "zalo-oa"] as const;

/** The name of a channel. */
export type ChannelId = (typeof CHANNELS)[number];

/** Where a conversation is held: the channel, and the name it has there (a chat id, a hashed cookie). */
export interface Address {
  readonly channel: ChannelId;
  readonly conversation: string;
}
