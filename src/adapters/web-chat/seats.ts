/** A place for one stream of replies, or whose limit is reached. */
export type Seat =
  | { readonly kind: "taken"; leave(): void }
  | { readonly kind: "full"; readonly whose: "conversation" | "server" };

/** Counts the open streams, so that one visitor or a crowd cannot use up the server. */
export function createSeats(most: { readonly perConversation: number; readonly inAll: number }) {
  const open = new Map<string, number>();
  let all = 0;

  return (conversation: string): Seat => {
    const own = open.get(conversation) ?? 0;
    if (own >= most.perConversation) return { kind: "full", whose: "conversation" };
    if (all >= most.inAll) return { kind: "full", whose: "server" };
    open.set(conversation, own + 1);
    all += 1;
    let seated = true;
    const leave = () => {
      if (!seated) return;
      seated = false;
      all -= 1;
      const left = (open.get(conversation) ?? 1) - 1;
      if (left > 0) open.set(conversation, left);
      else open.delete(conversation);
    };
    return { kind: "taken", leave };
  };
}
