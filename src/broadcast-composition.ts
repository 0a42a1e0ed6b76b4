import { Hono } from "hono";
import { z } from "zod";

import type { ChooseOne } from "./adapters/store/broadcast-people.ts";
import { type Broadcasts, createBroadcasts } from "./adapters/store/broadcasts.ts";
import type { Store } from "./adapters/store/open-store.ts";
import type { AdminAnswer } from "./consolidation/admin-answer.ts";
import type { ReportBook } from "./consolidation/ports.ts";
import { isMarkedSecret } from "./conversation/secrecy.ts";
import type { Clock } from "./kernel/clock.ts";
import type { ChannelId } from "./messages/address.ts";
import type { Reply } from "./messages/reply.ts";
import { chooseWay, type Means } from "./outbox/choose-way.ts";
import type { Units } from "./people/unit.ts";
import { BROADCAST_BATCH, BROADCAST_MAX, broadcastReply, CONFIRM_ABOVE, unitsMeant } from "./reminders/broadcast.ts";
import { forecastOf } from "./reminders/forecast.ts";
import type { ReminderRules } from "./reminders/reminder-rules.ts";
import { isOpen } from "./reminders/steps.ts";

/** Broadcasts of a campaign: what coordinators ask for, and what sends them. */
export interface Broadcasting {
  readonly routes: Hono;
  /** Sends what is due, in open hours. */
  run(): Promise<void>;
}

const asked = z.object({
  to: z.array(z.string()).min(1),
  text: z.string().trim().min(1).max(BROADCAST_MAX),
  link: z.url({ protocol: /^https$/ }).nullable(),
  at: z.string().nullable(),
  confirm: z.int().nullable(),
});

/** What decides about ways to people, beside how much channels carry and the moment; null where nobody is reminded. */
export const noticeMeans = (rules: ReminderRules | null, sendsTemplates: boolean): Omit<Means, "load" | "now"> | null =>
  rules && { costs: rules.costs, templates: sendsTemplates ? rules.templates : null };

/** Puts the broadcasts of a campaign together. */
export function composeBroadcasting(deps: {
  store: Pick<Store, "db">;
  campaign: string;
  timeZone: string;
  units: Units;
  book: ReportBook;
  rules: ReminderRules;
  deliveredByRow: ReadonlySet<ChannelId>;
  /** Whether there is an OA that can send approved texts. */
  sendsTemplates?: boolean;
  practice: () => string | null;
  clock: Clock;
}): Broadcasting {
  const { store, campaign, timeZone, units, book, rules, deliveredByRow, practice, clock } = deps;
  const broadcasts: Broadcasts = createBroadcasts({ db: store.db, campaign, deliveredByRow, timeZone });
  const { costs } = rules;
  const templates = deps.sendsTemplates ? rules.templates : null;
  const choose: ChooseOne = (person, reply, load) =>
    chooseWay(person, reply, { costs, templates, load, now: clock.now() });
  const nameOf = (code: string) => units.units.find((unit) => unit.code === code)?.name ?? code;
  const meant = async (to: readonly string[]) => unitsMeant(to, await book.status());
  const app = new Hono();
  const command = <Body>(name: string, body: z.ZodType<Body>, run: (given: Body) => Promise<AdminAnswer>) =>
    app.post(`/${name}`, async (context) => {
      const read = body.safeParse(await context.req.json().catch(() => null));
      if (!read.success) return context.json({ message: z.prettifyError(read.error) }, 400);
      return context.json(await run(read.data));
    });
  const done = (value: unknown): AdminAnswer => ({ kind: "done", value });

  const momentOf = (at: string) => Temporal.PlainDateTime.from(at).toZonedDateTime(timeZone).toInstant();
  const words = (text: string, link: string | null) => opened(broadcastReply(nameOf(units.receiver), text, link));
  /** The people a broadcast would reach if it went out at a moment, as channels stand now. */
  async function foreseen(to: readonly string[], reply: Reply, at: Temporal.Instant) {
    const people = await broadcasts.officers(await meant(to));
    const means = { costs, templates, load: await broadcasts.load(clock.now()), now: at };
    return { people, means, reached: people.filter((one) => chooseWay(one, reply, means).ways.length > 0) };
  }

  command("preview-broadcast", asked, async ({ to, text, link, at }) => {
    const reply = words(text, link);
    const { people, means, reached } = await foreseen(to, reply, at === null ? clock.now() : momentOf(at));
    const wanting = people.filter(({ isMuted }) => !isMuted);
    return done({
      preview: reached.map(({ unit, name }) => ({ unit, name: nameOf(unit), person: name })),
      muted: people.length - wanting.length,
      unreachable: wanting.length - reached.length,
      forecast: forecastOf(wanting, reply, means),
    });
  });

  command("broadcast", asked, async ({ to, text, link, at, confirm }) => {
    if (isMarkedSecret(text)) return { kind: "refused", refusal: { kind: "marked_secret" } };
    const now = clock.now();
    const dueAt = at === null ? now : momentOf(at);
    if (at !== null && Temporal.Instant.compare(dueAt, now) <= 0)
      return { kind: "refused", refusal: { kind: "past_moment" } };
    const { reached: people } = await foreseen(to, words(text, link), dueAt);
    if (people.length === 0) return { kind: "refused", refusal: { kind: "nobody_meant" } };
    const isConfirmed = confirm === people.length || (confirm === null && people.length <= CONFIRM_ABOVE);
    if (!isConfirmed) return { kind: "refused", refusal: { kind: "unconfirmed", people: people.length } };
    const id = await broadcasts.create({ to, text, link, dueAt }, now);
    return done({ id, people: people.length, due_at: dueAt.toString() });
  });

  command("broadcasts", z.object({}), async () => done(await broadcasts.list()));
  command("cancel-broadcast", z.object({ id: z.string() }), async ({ id }) => {
    const isCancelled = /^\d{1,15}$/.test(id) && (await broadcasts.cancel(id, clock.now()));
    return isCancelled ? done({ cancelled: id }) : { kind: "refused", refusal: { kind: "unknown_broadcast", id } };
  });

  function opened(reply: Reply): Reply {
    const banner = practice();
    return banner === null ? reply : { ...reply, blocks: [{ kind: "text", text: banner }, ...reply.blocks] };
  }

  return {
    routes: app,
    async run() {
      const now = clock.now();
      await broadcasts.settleEnded(now);
      if (!isOpen(rules.plan, rules.days, now.toZonedDateTimeISO(timeZone).toPlainDateTime())) return;
      for (const { id, to, text, link, isNew } of await broadcasts.open(now)) {
        if (isNew) await broadcasts.begin(id, await meant(to));
        await broadcasts.goOn(id, words(text, link), BROADCAST_BATCH, choose, now);
      }
    },
  };
}
