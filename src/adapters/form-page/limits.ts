/** Where the form's pages stand. */
export const FORM_PATH = "/bieu/";

/** The most bytes of one request's body: a section with a full table and all its texts fits. */
export const LARGEST_FORM = 256 * 1024;

/** How long a page may be used after its link was opened, in hours. */
export const PAGE_HOURS = 12;

/** How many requests that change something, or ask what has changed, one page may make. */
export const FORM_LIMIT = { name: "form-page", most: 120, withinMs: 60_000 } as const;

/** How many empty rows a table shows below those that are filled in. */
export const SPARE_ROWS = 1;
