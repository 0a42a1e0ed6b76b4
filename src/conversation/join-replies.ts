import { METERED } from "../messages/channel-capabilities.ts";
import type { Reply } from "../messages/reply.ts";
import type { Route } from "./route.ts";

/** A route whose replies are joined where every message is counted. */
export function withJoinedReplies(route: Route): Route {
  return (state, happening, turn, around) => {
    const routed = route(state, happening, turn, around);
    return METERED.has(around.channel) ? { ...routed, replies: joinReplies(routed.replies) } : routed;
  };
}

/** The same words in as few replies as can be: one that offers choices ends what is joined, for numbers choose from the last. */
export function joinReplies(replies: readonly Reply[]): readonly Reply[] {
  const joined: Reply[] = [];
  for (const reply of replies) {
    const last = joined.at(-1);
    if (last?.choices.length === 0) joined.splice(-1, 1, join(last, reply));
    else joined.push(reply);
  }
  return joined;
}

function join(one: Reply, next: Reply): Reply {
  const forgets = one.forgets ?? next.forgets;
  return { blocks: [...one.blocks, ...next.blocks], choices: next.choices, ...(forgets && { forgets }) };
}
