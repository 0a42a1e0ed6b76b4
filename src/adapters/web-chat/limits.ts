/** The most bytes of one request's body. */
export const LONGEST_BODY = 64 * 1024;

/** The most bytes of a choice's id (`ReplyChoice`). */
export const LONGEST_CHOICE = 64;

/** How many lines one look at the history gives. */
export const LINES_AT_ONCE = 40;

/** How many streams of replies may be open: for one conversation (each tab has one), and on this server. */
export const MOST_STREAMS = { perConversation: 5, inAll: 1000 } as const;

/** How often an idle stream says that it is alive and looks for a reply it was not told of. */
export const KEEP_ALIVE_MS = 15_000;
