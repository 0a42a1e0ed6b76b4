import type { Bell } from "../telegram/bell.ts";
import type { UpdateQueue } from "./update-queue.ts";

/** A message of the bot as a person sees it. */
export interface Seen {
  readonly messageId: string;
  readonly text: string;
}

/** A chat as the platform knows it. */
export interface ChatRecord {
  readonly id: string;
  readonly type: "PRIVATE" | "GROUP";
  /** A bot can write only where somebody has written to it. */
  isOpen: boolean;
  /** What the bot has sent, in order. */
  readonly posted: Seen[];
}

/** Everything the platform remembers. */
export interface World {
  readonly accountName: string;
  readonly chats: Map<string, ChatRecord>;
  readonly updates: UpdateQueue;
  readonly bell: Bell;
  /** Messages that went out this month, and how many the plan allows. */
  readonly plan: { sent: number; quota: number };
  /** Texts that were refused because they were too long. */
  tooLong: number;
  /** Now, in milliseconds. */
  now(): number;
  /** Twenty hexadecimal digits that nothing had before. */
  nextId(): string;
}
