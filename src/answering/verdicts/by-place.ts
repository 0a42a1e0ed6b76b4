import { placeNamed } from "../find-places.ts";
import type { Verdict } from "../judge.ts";
import { wording as words } from "../wording.ts";
import type { Desk, Evidence } from "./desk.ts";

/** Shows the place that the question names ("khoản 3 Mục V"), or says that there is none. */
export function byPlace({ library }: Desk, { reading }: Evidence): Verdict | null {
  const place = placeNamed(reading.text, reading.tokens, library);
  if (!place) return null;
  if (place.kind === "missing") {
    return {
      answer: { status: "declined", reason: "not_stated", answer: words.noSuchPlace(place.said), related: [] },
      sureness: 1.5,
      locator: null,
    };
  }
  const [first] = place.citations;
  const places = place.citations.map(({ locator }) => locator).join("; ");
  const source = words.source(library.campaign, first?.document ?? "", places);
  return {
    answer: { status: "answered", answer: words.clause(first?.quote ?? "", source), citations: place.citations },
    sureness: 1.8,
    locator: first?.locator ?? null,
  };
}
