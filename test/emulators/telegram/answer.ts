/** What the Bot API answers to a call. */
export type Answer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly error_code: number;
      readonly description: string;
      readonly parameters?: { readonly retry_after: number };
    };

/** The call succeeded. */
export const grant = (result: unknown): Answer => ({ ok: true, result });

/** The call is refused with Telegram's code and words. */
export const refuse = (error_code: number, description: string): Answer => ({ ok: false, error_code, description });

/** The request itself is wrong. */
export const badRequest = (description: string): Answer => refuse(400, `Bad Request: ${description}`);
