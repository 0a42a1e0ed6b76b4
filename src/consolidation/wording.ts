import { type Reply, textReply } from "../messages/reply.ts";
import type { Difficulty } from "../reports/difficulty.ts";

/** What whoever raised a difficulty is told once it is answered. */
export function answerToDifficulty({ code, topic, answer }: Difficulty): Reply {
  return textReply(
    `Dạ, ${answer?.by ?? ""} đã trả lời vướng mắc ${code} (${topic}) của anh/chị:\n${answer?.text ?? ""}`,
  );
}
