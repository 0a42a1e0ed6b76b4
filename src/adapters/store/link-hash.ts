import { createHash } from "node:crypto";

/** The form in which a long random token is kept: it cannot be turned back. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");
