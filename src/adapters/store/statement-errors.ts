/** Two transactions waited for each other, and the engine gave this one up: it is tried again on what the other wrote. */
export function isDeadlock(error: unknown): boolean {
  return codeOf(error) === "40P01";
}

/** What one row of a statement may be to blame for (data the engine refuses, or a lock that went wrong), so that its rows are written one by one. */
export function isOfOneRow(error: unknown): boolean {
  return isDeadlock(error) || /^2[23]/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
