import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createZaloOaTokens } from "../../../src/adapters/store/zalo-oa-tokens.ts";
import type { TokenStore } from "../../../src/adapters/zalo-oa/ports.ts";
import { createTokens } from "../../../src/adapters/zalo-oa/tokens.ts";
import type { ChannelId } from "../../../src/messages/address.ts";
import { PATHS, startZaloOaEmulator, type ZaloOaEmulator } from "../../emulators/zalo-oa/zalo-oa-emulator.ts";
import { addMember, onEveryEngine } from "../../support/stores-engines.ts";
import { recordingLogger } from "../telegram/recording.ts";

const BY_ROW: ReadonlySet<ChannelId> = new Set<ChannelId>(["web-chat"]);

onEveryEngine((db) => {
  let zalo: ZaloOaEmulator;
  let now: Temporal.Instant;
  let log: ReturnType<typeof recordingLogger>;
  const clock = { now: () => now };
  beforeEach(async () => {
    await sql`delete from zalo_oa_tokens`.execute(db());
    now = Temporal.Instant.from("2026-11-24T08:00:00Z");
    log = recordingLogger();
    zalo = await startZaloOaEmulator({ now: () => now.epochMilliseconds });
  });
  afterEach(() => zalo.close());

  const storeOf = () => createZaloOaTokens({ db: db(), appId: zalo.appId, deliveredByRow: BY_ROW });
  /** One process that serves the OA; `sleep` lets others run, and half a minute pass. */
  function process(store: TokenStore = storeOf()) {
    const sleep = async (ms: number) => {
      now = now.add({ milliseconds: ms });
      await new Promise((resolve) => setImmediate(resolve));
    };
    const { appId, appSecret, root } = zalo;
    return createTokens({
      appId,
      appSecret,
      oauthRoot: root,
      store,
      clock,
      sleep,
      owner: randomUUID(),
      logger: log.logger,
    });
  }
  const token = () => ({ kind: "token", token: zalo.accessToken() });
  const kept = async () => (await storeOf().read()).refreshToken;

  describe("the access token", () => {
    beforeEach(() => storeOf().seed(zalo.refreshToken()));

    it("is renewed once for twenty who want it at once, in two processes", async () => {
      const [one, other] = [process(), process()];
      const given = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other).current()));
      expect(zalo.renewals()).toBe(1);
      expect(given).toEqual(Array(20).fill(token()));
      expect(await kept()).toBe(zalo.refreshToken());
    });

    it("is held for twenty hours, then renewed before it is too old", async () => {
      const tokens = process();
      const first = await tokens.current();
      now = now.add({ hours: 19 });
      expect(await tokens.current()).toEqual(first);
      now = now.add({ hours: 1, minutes: 1 });
      expect(await tokens.current()).toEqual(token());
      expect(zalo.renewals()).toBe(2);
      expect(await process().current()).toEqual(token());
      expect(zalo.renewals()).toBe(2);
    });

    it("is another one after Zalo refused it, once for twenty who were refused, and another process's where that has renewed it", async () => {
      const [one, other] = [process(), process()];
      await Promise.all([one.current(), other.current()]);
      const refused = zalo.accessToken() ?? "";
      await Promise.all(Array.from({ length: 20 }, () => one.renewed(refused)));
      expect(zalo.renewals()).toBe(2);
      expect(await other.renewed(refused)).toEqual(token());
      expect(zalo.renewals()).toBe(2);
    });

    it("can be renewed at once after another process had been faster", async () => {
      const store = storeOf();
      const [old, first] = [await store.read(), await process().current()];
      const late = process({ ...store, read: () => Promise.resolve(old) });
      expect(await late.current()).toEqual(first);
      const refused = zalo.accessToken() ?? "";
      expect(await process().renewed(refused)).toEqual(token());
      expect(zalo.renewals()).toBe(2);
    });

    it("is in the store before anybody has it", async () => {
      const store = storeOf();
      let committed = "";
      const given = await process({
        ...store,
        async save(spent, pair) {
          await store.save(spent, pair);
          committed = (await store.read()).accessToken ?? "";
        },
      }).current();
      expect(given).toEqual({ kind: "token", token: committed });
    });

    it("goes on as it is while renewing fails and it still lives", async () => {
      const tokens = process();
      const first = await tokens.current();
      now = now.add({ hours: 21 });
      for (const fault of [
        { kind: "refuse", code: -32 },
        { kind: "gateway-page", status: 502 },
        { kind: "drop" },
      ] as const) {
        zalo.fail(PATHS.tokens, fault);
        expect(await tokens.current()).toEqual(first);
      }
      now = now.add({ hours: 5 });
      zalo.fail(PATHS.tokens, { kind: "refuse", code: -32 });
      expect(await tokens.current()).toMatchObject({ kind: "later" });
      expect(await tokens.current()).toEqual(token());
    });

    it("waits for another process, and takes the right to renew over from one that died", async () => {
      await storeOf().claim("somebody", now, now.add({ seconds: 60 }));
      expect(await process().current()).toMatchObject({ kind: "later" });
      now = now.add({ seconds: 60 });
      expect(await process().current()).toEqual(token());
    });
  });

  describe("a crash between Zalo's answer and the commit", () => {
    beforeEach(() => storeOf().seed(zalo.refreshToken()));

    it("needs a person, who is told once; the new consent is taken up at the next start", async () => {
      const coordinator = await addMember(db(), "SNV", "coordinator");
      await sql`insert into conversations (channel, address, member_id, created_at, heard_at)
        values ('web-chat', 'c1', ${Number(coordinator)}, ${now.toString()}, ${now.toString()})`.execute(db());
      const dying = process({
        ...storeOf(),
        save: () => Promise.reject(new Error("killed")),
      });
      expect(await dying.current()).toMatchObject({ kind: "later" });
      expect(zalo.renewals()).toBe(1);
      now = now.add({ minutes: 2 });
      const next = process();
      expect(await next.current()).toEqual({ kind: "needs_consent" });
      expect(await next.current()).toEqual({ kind: "needs_consent" });
      expect(await process().current()).toEqual({ kind: "needs_consent" });
      expect(zalo.calls.filter((path) => path === PATHS.tokens)).toHaveLength(2);
      await log.logged("zalo_oa_needs_consent");
      const told = await db().selectFrom("outbox").select("reply").execute();
      expect(told).toHaveLength(1);
      expect(JSON.stringify(told)).toContain("ZALO_OA_REFRESH_TOKEN");
      await storeOf().seed("emulated-refresh-consent");
      expect(await process().current()).toEqual({ kind: "needs_consent" });
      await storeOf().seed(zalo.revoke());
      expect(await process().current()).toEqual(token());
    });

    it("costs nothing while the process lives: the pair is saved as soon as the store takes it", async () => {
      const store = storeOf();
      let failures = 3;
      const tokens = process({
        ...store,
        save: (spent, pair) =>
          failures-- > 0 ? Promise.reject(new Error("the store is away")) : store.save(spent, pair),
      });
      for (let times = 0; times < 3; times++) expect(await tokens.current()).toMatchObject({ kind: "later" });
      expect(await tokens.current()).toEqual(token());
      expect([zalo.renewals(), await kept()]).toEqual([1, zalo.refreshToken()]);
    });

    it("costs nothing where Zalo had not answered yet", async () => {
      zalo.fail(PATHS.tokens, { kind: "drop" });
      expect(await process().current()).toMatchObject({ kind: "later" });
      expect(await process().current()).toEqual(token());
    });
  });

  it("the environment's refresh token counts until it was used, and again when it is another one", async () => {
    const consent = zalo.refreshToken();
    await storeOf().seed(consent);
    await process().current();
    const second = await kept();
    await storeOf().seed(consent);
    expect(await kept()).toBe(second);
    await storeOf().seed("another-consent");
    expect(await kept()).toBe("another-consent");
  });

  it("no token or secret is logged", async () => {
    await storeOf().seed("emulated-wrong-one");
    expect(await process().current()).toEqual({ kind: "needs_consent" });
    await storeOf().seed(zalo.refreshToken());
    await process().current();
    expect(JSON.stringify(log.lines)).not.toMatch(/emulated-/);
  });
});
