import type { Usage } from "../turns/protocol.ts";

/** What the process that stands for Telegram is told at its start. */
export interface TelegramSettings {
  readonly perSecond: number;
  readonly perSecondInChat: number;
}

/** Where it is called. */
export interface TelegramStarted {
  readonly apiRoot: string;
  readonly token: string;
}

/** What people received, and how the calls came. */
export interface Received {
  /** From the first message that was let through to the last. */
  readonly seconds: number;
  readonly taken: number;
  /** Answered 429. */
  readonly rejected: number;
  /** Of the messages let through, in any one second. */
  readonly mostInASecond: number;
  readonly once: number;
  readonly more: number;
  readonly never: number;
}

/** What can be asked of the process that stands for Telegram. */
export interface TelegramQuestions {
  /** So many people open the bot; their chats have the numbers from 1 on. */
  people: { asked: number; told: null };
  received: { asked: null; told: Received };
}

/** What a server's process is told at its start. */
export interface WorkerSettings {
  readonly env: Readonly<Record<string, string>>;
  /** How far its clock is from this machine's, in milliseconds: the same for all workers. */
  readonly clockOffsetMs: number;
}

/** What can be asked of a server's process. */
export interface WorkerQuestions {
  usage: { asked: null; told: Usage };
  /** Begins a broadcast to so many people; its number. */
  broadcast: { asked: number; told: string };
  /** How the newest broadcast stands. */
  state: { asked: null; told: { readonly state: string; readonly people: Readonly<Record<string, number>> } };
}
