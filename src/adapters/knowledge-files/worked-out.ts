import { basename, dirname, join } from "node:path";

import type { Fact } from "../../knowledge/fact.ts";
import type { Library, WorkedOut } from "../../knowledge/library.ts";
import { fingerprintOf, readKept, writeKept } from "./kept.ts";

/** The library with what was worked out from it beforehand, where that was kept and nothing it was made of has changed. */
export function withWorkedOut(library: Library, folder: string, kept?: string): Library {
  const madeOf = madeOfIn(folder);
  const parts = madeOf === null ? null : readKept(basename(folder), madeOf, kept);
  if (!parts) return library;
  const workedOut: WorkedOut = (facts, name, workOut) =>
    facts === library.facts && parts.has(name) ? (parts.get(name) as ReturnType<typeof workOut>) : workOut();
  return { ...library, workedOut };
}

/** Keeps all that `use` works out from the facts of a library. */
export function keepWorkedOut(library: Library, folder: string, use: (library: Library) => void, kept?: string): void {
  const parts = new Map<string, unknown>();
  const workedOut = <T>(facts: readonly Fact[], name: string, workOut: () => T): T => {
    const made = workOut();
    if (facts === library.facts) parts.set(name, made);
    return made;
  };
  use({ ...library, workedOut });
  const madeOf = madeOfIn(folder);
  if (madeOf !== null) writeKept(basename(folder), madeOf, parts, kept);
}

/** The fingerprint of a campaign's folder and of the wording beside it; null where a folder cannot be read. */
function madeOfIn(folder: string): string | null {
  try {
    return fingerprintOf([folder, join(dirname(folder), "wording")]);
  } catch {
    return null;
  }
}
