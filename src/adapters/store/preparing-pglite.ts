import { messages, type PGlite, parse, protocol, type QueryOptions, type Results } from "@electric-sql/pglite";
import type { PGlite as PGliteOfKysely } from "kysely";

const { bind, close, describe, execute, parse: parseMessage, sync } = protocol.serialize;

/** A statement that the engine has read and planned already. */
interface Prepared {
  readonly name: string;
  readonly parameterTypes: readonly number[];
  readonly rows: messages.RowDescriptionMessage | null;
  uses: number;
}

/** After so many uses a statement is planned anew: the embedded engine never looks by itself how its tables have grown. */
const USES = 1000;
/** So many statements are kept; the program has some dozens. */
const MOST_KEPT = 200;

/**
 * PGlite as Kysely uses it, with every statement outside a transaction read and planned once, and sent in one go:
 * PGlite itself does both anew for every call, which costs more than most statements do.
 */
export function preparing(pglite: PGlite): PGliteOfKysely {
  const kept = new Map<string, Prepared>();
  let names = 0;

  async function send(...parts: Uint8Array[]) {
    const answer = await pglite.execProtocol(Buffer.concat([...parts, sync()]), { syncToFs: false });
    return answer.messages;
  }

  async function forget(text: string): Promise<void> {
    const statement = kept.get(text);
    if (statement && kept.delete(text)) await send(close({ type: "S", name: statement.name }));
  }

  async function prepare(text: string): Promise<Prepared> {
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= MOST_KEPT) await forget(oldest);
    names += 1;
    const name = `kept_${names}`;
    const told = await send(parseMessage({ name, text }), describe({ type: "S", name }));
    const types = told.find((message) => message instanceof messages.ParameterDescriptionMessage);
    const rows = told.find((message) => message instanceof messages.RowDescriptionMessage) ?? null;
    const statement = { name, parameterTypes: types?.dataTypeIDs ?? [], rows, uses: 0 };
    kept.set(text, statement);
    return statement;
  }

  async function run(text: string, values: readonly unknown[], options?: QueryOptions): Promise<Results> {
    if ((kept.get(text)?.uses ?? 0) >= USES) await forget(text);
    const statement = kept.get(text) ?? (await prepare(text));
    statement.uses += 1;
    const written = values.map((value, at) => {
      const write = pglite.serializers[statement.parameterTypes[at] ?? 0];
      return value === null || value === undefined ? null : write ? write(value) : String(value);
    });
    try {
      const told = await send(bind({ statement: statement.name, values: written }), execute({}));
      const [results] = parse.parseResults(statement.rows ? [statement.rows, ...told] : told, pglite.parsers, options);
      if (!results) throw new Error("the engine gave no result");
      return results;
    } catch (error) {
      await forget(text);
      throw error;
    }
  }

  return {
    get closed() {
      return pglite.closed;
    },
    get ready() {
      return pglite.ready;
    },
    waitReady: pglite.waitReady,
    close: () => pglite.close(),
    transaction: (work) => pglite.transaction(work),
    query: <T>(text: string, values?: readonly unknown[], options?: QueryOptions) =>
      pglite._runExclusiveTransaction(() =>
        pglite._runExclusiveQuery(async () => {
          const results = await run(text, values ?? [], options);
          await pglite.syncToFs();
          return results as Results<T>;
        }),
      ),
  };
}
