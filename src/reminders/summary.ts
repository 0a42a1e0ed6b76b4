import { type Reply, textReply } from "../messages/reply.ts";
import type { SummaryLine } from "./ports.ts";
import { wording } from "./wording.ts";

/** The step under which a day's summary is kept. */
export const SUMMARY_STEP = "summary";

/** How many lines one message of a summary holds; longer ones go on in the next message. */
export const SUMMARY_LINES = 30;

/** A day's summary for coordinators: by name, what was not delivered first and why; long lists are split. `onPage`: the channels whose readers must open a page. */
export function summaryReplies(
  day: Temporal.PlainDate,
  lines: readonly SummaryLine[],
  nameOf: (unit: string) => string,
  onPage: (line: SummaryLine) => boolean,
): readonly Reply[] {
  const { summary } = wording;
  const those = (...states: SummaryLine["state"][]) => lines.filter(({ state }) => states.includes(state));
  const named = (line: SummaryLine, note = "") => summary.person(nameOf(line.unit), line.name, note);
  const reasons: Readonly<Record<string, string>> = { ...summary.reasons };
  const closed: Readonly<Record<string, string>> = summary.closed;
  const noteOf = (row: SummaryLine): string =>
    (row.state === "blocked" && row.why !== null ? closed[row.why] : undefined) ??
    reasons[row.state] ??
    (row.state === "sent" && onPage(row) ? summary.onPage : wayNote(row));
  const groups = [
    { rows: those("nobody_reached"), head: summary.unreached },
    { rows: those("blocked", "failed", "muted", "withdrawn"), head: summary.failed },
    { rows: those("unknown"), head: summary.unknown },
    { rows: those("queued"), head: summary.pending },
    { rows: those("sent"), head: summary.sent },
    { rows: those("nobody_bound"), head: summary.nobody },
  ].filter(({ rows }) => rows.length > 0);
  const units = new Set(lines.map(({ unit }) => unit)).size;
  const written = groups.flatMap(({ rows, head }) => [
    head(rows.length),
    ...rows.map((row) => summary.line(named(row, noteOf(row)))),
  ]);
  const pages: string[][] = [];
  for (let at = 0; at < written.length; at += SUMMARY_LINES) pages.push(written.slice(at, at + SUMMARY_LINES));
  return pages.map((page, at) =>
    textReply([at === 0 ? summary.head(day, units) : summary.more(day), ...page].join("\n")),
  );
}

/** What a line says of a way that costs money, and whether it arrived. */
function wayNote({ way, price, isReceived }: SummaryLine): string {
  const { summary } = wording;
  const cost = price === null || price === 0 ? "" : summary.price(price);
  if (way === "paid_window") return summary.paidWindow(cost);
  if (way !== "template_user" && way !== "template_phone") return "";
  return summary.template(cost, isReceived ? summary.received : summary.notReceived);
}
