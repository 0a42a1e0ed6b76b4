import type { PostEvent } from "./webhook-poster.ts";
import type { Seen, UserRecord, World } from "./world.ts";

/** What somebody can send besides words. */
export type ContentKind = "gif" | "audio" | "video" | "sticker" | "location" | "business_card" | "link";

/** Somebody with Zalo on the phone. What is done here reaches the webhook as events; what the OA sends lands in `messages`. */
export interface Person {
  readonly id: string;
  follow(): void;
  unfollow(): void;
  say(text: string): void;
  /** Presses the button with this title, of the latest message that has it. */
  press(title: string): void;
  sendFile(name: string, bytes: Buffer): void;
  sendPhoto(bytes: Buffer): void;
  send(kind: ContentKind): void;
  /** Somebody of the office writes to this person by hand, or the OA's own message is echoed. */
  hears(text: string, by: "admin" | "api"): void;
  messages(): readonly Seen[];
  until(count: number): Promise<readonly Seen[]>;
}

/** Adds a person who has nothing to do with the OA yet. */
export function createPerson(world: World, post: PostEvent, downloadRoot: string): Person {
  const record: UserRecord = { id: world.nextId(), isFollower: false, lastInteraction: null, posted: [] };
  world.users.set(record.id, record);
  const { id } = record;

  const acts = (event_name: string, message: Readonly<Record<string, unknown>>) => {
    record.lastInteraction = world.now();
    post(id, {
      event_name,
      sender: { id },
      recipient: { id: world.oaId },
      user_id_by_app: `app-${id}`,
      message: { msg_id: world.nextId(), ...message },
    });
  };
  const kept = (bytes: Buffer) => {
    const place = world.nextId();
    world.downloads.set(place, bytes);
    return `${downloadRoot}/files/${place}`;
  };
  const following = (event_name: "follow" | "unfollow") => {
    record.isFollower = event_name === "follow";
    if (record.isFollower) record.lastInteraction = world.now();
    post(id, { event_name, oa_id: world.oaId, follower: { id }, source: "oa_profile" });
  };
  return {
    id,
    follow: () => following("follow"),
    unfollow: () => following("unfollow"),
    say: (text) => acts("user_send_text", { text }),
    press(title) {
      const button = record.posted.flatMap(({ buttons }) => buttons).findLast((one) => one.title === title);
      if (!button) throw new Error(`there is no button “${title}”`);
      acts("user_send_text", { text: button.payload });
    },
    sendFile: (name, bytes) =>
      acts("user_send_file", {
        attachments: [{ type: "file", payload: { url: kept(bytes), name, size: String(bytes.length), type: "pdf" } }],
      }),
    sendPhoto(bytes) {
      const url = kept(bytes);
      acts("user_send_image", { attachments: [{ type: "image", payload: { url, thumbnail: url } }] });
    },
    send: (kind) => acts(`user_send_${kind}`, { attachments: [{ type: kind, payload: {} }] }),
    hears: (text, by) =>
      post(id, {
        event_name: "oa_send_text",
        sender: { id: world.oaId, ...(by === "admin" && { admin_id: "9000001" }) },
        recipient: { id },
        message: { msg_id: world.nextId(), text },
      }),
    messages: () => record.posted,
    until: (count) => world.bell.until(() => (record.posted.length >= count ? record.posted : undefined)),
  };
}
