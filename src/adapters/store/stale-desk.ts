import { isDeadlock } from "./statement-errors.ts";

/** Something that a turn builds on has changed since its desk was opened. */
export class StaleDesk extends Error {
  override name = "StaleDesk";
}

/**
 * Whether what failed is to be tried again on what others wrote meanwhile: a stale desk, or two transactions that waited for
 * each other, of which PostgreSQL gave this one up.
 */
export function isStale(error: unknown): boolean {
  return error instanceof StaleDesk || isDeadlock(error);
}
