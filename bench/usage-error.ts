/** Something the caller must change: the command ends with this message alone and exit code 2. */
export class UsageError extends Error {}
