/** The name of the property of a narrative document that says whose it is. */
export const MARK_PROPERTY = "bieu";

/** A bookmark on the heading of a field. */
export const FIELD_BOOKMARK = /^f__([a-z][a-z0-9_]{1,29})$/;
/** A bookmark beside it with the fingerprint of what stood there; "none" where nothing did. */
export const BASE_BOOKMARK = /^g__([a-z0-9]{11}|none)__\d+$/;

/** The names of the bookmarks on a heading; Word allows letters, digits and "_", 40 at most, each name once. */
export const bookmarksOf = (field: string, base: string, number: number): readonly [string, string] => [
  `f__${field}`,
  `g__${base === "-" ? "none" : base}__${number}`,
];
