/** What is known about an event besides its name: numbers and short words, never a message's text, a person's name or a secret. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Where the rooms tell an operator what happened. */
export interface Logger {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  /** Something broke; `cause` is logged without the texts of messages. */
  error(event: string, cause: unknown, facts?: Facts): void;
}

/** A logger that says nothing, for tests and one-off commands. */
export const silentLogger: Logger = { info() {}, warn() {}, error() {} };
