import type { Context } from "hono";

/** The form in a request's body; null for anything that is no form. */
export async function formOf(context: Context): Promise<FormData | null> {
  try {
    return await context.req.formData();
  } catch {
    return null;
  }
}
