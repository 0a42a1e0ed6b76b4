import { isDeepStrictEqual } from "node:util";
import type { Api } from "grammy";
import type { Logger } from "../../kernel/logger.ts";
import { failureOf } from "./failure.ts";
import { apiSignal } from "./telegram-api.ts";
import { wording } from "./wording.ts";

/** Gives the bot its menu of commands where it has another; a failure is logged and changes nothing else. */
export async function setCommandsMenu(api: Api, logger: Logger, signal: AbortSignal): Promise<void> {
  try {
    const current = await api.getMyCommands({}, apiSignal(signal));
    const isSame = isDeepStrictEqual(
      current.map(({ command, description }) => ({ command, description })),
      wording.commands,
    );
    if (!isSame) await api.setMyCommands(wording.commands, {}, apiSignal(signal));
  } catch (thrown) {
    logger.warn("telegram_menu_not_set", { why: failureOf(thrown).why });
  }
}
