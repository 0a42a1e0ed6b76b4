import type { ChannelId } from "../messages/address.ts";
import type { Reply } from "../messages/reply.ts";
import type { WayReason } from "../outbox/choose-way.ts";
import type { NewReminder, UnitSnapshot } from "./ports.ts";

/** What one run of the scheduler would claim for a unit. */
export interface Foreseen {
  readonly unit: string;
  readonly name: string;
  readonly step: string;
  /** The unit's last valid day, ISO. */
  readonly deadline: string;
  /** `way` says why this channel, `price` what it costs in đồng (null: not known). */
  readonly recipients: readonly {
    readonly channel: ChannelId;
    readonly name: string | null;
    readonly role: string;
    readonly way: WayReason;
    readonly price: number | null;
  }[];
  readonly text: string;
  readonly state: "due" | "nobody_bound";
}

/** Rows that would be kept, as a person reads of them; none where nothing would be said. `said` is what is said where nobody is there to read it. */
export function foreseenOf(
  of: Pick<Foreseen, "unit" | "name" | "step" | "deadline">,
  all: readonly NewReminder[],
  snapshot: UnitSnapshot,
  said: Reply | null,
): readonly Foreseen[] {
  const rows = all.filter(({ state }) => state !== "not_due");
  if (rows.length === 0) return [];
  const recipients = rows.flatMap(({ member, message: sent }) => {
    const person = snapshot.people.find(({ id }) => id === member);
    if (!person || !sent) return [];
    const { way, price } = sent;
    const to = person.conversations.find(({ id }) => id === sent.conversation);
    return [{ channel: to?.channel ?? "zalo-zbs", name: person.name, role: person.role, way, price }];
  });
  const reply = rows.find((row) => row.message)?.message?.reply ?? said;
  const text = (reply?.blocks ?? []).map((block) => (block.kind === "text" ? block.text : "")).join("\n");
  const state = rows.some((row) => row.state === "nobody_bound") ? "nobody_bound" : "due";
  return [{ ...of, recipients, text, state }];
}
