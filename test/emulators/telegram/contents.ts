import type { Message } from "grammy/types";
import type { FormFile } from "./multipart.ts";
import { storedFile, type World } from "./world.ts";

/** The kinds of messages without text that a person can send here. */
export type ContentKind =
  | "sticker"
  | "photo"
  | "voice"
  | "audio"
  | "video"
  | "video_note"
  | "animation"
  | "document"
  | "contact"
  | "location"
  | "venue"
  | "poll"
  | "dice";

/** The content of such a message in the Bot API's shape. */
export function contentOf(kind: ContentKind, world: World, file: FormFile): Partial<Message> {
  const stored = storedFile(world, file);
  const moving = { ...stored, width: 320, height: 320, duration: 4 };
  const location = { latitude: 10.3759, longitude: 105.4185 };
  switch (kind) {
    case "sticker":
      return {
        sticker: { ...stored, type: "regular", width: 512, height: 512, is_animated: false, is_video: false },
      };
    case "photo":
      return { photo: photoSizes(world, file) };
    case "voice":
      return { voice: { ...stored, duration: 3 } };
    case "audio":
      return { audio: { ...stored, duration: 60 } };
    case "video":
      return { video: moving };
    case "video_note":
      return { video_note: { ...stored, length: 240, duration: 4 } };
    case "animation":
      return { animation: moving, document: stored };
    case "document":
      return { document: stored };
    case "contact":
      return { contact: { phone_number: "+84000000000", first_name: "Danh bạ" } };
    case "location":
      return { location };
    case "venue":
      return { location, venue: { location, title: "Trụ sở", address: "Long Xuyên" } };
    case "poll":
      return { poll: POLL };
    case "dice":
      return { dice: { emoji: "🎲", value: 4 } };
  }
}

/** A photo in a small size of its own and as it was sent; photos have no name. */
function photoSizes(world: World, file: FormFile): NonNullable<Message["photo"]> {
  const sizes = [
    { content: { name: "", bytes: file.bytes.subarray(0, 8) }, width: 90, height: 60 },
    { content: { name: "", bytes: file.bytes }, width: 1280, height: 853 },
  ];
  return sizes.map(({ content, width, height }) => {
    const { file_id, file_unique_id, file_size } = storedFile(world, content);
    return { file_id, file_unique_id, file_size, width, height };
  });
}

const POLL = {
  id: "1",
  question: "Họp lúc nào?",
  options: [],
  total_voter_count: 0,
  is_closed: false,
  is_anonymous: true,
  type: "regular",
  allows_multiple_answers: false,
} as unknown as NonNullable<Message["poll"]>;
