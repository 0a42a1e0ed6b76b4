import type { Clock } from "../kernel/clock.ts";
import { nfc } from "../kernel/vietnamese.ts";
import { type FileCame, type Happening, type InboundEvent, LONGEST_MESSAGE } from "../messages/inbound-event.ts";
import type { Inbox, KeptEvent, KeptHappening } from "./ports.ts";
import { isMarkedSecret } from "./secrecy.ts";

/** Keeps an event and wakes a worker; it resolves only once the event is kept, so a channel may then acknowledge it. */
export type AcceptInbound = (event: InboundEvent) => Promise<"accepted" | "repeated">;

/** Puts the border of the house together: what is marked secret is refused here, before anything is stored. */
export function createAcceptInbound(deps: { inbox: Inbox; clock: Clock; wake: () => void }): AcceptInbound {
  return async (event) => {
    const outcome = await deps.inbox.accept(keptEventOf(event), deps.clock.now());
    if (outcome === "accepted") deps.wake();
    return outcome;
  };
}

/** An event as it may be stored: without what is marked secret, too long or not storable. */
export function keptEventOf(event: InboundEvent): KeptEvent {
  return {
    channel: event.channel,
    at: event.at,
    conversation: storable(event.conversation),
    eventKey: storable(event.eventKey).slice(0, LONGEST_KEY),
    happening: keptOf(event.happening),
  };
}

/** The most characters of an event's key; longer ones, which no platform makes today, are told apart by these. */
const LONGEST_KEY = 500;

function keptOf(happening: Happening): KeptHappening {
  if (happening.kind === "choice") return { ...happening, choice: storable(happening.choice) };
  if (happening.kind === "file") return keptFileOf(happening);
  if (happening.kind !== "text") return happening;
  const text = nfc(storable(happening.text));
  if (isMarkedSecret(text)) return { kind: "refused" };
  if (text.length > LONGEST_MESSAGE) return { kind: "too_long" };
  return { ...happening, text };
}

/** The most characters of the words that come with a file; Telegram's own limit. */
const LONGEST_CAPTION = 1024;

/** A file whose name or caption is marked secret is never fetched: its handle is not kept. */
function keptFileOf(file: FileCame): KeptHappening {
  const caption = nfc(storable(file.caption ?? ""));
  if (isMarkedSecret(caption) || isMarkedSecret(nfc(file.name).replace(/\.\w+$/, ""))) return { kind: "refused" };
  const kept = { ...file, name: storable(file.name), handle: storable(file.handle), type: storable(file.type) };
  return {
    ...kept,
    ...(file.caption !== undefined && { caption: caption.slice(0, LONGEST_CAPTION) }),
    ...(file.album !== undefined && { album: storable(file.album).slice(0, LONGEST_KEY) }),
  };
}

/** Without the characters that PostgreSQL cannot hold: NUL and halves of surrogate pairs. */
function storable(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}
