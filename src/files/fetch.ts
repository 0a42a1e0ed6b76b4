import type { Clock } from "../kernel/clock.ts";
import type { Logger } from "../kernel/logger.ts";
import type { Meter } from "../kernel/meter.ts";
import type { ChannelId } from "../messages/address.ts";
import { textReply } from "../messages/reply.ts";
import { checkFile } from "./check-file.ts";
import type { Fetched, FileQueue, FileSource, WaitingFile } from "./ports.ts";
import { wording } from "./wording.ts";

/** How long fetching one file may take; after that another worker takes it up. Longer than a channel's own time-out. */
export const FETCH_LEASE = Temporal.Duration.from({ minutes: 3 });
/** How long a file is asked for before it is given up. */
export const GIVE_UP_AFTER = Temporal.Duration.from({ hours: 24 });
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/** Fetches the next file; whether one was due. */
export type FetchNext = () => Promise<"handled" | "nothing_due">;

/** Puts the way of a file's bytes together: claim, fetch, look at the content, keep it or tell the officer why not. */
export function createFetchNext(deps: {
  queue: FileQueue;
  /** The channels that are on, each with the place where it keeps files; those of others wait. */
  sources: () => ReadonlyMap<ChannelId, FileSource>;
  clock: Clock;
  /** Somebody was told that a file is not taken. */
  announceTold: () => void;
  logger: Logger;
  meter: Meter;
}): FetchNext {
  const { queue, sources, clock, announceTold, logger, meter } = deps;

  /** What became of it; "lost" when another worker took it up meanwhile. */
  async function settle(file: WaitingFile, fetched: Fetched): Promise<string> {
    if (fetched.kind === "later") return wait(file, fetched);
    const checked = fetched.kind === "bytes" ? checkFile(fetched.bytes, file.type) : { refused: fetched.why };
    if ("refused" in checked) {
      const reply = textReply(wording.refused[checked.refused](file.name));
      if (!(await queue.refuse(file, checked.refused, reply, clock.now()))) return "lost";
      announceTold();
      return checked.refused;
    }
    if (fetched.kind !== "bytes") return "lost";
    return (await queue.keep(file, fetched.bytes, checked.type)) ? "here" : "lost";
  }

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
