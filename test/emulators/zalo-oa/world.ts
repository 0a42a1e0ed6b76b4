import type { Bell } from "../telegram/bell.ts";

/** A message of the OA as a person sees it. */
export interface Seen {
  readonly messageId: string;
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly payload: string }[];
  readonly file: { readonly name: string; readonly bytes: Buffer } | null;
  /** Who pays: "reply" within 48 hours; null is billed. */
  readonly quota: string | null;
}

/** A person as the OA's platform knows them. */
export interface UserRecord {
  readonly id: string;
  isFollower: boolean;
  /** When the person last wrote, pressed or followed, in milliseconds; null for never. */
  lastInteraction: number | null;
  readonly posted: Seen[];
}

/** A text that the platform has approved. */
export interface ApprovedTemplate {
  readonly id: string;
  /** Its parameters, each with the most characters it takes. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Whether it may go to a person by their number with the OA. */
  readonly byUser: boolean;
}

/** A template message as its reader sees it. */
export interface SeenTemplate {
  readonly messageId: string;
  readonly templateId: string;
  readonly data: Readonly<Record<string, string>>;
  /** The person's number, or the telephone. */
  readonly to: string;
  readonly trackingId: string | null;
}

/** Everything the platform remembers. */
export interface World {
  readonly appId: string;
  readonly appSecret: string;
  readonly oaId: string;
  /** Signs events. */
  readonly secretKey: string;
  readonly users: Map<string, UserRecord>;
  readonly uploads: Map<string, { readonly name: string; readonly bytes: Buffer; readonly at: number }>;
  readonly downloads: Map<string, Buffer>;
  /** The one refresh token that works, and the one access token. */
  readonly tokens: { refresh: string; access: string | null; expiresAt: number };
  /** How often a pair was given. */
  renewals: number;
  /** Whether the platform knows the shape of buttons that the assistant sends. */
  knowsButtons: boolean;
  /** Approved texts by number. */
  readonly templates: Map<string, ApprovedTemplate>;
  /** Telephones that have Zalo; false where the owner refused the OA's notices. */
  readonly phones: Map<string, boolean>;
  readonly templatesSent: SeenTemplate[];
  /** How many template messages a day the platform takes, and when it took them. */
  readonly quota: { daily: number; readonly takenAt: number[] };
  readonly bell: Bell;
  /** Now, in milliseconds. */
  now(): number;
  nextId(): string;
}
