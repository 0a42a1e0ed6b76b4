import type { ChannelId } from "../messages/address.ts";
import { plainTexts } from "../messages/plain-text.ts";
import type { Reply } from "../messages/reply.ts";
import type { ChannelCosts } from "../outbox/channel-costs.ts";
import {
  type Choice,
  type ClosedReason,
  chooseWay,
  type Means,
  type WayReason,
  whyClosed,
  withOneMore,
} from "../outbox/choose-way.ts";

/** What a broadcast would take and cost if it went out at one moment. */
export interface Forecast {
  /** How many people on each channel. */
  readonly channels: Readonly<Partial<Record<ChannelId, number>>>;
  /** How many people by each way, by the reason for it. */
  readonly ways: Readonly<Partial<Record<WayReason, number>>>;
  /** People no way is open to, by reason. */
  readonly closed: Readonly<Partial<Record<ClosedReason, number>>>;
  /** At most so many đồng, as far as prices are known. */
  readonly dong: number;
  /** Messages whose price is not known. */
  readonly unpriced: number;
  /** Zalo Bot's month: what it eats of what is left for it, not counting what people answer. */
  readonly bot: { readonly messages: number; readonly left: number; readonly allowance: number };
  /** How long it takes at the pace of its slowest channel. */
  readonly seconds: number;
}

/** The most characters of one text, where it has to be known before it is rendered. */
const TEXT_MAX: Readonly<Partial<Record<ChannelId, number>>> = { telegram: 4096, "zalo-bot": 2000, "zalo-oa": 2000 };

/** Foresees a broadcast to these people, one after another: what one takes of an allowance is gone for the next. */
export function forecastOf(people: readonly Parameters<typeof chooseWay>[0][], reply: Reply, means: Means): Forecast {
  const { costs, load } = means;
  const messagesOf = (channel: ChannelId): number => {
    const max = TEXT_MAX[channel];
    return max === undefined ? 1 : plainTexts(reply, { max, pointer: () => "" }).length;
  };
  const choices = choicesOf(people, reply, means, messagesOf("zalo-bot"));
  const firsts = choices.flatMap(({ ways: [first] }) => (first ? [first] : []));
  const priced = firsts.filter(({ price }) => price !== null);
  const channels = countBy(firsts.map(({ channel }) => channel));
  const { monthly_messages: allowance, kept_for_answers: kept } = costs["zalo-bot"];
  const slowest = Math.max(
    0,
    ...Object.entries(channels).map(([channel, count]) => {
      const perSecond = paceOf(channel as ChannelId, costs);
      return perSecond === null ? 0 : (count * messagesOf(channel as ChannelId)) / perSecond;
    }),
  );
  return {
    channels,
    ways: countBy(firsts.map(({ reason }) => reason)),
    closed: countBy(choices.flatMap((choice) => whyClosed(choice) ?? [])),
    dong: priced.reduce((sum, { channel, price }) => sum + (price ?? 0) * messagesOf(channel), 0),
    unpriced: firsts.length - priced.length,
    bot: {
      messages: (channels["zalo-bot"] ?? 0) * messagesOf("zalo-bot"),
      left: Math.max(0, allowance - kept - load.botMessages),
      allowance,
    },
    seconds: Math.ceil(slowest),
  };
}

function choicesOf(
  people: readonly Parameters<typeof chooseWay>[0][],
  reply: Reply,
  means: Means,
  botParts: number,
): readonly Choice[] {
  let { load } = means;
  return people.map((person) => {
    const choice = chooseWay(person, reply, { ...means, load });
    const [first] = choice.ways;
    if (first) load = withOneMore(load, first, botParts);
    return choice;
  });
}

function paceOf(channel: ChannelId, costs: ChannelCosts): number | null {
  return channel === "web-chat" || channel === "terminal" ? costs.page.per_second : costs[channel].per_second;
}

function countBy<Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
