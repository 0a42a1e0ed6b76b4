/**
 * The channels a message can go out on; each has a folder of the same name under src/adapters, but for "zalo-zbs": texts that
 * Zalo has approved, sent by the OA to a person ("user:1234") or a telephone ("phone:84…"), where nobody can answer.
 */
export const CHANNELS = ["terminal", "web-chat", "telegram", "zalo-bot", "zalo-oa", "zalo-zbs"] as const;

/** The name of a channel. */
export type ChannelId = (typeof CHANNELS)[number];

/** Where a conversation is held: the channel, and the name it has there (a chat id, a hashed cookie). */
export interface Address {
  readonly channel: ChannelId;
  readonly conversation: string;
}

/** An address as one word to look things up by, unlike that of any other. */
export const addressKey = ({ channel, conversation }: Address): string => `${channel} ${conversation}`;
