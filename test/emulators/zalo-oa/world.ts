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
  readonly bell: Bell;
  /** Now, in milliseconds. */
  now(): number;
  nextId(): string;
}
