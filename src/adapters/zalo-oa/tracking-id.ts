/** The largest tracking id that Zalo takes, in characters (graded B). */
export const TRACKING_MAX = 48;

const TRACKING = /^td-(\d{1,15})-([0-9a-z]{1,12})$/;

/** What a receipt names a message by: its number in the outbox and when it was written, so that no other store's message is taken for it. */
export function trackingId(message: { readonly id: string; readonly createdAt: Temporal.Instant }): string {
  return `td-${message.id}-${secondsOf(message.createdAt).toString(36)}`;
}

/** The message that a tracking id names; null for one that is not ours. */
export function trackedMessage(id: string): { readonly id: string; readonly createdAt: number } | null {
  const [, message, seconds] = TRACKING.exec(id) ?? [];
  return message === undefined || seconds === undefined
    ? null
    : { id: message, createdAt: Number.parseInt(seconds, 36) };
}

const secondsOf = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1000);
