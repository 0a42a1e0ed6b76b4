import type { Engine } from "../../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../../src/adapters/store/pglite-engine.ts";
import { openPostgres } from "../../../src/adapters/store/postgres-engine.ts";
import type { BotSettings } from "../protocol.ts";
import { logger } from "./logger.ts";

/** The engine that the settings name, opened as the server opens it. */
export function openEngine({ store, storeAt }: BotSettings): Promise<Engine> | Engine {
  return store === "pglite" ? openPGlite(storeAt) : openPostgres(storeAt, logger);
}
