import type { Address } from "./address.ts";

/** The most characters (UTF-16, after NFC) of one message that are read; Telegram's own limit for a text. */
export const LONGEST_MESSAGE = 4096;

/** What came in that is not text; each is answered with what to do instead. */
export type Unsupported =
  | "sticker"
  | "photo"
  | "voice"
  | "video"
  | "file"
  /** A spreadsheet of a kind that is not read: .xls, .xlsm, .csv, .ods. */
  | "spreadsheet"
  | "contact"
  | "location"
  | "forwarded"
  | "group"
  /** The platform says that something came and does not show it. */
  | "unseen"
  | "other";

/** A file that somebody sent, as its channel tells of it before anybody has seen its bytes. */
export interface FileCame {
  readonly kind: "file";
  readonly what: "photo" | "file";
  /** Cleaned: no path, at most 120 characters, NFC. */
  readonly name: string;
  /** Its media type as it was announced. */
  readonly type: string;
  /** Bytes; null where the channel does not say. */
  readonly size: number | null;
  /** The channel's own name of the file, by which its bytes are fetched. */
  readonly handle: string;
  /** The words that came with it. */
  readonly caption?: string;
  /** What several files that were sent at once have in common. */
  readonly album?: string;
  /** It was passed on from another conversation, as a clerk's PDF often is. */
  readonly forwarded?: true;
}

/** A sheet that was sent before has been fetched and read, or cannot be. */
export interface FormWasRead {
  readonly kind: "form_read";
  /** The kept file's id. */
  readonly file: string;
  readonly name: string;
  /** `form` is plain JSON, its shape known to whoever takes it; `text` is what a document says that is no form; `why` is the name of a refusal. */
  readonly outcome:
    | { readonly kind: "read"; readonly form: unknown }
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "refused"; readonly why: string };
}

/** What happened on a channel, in the words of the house. */
export type Happening =
  /** Somebody wrote; `edited` when an earlier message was changed. */
  | { readonly kind: "text"; readonly text: string; readonly edited?: true }
  /** A button was pressed; `choice` is the id it was offered with. */
  | { readonly kind: "choice"; readonly choice: string }
  /** The conversation was opened, perhaps by a link that carries a payload (`/start payload`). */
  | { readonly kind: "start"; readonly payload: string | null }
  /** A photo, PDF or Word file came; its bytes are still with the channel. */
  | FileCame
  /** Kept by the worker that fetched the file. */
  | FormWasRead
  /** Something came that is not read. */
  | { readonly kind: "unsupported"; readonly what: Unsupported }
  /** The person shut the assistant out on the platform, or let it in again. */
  | { readonly kind: "blocked" }
  | { readonly kind: "unblocked" };

/** One event from a channel, verified and parsed, before anything is stored. */
export interface InboundEvent extends Address {
  /** Unique on its channel; the same key delivered again is the same event. */
  readonly eventKey: string;
  /** When the platform says it happened. */
  readonly at: Temporal.Instant;
  readonly happening: Happening;
}
