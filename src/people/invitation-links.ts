/** The addresses that open the assistant with a code already typed; only where the assistant is known to be reached. */
export function invitationLinks(
  code: string,
  reached: {
    /** The bot's user name without "@"; null where it is not known. */
    readonly telegramBot: string | null;
    /** Without a slash at its end; null where there is none. */
    readonly publicUrl: string | null;
  },
): string[] {
  const { telegramBot, publicUrl } = reached;
  return [
    ...(telegramBot === null ? [] : [`https://t.me/${telegramBot}?start=${code}`]),
    ...(publicUrl === null ? [] : [`${publicUrl}/?ma=${code}`]),
  ];
}
