import { withFolding } from "../fold-rows.ts";
import { build as buildAsShipped } from "./minisearch.ts";

/** MiniSearch over text without diacritics. */
export const build = withFolding(buildAsShipped);
