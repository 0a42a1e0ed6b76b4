import type { ChannelId } from "../../messages/address.ts";
import { TAKES_FILES } from "../../messages/channel-capabilities.ts";
import type { Desk, Write } from "../ports.ts";
import type { ReportDeps } from "./deps.ts";
import type { Focus } from "./focus.ts";
import { wording } from "./wording.ts";
import type { Step, Work } from "./work.ts";

/** What a desk lays before a member's turn, with what is said first when the form has changed; null for somebody without a unit. */
export function openWork(
  deps: ReportDeps,
  turn: {
    readonly desk: Desk;
    readonly now: Temporal.Instant;
    readonly turn: string;
    readonly channel: ChannelId;
  },
  focus: Focus | null,
): { readonly work: Work; readonly notice: string } | null {
  const { engine, campaign } = deps;
  const { desk, now, channel } = turn;
  const { member } = desk;
  if (!member || !engine.unit(member.unit)) return null;
  const kept = desk.draft?.content ?? engine.begin(member.unit);
  const fitted = engine.fit(kept);
  const changed = fitted.draft !== kept && desk.draft !== null;
  const notice = changed ? wording.formChanged(fitted.added, fitted.putAside.length) : "";
  const today = now.toZonedDateTimeISO(campaign.time_zone).toPlainDate();
  const uploadToken = TAKES_FILES.has(channel) ? null : deps.newToken();
  const before = { engine, desk, member, draft: fitted.draft, filed: desk.filed, focus };
  return { work: { ...before, now, today, turn: turn.turn, channel, uploadToken }, notice };
}

/** Everything that a step writes: the draft first where it changed and does not end. */
export function writesOf(
  { desk, member }: Work,
  { draft, entries, writes }: Pick<Step, "draft" | "entries" | "writes">,
): Write[] {
  const before = desk.draft;
  const files = writes.some(({ kind }) => kind === "file");
  const isChanged = !files && draft !== before?.content && (before !== null || entries.length > 0);
  const saved: Write[] = isChanged
    ? [{ kind: "save_draft", draft, version: before?.version ?? null, entries, by: member.id }]
    : [];
  return [...saved, ...writes];
}
