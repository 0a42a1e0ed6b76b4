import type { ChannelId } from "../messages/address.ts";
import type { FormWasRead } from "../messages/inbound-event.ts";
import type { Reply } from "../messages/reply.ts";
import type { Refusal } from "./check-file.ts";
import type { FileType } from "./file-types.ts";

/** What came of fetching a file once; no `why` carries a token or a name. */
export type Fetched =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  /** The channel will never give it. */
  | { readonly kind: "refused"; readonly why: Refusal }
  /** It may be asked for again after so many milliseconds. */
  | { readonly kind: "later"; readonly afterMs: number; readonly why: string };

/** Where a channel keeps what people sent. */
export interface FileSource {
  /** Fetches a file by its handle, once, without retries of its own; never throws. */
  fetch(handle: string): Promise<Fetched>;
  /** The bytes are safe with us. */
  done?(handle: string): Promise<void>;
}

/** How a file that came may be a sheet of the report form. */
export type FormAsked = "expected" | "perhaps";

/** What the bytes of a sheet came to: plain JSON, the text of a document that is no form, or why it is not taken. */
export type FormBytesRead =
  | { readonly kind: "read"; readonly form: unknown }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "refused"; readonly why: Refusal };

/** Reads the bytes of a sheet; never throws for what people may send. */
export type ReadForm = (bytes: Uint8Array, type: FileType) => Promise<FormBytesRead>;

/** A file that is kept, but whose bytes are still with its channel. */
export interface WaitingFile {
  readonly id: string;
  readonly unit: string;
  /** Who sent it; null when that person is no longer known. */
  readonly member: string | null;
  readonly name: string;
  readonly type: FileType;
  readonly channel: ChannelId;
  readonly handle: string;
  /** Whether it is read as a sheet of the report form: "expected" tells whatever comes of it, "perhaps" only that it is one; null: never. */
  readonly form: FormAsked | null;
  /** How often it was taken up, this time included. */
  readonly attempts: number;
  readonly receivedAt: Temporal.Instant;
}

/** The kept files as a queue of bytes to fetch. */
export interface FileQueue {
  /** Takes the file of these channels that is due longest and holds it until a moment; null when none is due. */
  claim(channels: readonly ChannelId[], now: Temporal.Instant, until: Temporal.Instant): Promise<WaitingFile | null>;
  /**
   * Keeps the bytes, and in the same transaction what was read in them as the next event of the conversation they came
   * from; false (and nothing kept) when the file is no longer held by this attempt.
   */
  keep(
    file: WaitingFile,
    bytes: Uint8Array,
    type: FileType,
    read: FormWasRead | null,
    now: Temporal.Instant,
  ): Promise<boolean>;
  /** Lets it wait until it is due again. */
  again(file: WaitingFile, dueAt: Temporal.Instant, why: string): Promise<void>;
  /** Ends it without bytes: it leaves the draft and the report it was part of, and whoever sent it is told, by a message or by the next event of their conversation; false when it is no longer held. */
  refuse(file: WaitingFile, why: Refusal, told: Reply | FormWasRead, now: Temporal.Instant): Promise<boolean>;
}
