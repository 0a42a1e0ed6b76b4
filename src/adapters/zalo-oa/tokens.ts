import { z } from "zod";
import type { Clock } from "../../kernel/clock.ts";
import type { Logger } from "../../kernel/logger.ts";
import { callZalo } from "./call-zalo.ts";
import type { KeptTokens, NewTokens, TokenStore } from "./ports.ts";
import type { Sleep } from "./sleep.ts";
import { wording } from "./wording.ts";

/** An access token lives 25 hours (graded B); it is renewed when this much is left. */
const RENEW_BEFORE = Temporal.Duration.from({ hours: 5 });
/** How long one renewal may hold the right to it: longer than the call may take. */
const CLAIM = Temporal.Duration.from({ seconds: 60 });
/** How often and how long somebody waits for another's renewal, in milliseconds. */
const LOOK_MS = 100;
const PATIENCE_MS = 20_000;

/** An access token, or why there is none. */
export type Given =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "later"; readonly why: string }
  /** The refresh token is dead: only a person can give consent again. */
  | { readonly kind: "needs_consent" };

/** The access token, renewed when it is old or was refused; never rejects. */
export interface Tokens {
  current(): Promise<Given>;
  /** Another token than the one that Zalo refused. */
  renewed(refused: string): Promise<Given>;
}

const pair = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().int().positive(),
});

/**
 * Keeps the access token. A refresh token is good for one use, and the old access token dies when a new one is given, so
 * one renewal runs at a time over all processes, and a new pair is committed before anybody uses it. What a crash between
 * Zalo's answer and that commit loses, nobody can get back: the next renewal is refused, and a person must give consent again.
 */
export function createTokens(deps: {
  appId: string;
  appSecret: string;
  oauthRoot: string;
  store: TokenStore;
  clock: Clock;
  sleep: Sleep;
  owner: string;
  logger: Logger;
}): Tokens {
  const { appId, appSecret, store, clock, sleep, owner, logger } = deps;
  const url = `${deps.oauthRoot.replace(/\/+$/, "")}/v4/oa/access_token`;
  let held: { readonly token: string; readonly expiresAt: Temporal.Instant } | null = null;
  let renewing: Promise<Given> | null = null;
  /** A pair that Zalo gave and the store did not take yet: nothing goes before it. */
  let unsaved: { readonly spent: string; readonly pair: NewTokens } | null = null;

  const isFresh = (expiresAt: Temporal.Instant | null) =>
    expiresAt !== null && Temporal.Instant.compare(clock.now().add(RENEW_BEFORE), expiresAt) < 0;
  const isAlive = (expiresAt: Temporal.Instant | null) =>
    expiresAt !== null && Temporal.Instant.compare(clock.now(), expiresAt) < 0;
  const usable = ({ accessToken, expiresAt }: KeptTokens, refused: string | null): Given | null => {
    if (accessToken === null || expiresAt === null || accessToken === refused || !isFresh(expiresAt)) return null;
    held = { token: accessToken, expiresAt };
    return { kind: "token", token: accessToken };
  };

  async function renew(refused: string | null): Promise<Given> {
    if (unsaved) return save(unsaved.spent, unsaved.pair);
    for (let waited = 0; waited <= PATIENCE_MS; waited += LOOK_MS) {
      const kept = await store.read();
      const found = usable(kept, refused);
      if (found) return found;
      if (kept.isDead) return { kind: "needs_consent" };
      const now = clock.now();
      const claimed = await store.claim(owner, now, now.add(CLAIM));
      if (claimed) return renewClaimed(claimed, refused);
      await sleep(LOOK_MS, NEVER);
    }
    return { kind: "later", why: "another process is renewing the token" };
  }

  async function renewClaimed(claimed: KeptTokens, refused: string | null): Promise<Given> {
    const found = usable(claimed, refused);
    if (found === null) return spend(claimed, refused);
    await store.release(owner);
    return found;
  }

  async function spend({ refreshToken, accessToken, expiresAt }: KeptTokens, refused: string | null): Promise<Given> {
    const body = new URLSearchParams({ refresh_token: refreshToken, app_id: appId, grant_type: "refresh_token" });
    const asked = clock.now();
    const answered = await callZalo(url, { method: "POST", headers: { secret_key: appSecret }, body }, [
      refreshToken,
      appSecret,
    ]);
    const read = answered.kind === "ok" ? pair.safeParse(answered.body) : null;
    if (read?.success) return save(refreshToken, newTokens(read.data, asked));
    const why = answered.kind === "ok" ? "an answer without tokens" : answered.why;
    if (answered.kind === "ok" || (answered.kind === "refused" && !isPassing(answered.code))) {
      logger.error("zalo_oa_needs_consent", new Error(why));
      await store.bury(refreshToken, wording.needsConsent, clock.now());
      return { kind: "needs_consent" };
    }
    logger.warn("zalo_oa_token_not_renewed", { why });
    await store.release(owner);
    const isStillGood = accessToken !== null && accessToken !== refused && isAlive(expiresAt);
    return isStillGood ? { kind: "token", token: accessToken } : { kind: "later", why };
  }

  async function save(spent: string, tokens: NewTokens): Promise<Given> {
    unsaved = { spent, pair: tokens };
    await store.save(spent, tokens);
    unsaved = null;
    held = { token: tokens.accessToken, expiresAt: tokens.expiresAt };
    logger.info("zalo_oa_token_renewed", { expiresAt: tokens.expiresAt.toString() });
    return { kind: "token", token: tokens.accessToken };
  }

  const once = (refused: string | null): Promise<Given> => {
    renewing ??= renew(refused)
      .catch((cause: unknown): Given => {
        logger.error("zalo_oa_token_not_kept", cause);
        return { kind: "later", why: "the store did not answer" };
      })
      .finally(() => {
        renewing = null;
      });
    return renewing;
  };
  return {
    current: async () => (held && isFresh(held.expiresAt) ? { kind: "token", token: held.token } : once(null)),
    async renewed(refused) {
      if (held?.token === refused) held = null;
      const given =
        held && isFresh(held.expiresAt) ? { kind: "token" as const, token: held.token } : await once(refused);
      return given.kind === "token" && given.token === refused ? once(refused) : given;
    },
  };
}

const NEVER = new AbortController().signal;

/** Too many calls, and errors of Zalo's own; whatever else a renewal is refused with needs a person (the codes are not documented). */
const isPassing = (code: number): boolean => code === -32 || code >= 500;

function newTokens(
  { access_token, refresh_token, expires_in }: z.infer<typeof pair>,
  asked: Temporal.Instant,
): NewTokens {
  return { accessToken: access_token, refreshToken: refresh_token, expiresAt: asked.add({ seconds: expires_in }) };
}
