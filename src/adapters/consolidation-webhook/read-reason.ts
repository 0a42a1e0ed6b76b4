import { z } from "zod";

/** How much of an answer is read, in bytes. */
export const MOST_READ = 64 * 1024;
const LONGEST_REASON = 200;

const reasons = z.object({
  detail: z.string().optional(),
  message: z.string().optional(),
  error: z.string().optional(),
  title: z.string().optional(),
});

/** The reason in a JSON answer (`detail`, `message`, `error` or `title`), on one line and shortened; null where there is none or the answer breaks off. */
export async function readReason(response: Response): Promise<string | null> {
  const text = await readText(response);
  if (text === null) return null;
  try {
    const { detail, message, error, title } = reasons.parse(JSON.parse(text));
    const words = (detail ?? message ?? error ?? title ?? "").replace(/[\s\p{Cc}]+/gu, " ").trim();
    return words === "" ? null : words.slice(0, LONGEST_REASON);
  } catch {
    return null;
  }
}

/** The body, or null when it is longer than is read; what is left is never fetched. */
async function readText(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let [bytes, text] = [0, ""];
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > MOST_READ) return null;
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch {
    return null;
  }
}
