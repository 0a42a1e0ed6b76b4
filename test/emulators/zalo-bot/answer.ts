/** What the Bot Platform answers to a call: HTTP 200 carries refusals too. */
export type Answer =
  | { readonly ok: true; readonly result?: unknown }
  | { readonly ok: false; readonly error_code: number; readonly description: string };

/** The call succeeded. */
export const grant = (result?: unknown): Answer => ({ ok: true, ...(result !== undefined && { result }) });

/** The call is refused with the platform's code. */
export const refuse = (error_code: number, description: string): Answer => ({ ok: false, error_code, description });
