import { z } from "zod";

import { cleanFileName } from "../../files/file-name.ts";
import { announcedType, isOtherSheet } from "../../files/file-types.ts";
import type { FileCame } from "../../messages/inbound-event.ts";
import type { ReadMessage } from "./update-shape.ts";

const size = z.int().nonnegative().nullish().catch(null);
const handle = z.string().min(1).max(400);
const photo = z.object({ file_id: handle, file_size: size, width: z.int(), height: z.int() });
const document = z.object({
  file_id: handle,
  file_size: size,
  file_name: z.string().optional().catch(undefined),
  mime_type: z.string().nullish().catch(null),
});

/** The photo (its largest size) or the PDF, Word file or picture that a message carries; null for anything else. */
export function fileSent(message: ReadMessage): FileCame | null {
  const file = photoSent(message) ?? documentSent(message);
  const { caption, media_group_id: album } = message;
  return file && { ...file, ...(caption !== undefined && { caption }), ...(album !== undefined && { album }) };
}

/** Whether a message carries a spreadsheet of a kind that is not taken. */
export function otherSheetSent(message: ReadMessage): boolean {
  const { data } = document.safeParse(message["document"]);
  return data !== undefined && isOtherSheet(data.file_name ?? "", data.mime_type ?? null);
}

function photoSent(message: ReadMessage): FileCame | null {
  const read = z.array(photo).min(1).safeParse(message["photo"]);
  const largest = read.data?.reduce((one, other) => (areaOf(other) > areaOf(one) ? other : one));
  if (!largest) return null;
  const name = cleanFileName(`anh-${message.message_id ?? "moi"}.jpg`, "image/jpeg");
  return {
    kind: "file",
    what: "photo",
    name,
    type: "image/jpeg",
    size: largest.file_size ?? null,
    handle: largest.file_id,
  };
}

function documentSent(message: ReadMessage): FileCame | null {
  const { data } = document.safeParse(message["animation"] === undefined ? message["document"] : undefined);
  const type = data && announcedType(data.file_name ?? "", data.mime_type ?? null);
  if (!data || !type) return null;
  const name = cleanFileName(data.file_name ?? "", type);
  return { kind: "file", what: "file", name, type, size: data.file_size ?? null, handle: data.file_id };
}

const areaOf = ({ width, height }: { width: number; height: number }): number => width * height;
