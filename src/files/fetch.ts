import type { Clock } from "../kernel/clock.ts";
import type { Logger } from "../kernel/logger.ts";
import type { Meter } from "../kernel/meter.ts";
import type { ChannelId } from "../messages/address.ts";
import type { FormWasRead } from "../messages/inbound-event.ts";
import { textReply } from "../messages/reply.ts";
import { checkFile, type Refusal } from "./check-file.ts";
import type { FileType } from "./file-types.ts";
import type { Fetched, FileQueue, FileSource, FormBytesRead, ReadForm, WaitingFile } from "./ports.ts";
import { wording } from "./wording.ts";

/** How long fetching one file may take; after that another worker takes it up. Longer than a channel's own time-out. */
export const FETCH_LEASE = Temporal.Duration.from({ minutes: 3 });
/** How long a file is asked for before it is given up. */
export const GIVE_UP_AFTER = Temporal.Duration.from({ hours: 24 });
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/** Fetches the next file; whether one was due. */
export type FetchNext = () => Promise<"handled" | "nothing_due">;

/** Puts the way of a file's bytes together: claim, fetch, look at the content, read a sheet, keep it or tell the officer why not. */
export function createFetchNext(deps: {
  queue: FileQueue;
  /** The channels that are on, each with the place where it keeps files; those of others wait. */
  sources: () => ReadonlyMap<ChannelId, FileSource>;
  /** Null where no report is asked for. */
  readForm: ReadForm | null;
  /** Whether anything can be read out of a document that is no form: whether there is a language model. */
  readsText: boolean;
  clock: Clock;
  /** Somebody was told that a file is not taken. */
  announceTold: () => void;
  /** A sheet that was read, or cannot be, waits for its turn. */
  announceRead: () => void;
  logger: Logger;
  meter: Meter;
}): FetchNext {
  const { queue, sources, readsText, clock, announceTold, announceRead, logger, meter } = deps;

  /** What became of it; "lost" when another worker took it up meanwhile. */
  async function settle(file: WaitingFile, fetched: Fetched): Promise<string> {
    if (fetched.kind === "later") return wait(file, fetched);
    const checked = fetched.kind === "bytes" ? checkFile(fetched.bytes, file.type) : { refused: fetched.why };
    if ("refused" in checked) return refuse(file, checked.refused);
    if (fetched.kind !== "bytes") return "lost";
    const read = await readOnce(file, fetched.bytes, checked.type);
    if (read?.kind === "text" && file.form === "expected") return takeText(file, read);
    if (read?.kind === "refused" && (file.form === "expected" || read.why === "secret")) return refuse(file, read.why);
    const happening = read?.kind === "read" ? wasRead(file, read) : null;
    if (!(await queue.keep(file, fetched.bytes, checked.type, happening, clock.now()))) return "lost";
    if (happening) announceRead();
    return happening ? "read" : "here";
  }

  /** A fault of ours in reading is told like a sheet that cannot be read, and logged: it would be the same at every attempt. */
  async function readOnce(file: WaitingFile, bytes: Uint8Array, type: FileType): Promise<FormBytesRead | null> {
    if (file.form === null || !deps.readForm) return null;
    try {
      return await deps.readForm(bytes, type);
    } catch (error) {
      logger.error("form_not_read", error, { channel: file.channel });
      return { kind: "refused", why: "no_form" };
    }
  }

  /** A document that is no form is not kept; what it says goes on, where somebody reads it. */
  async function takeText(file: WaitingFile, read: { readonly kind: "text"; readonly text: string }): Promise<string> {
    if (!readsText) return refuse(file, "no_form");
    if (!(await queue.refuse(file, "no_form", wasRead(file, read), clock.now()))) return "lost";
    announceRead();
    return read.kind;
  }

  async function refuse(file: WaitingFile, found: Refusal): Promise<string> {
    const isForm = file.form === "expected";
    const why = isForm && found === "wrong_kind" ? "no_form" : found;
    const told = isForm ? wasRead(file, { kind: "refused", why }) : textReply(wording.refused[why](file.name));
    if (!(await queue.refuse(file, why, told, clock.now()))) return "lost";
    if (isForm) announceRead();
    else announceTold();
    return why;
  }

  const wasRead = ({ id, name }: WaitingFile, outcome: FormWasRead["outcome"]): FormWasRead => ({
    kind: "form_read",
    file: id,
    name,
    outcome,
  });

  async function wait(file: WaitingFile, { afterMs, why }: Fetched & { kind: "later" }): Promise<string> {
    const pause = Math.max(afterMs, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(file.attempts - 1, 16)));
    const dueAt = clock.now().add({ milliseconds: pause });
    if (Temporal.Instant.compare(dueAt, file.receivedAt.add(GIVE_UP_AFTER)) > 0)
      return settle(file, { kind: "refused", why: "gone" });
    await queue.again(file, dueAt, why);
    logger.warn("file_not_fetched", { channel: file.channel, attempts: file.attempts, why });
    return "later";
  }

  return async () => {
    const now = clock.now();
    const open = sources();
    const file = await queue.claim([...open.keys()], now, now.add(FETCH_LEASE));
    const source = file && open.get(file.channel);
    if (!file || !source) return "nothing_due";
    const outcome = await settle(file, await source.fetch(file.handle));
    if (outcome !== "later" && outcome !== "lost") await source.done?.(file.handle);
    meter.count("files_total", { channel: file.channel, outcome });
    return "handled";
  };
}
