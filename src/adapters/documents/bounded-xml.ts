import { type Element, parseXml } from "./xml.ts";

/** The most tags in all parts of one form that are read: a form has some 5.500, and so many are read in well under a second. */
export const MOST_TAGS = 100_000;

/** Parses the parts of one file; throws RangeError before it parses more than so many tags in all. */
export function createBoundedXml(most = MOST_TAGS): (source: string) => Element {
  let left = most;
  return (source) => {
    for (let at = source.indexOf("<"); at >= 0 && left >= 0; at = source.indexOf("<", at + 1)) left -= 1;
    if (left < 0) throw new RangeError("too many tags");
    return parseXml(source);
  };
}
