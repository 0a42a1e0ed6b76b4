import type { InlineKeyboardMarkup } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./answer.ts";
import type { Read } from "./read-text.ts";
import type { Params } from "./request-body.ts";

const keyboard = z.object({
  inline_keyboard: z.array(
    z.array(z.object({ text: z.string(), callback_data: z.string().optional(), url: z.string().optional() })),
  ),
});

/** The buttons of a call; null when it brings none. */
export function readKeyboard(params: Params): Read<InlineKeyboardMarkup | null> {
  if (params.raw["reply_markup"] === undefined) return { ok: true, value: null };
  const read = keyboard.safeParse(params.json("reply_markup"));
  if (!read.success) return refused("object expected as reply markup");
  const rows: InlineKeyboardMarkup["inline_keyboard"] = [];
  for (const row of read.data.inline_keyboard) {
    const buttons: InlineKeyboardMarkup["inline_keyboard"][number] = [];
    for (const { text, callback_data, url } of row) {
      if (text.trim() === "") return refused("inline keyboard button text must be non-empty");
      if (url !== undefined && callback_data === undefined) buttons.push({ text, url });
      else if (callback_data === undefined) {
        return refused("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
      } else if (isData(callback_data)) buttons.push({ text, callback_data });
      else return refused("BUTTON_DATA_INVALID");
    }
    if (buttons.length > 0) rows.push(buttons);
  }
  return { ok: true, value: rows.length > 0 ? { inline_keyboard: rows } : null };
}

function isData(data: string): boolean {
  const bytes = Buffer.byteLength(data);
  return bytes >= 1 && bytes <= 64;
}

function refused(description: string): Read<never> {
  return { ok: false, refusal: badRequest(description) };
}
