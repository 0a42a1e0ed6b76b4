import type { Library } from "../knowledge/library.ts";
import type { CourtesyKind } from "./courtesy.ts";
import { wording } from "./wording.ts";

/** What the library is about, in a few words. */
export function aboutLibrary(library: Library): string {
  return wording.about(
    library.campaign,
    library.documents.map(({ name }) => name),
  );
}

/** The reply to a polite message. */
export function courtesyWords(kind: CourtesyKind, library: Library): string {
  switch (kind) {
    case "greeting":
      return wording.greeting(aboutLibrary(library));
    case "abilities":
      return wording.abilities(aboutLibrary(library), library.campaign?.contacts["report"] ?? null);
    default:
      return wording[kind];
  }
}
