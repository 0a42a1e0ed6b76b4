import { withFolding } from "../fold-rows.ts";
import { build as buildAsShipped } from "./sqlite-fts5.ts";

/** FTS5 over text without diacritics. */
export const build = withFolding(buildAsShipped);
