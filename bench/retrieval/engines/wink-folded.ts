import { withFolding } from "../fold-rows.ts";
import { build as buildAsShipped } from "./wink.ts";

/** wink-bm25-text-search over text without diacritics. */
export const build = withFolding(buildAsShipped);
