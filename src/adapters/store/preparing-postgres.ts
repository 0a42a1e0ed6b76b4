import pg from "pg";

/** So many statements are kept ready on a connection; the program has some dozens. */
export const MOST_PREPARED = 200;

/** The engine's words for a statement that a changed table made useless. */
const OUTDATED = new Set(["0A000", "26000"]);

const names = new Map<string, string>();
let named = 0;

/** A connection to PostgreSQL on which every statement with values is read and planned once, not for each time it is run. */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own method has seven shapes
  override query(...given: any[]): any {
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const query = super.query as (...given: any[]) => any;
    const [text, values] = given;
    const name = given.length === 2 && typeof text === "string" && Array.isArray(values) && values.length > 0;
    if (!name) return query.apply(this, given);
    const asked: Promise<unknown> = query.call(this, { text, values, name: nameOf(text) });
    return asked.catch((error: unknown) => {
      if (error instanceof pg.DatabaseError && OUTDATED.has(error.code ?? "")) names.delete(text);
      throw error;
    });
  }
}

/** The name of a statement, the same on every connection; none for those beyond the most that are kept. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_PREPARED) return known;
  named += 1;
  names.set(text, `kept_${named}`);
  return `kept_${named}`;
}
