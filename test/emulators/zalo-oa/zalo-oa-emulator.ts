/**
 * A Zalo Official Account on this machine: OpenAPI, token host, file host and webhook on 127.0.0.1, for tests that go
 * through real HTTP, with people on the other side. It knows nothing of the assistant.
 *
 *     const zalo = await startZaloOaEmulator();
 *     zalo.leadTo(`${server.url}/webhooks/zalo-oa`);
 *     const lan = zalo.person();
 *     lan.say("hạn nộp báo cáo");                       // a signed event
 *     const [answer] = await lan.until(1);              // text, buttons, file, and who pays for it
 *
 * A refresh token works once; the access token lives 25 hours and dies when the next is given (-216, -220). Messages are
 * free for 48 hours after the person's last interaction, billed for seven days, refused after that (-230). A text has
 * 2,000 characters, a file 5 MB of PDF, Word or CSV, an upload lives seven days (-100), five buttons at most. Errors come
 * with HTTP 200. Template messages: an approved text with all its parameters within their lengths, to a person of the OA
 * or, under a tracking id that was never used, to a telephone with Zalo, so many a day (-144); `reaches` posts the receipt.
 *
 * Not known of Zalo: the codes of refused tokens at the token host, the shape of buttons (`knowsButtons(false)` refuses
 * ours), what it repeats (here: nothing but what `repeatNextEvent` says).
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { createBell } from "../telegram/bell.ts";
import { createFaults, type Fault } from "../zalo-bot/faults.ts";
import { type Answer, renewTokens, sendMessage, tokenFault, uploadFile } from "./methods.ts";
import { createPerson, type Person } from "./person.ts";
import { createWebhookPoster, type WebhookAnswer } from "./webhook-poster.ts";
import type { ApprovedTemplate, SeenTemplate, World } from "./world.ts";
import { readQuota, sendToPhone, sendToUser } from "./zbs.ts";

/** What an assistant needs to speak as the OA. */
interface Access {
  readonly appId: string;
  readonly appSecret: string;
  readonly secretKey: string;
  /** The refresh token that works now. */
  refreshToken(): string;
  readonly root: string;
}

/** A running emulator. */
export interface ZaloOaEmulator extends Access {
  /** The paths that were called, in order. */
  readonly calls: readonly string[];
  /** The errors that calls were answered with, but for those that were asked for by `fail`. */
  readonly refusals: readonly number[];
  /** How often a pair of tokens was given. */
  renewals(): number;
  /** The access token that works now. */
  accessToken(): string | null;
  readonly answers: readonly WebhookAnswer[];
  /** Resolves once so many events were posted. */
  posted(count: number): Promise<void>;
  person(): Person;
  /** Where events go. */
  leadTo(url: string): void;
  repeatNextEvent(times: number): void;
  signWith(first: "app_id" | "oa_id"): void;
  knowsButtons(known: boolean): void;
  /** Lets the next calls of a path go wrong; the code of a refusal is Zalo's. */
  fail(path: string, fault: Fault, times?: number): void;
  /** Forgets every token: a person must give consent again, which gives this refresh token. */
  revoke(): string;
  /** Approves a text. */
  approve(template: ApprovedTemplate): void;
  /** Gives Zalo to a telephone ("84…"), whose owner may have refused the OA's notices. */
  giveZalo(phone: string, wants?: boolean): void;
  /** Takes so many template messages to telephones a day from now on, and says so. */
  dailyQuota(most: number): void;
  /** Every template message that was taken. */
  templates(): readonly SeenTemplate[];
  untilTemplates(count: number): Promise<readonly SeenTemplate[]>;
  /** Lets a template message reach its telephone: the receipt is posted. */
  reaches(messageId: string): void;
  outage(isOut: boolean): Promise<void>;
  close(): Promise<void>;
}

/** The path of the token host, of messages and of uploads. */
export const PATHS = {
  tokens: "/v4/oa/access_token",
  messages: "/v3.0/oa/message/cs",
  uploads: "/v2.0/oa/upload/file",
  templatesToUsers: "/v3.0/oa/message/template",
  templatesToPhones: "/message/template",
  quota: "/message/quota",
} as const;

const METHODS: Readonly<Record<string, (world: World, body: unknown) => Answer>> = {
  [PATHS.messages]: sendMessage,
  [PATHS.templatesToUsers]: sendToUser,
  [PATHS.templatesToPhones]: sendToPhone,
};

/** Starts the platform for one OA on a free port of 127.0.0.1. */
export async function startZaloOaEmulator(options: { now?: () => number } = {}): Promise<ZaloOaEmulator> {
  let lastId = 0;
  const bell = createBell();
  const world: World = {
    appId: "4318657068771012646",
    appSecret: "emulated-app-secret",
    oaId: "579745863508352884",
    secretKey: "emulated-oa-secret-key",
    users: new Map(),
    uploads: new Map(),
    downloads: new Map(),
    tokens: { refresh: "emulated-refresh-consent", access: null, expiresAt: 0 },
    renewals: 0,
    knowsButtons: true,
    templates: new Map(),
    phones: new Map(),
    templatesSent: [],
    quota: { daily: 500, takenAt: [] },
    bell,
    now: options.now ?? Date.now,
    nextId: () => String(2_468_000_000_000_000_000n + BigInt(++lastId)),
  };
  const calls: string[] = [];
  const refusals: number[] = [];
  const faults = createFaults();
  const poster = createWebhookPoster(world);

  async function answer(path: string, request: IncomingMessage, body: Buffer): Promise<Answer | null> {
    if (path === PATHS.quota && request.method === "GET") return tokenFault(world, request.headers) ?? readQuota(world);
    if (request.method !== "POST") return null;
    if (path === PATHS.tokens) return renewTokens(world, request.headers, new URLSearchParams(body.toString()));
    const refused = tokenFault(world, request.headers);
    if (refused) return refused;
    if (path === PATHS.uploads) return uploadFile(world, request.headers, body);
    const method = METHODS[path];
    return method ? method(world, JSON.parse(body.toString())) : null;
  }
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "/";
    const download = world.downloads.get(/^\/files\/(\d+)$/.exec(path)?.[1] ?? "");
    if (download) return void response.writeHead(200).end(download);
    const fault = faults.take(path);
    if (fault?.kind === "drop") return void request.socket.destroy();
    const body = await buffer(request);
    calls.push(path);
    bell.ring();
    if (fault?.kind === "refuse")
      return write(response, { error: fault.code, message: fault.description ?? "" }, fault.http);
    if (fault?.kind === "gateway-page") return void response.writeHead(fault.status).end("<html>Bad Gateway</html>");
    const answered = await answer(path, request, body);
    if (typeof answered?.["error"] === "number" && answered["error"] !== 0) refusals.push(answered["error"]);
    if (fault?.kind === "take-then-drop") return void request.socket.destroy();
    write(response, answered ?? { error: -404, message: "not found" }, answered ? 200 : 404);
  }
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const root = `http://127.0.0.1:${port}`;

  return {
    appId: world.appId,
    appSecret: world.appSecret,
    secretKey: world.secretKey,
    refreshToken: () => world.tokens.refresh,
    root,
    calls,
    refusals,
    renewals: () => world.renewals,
    accessToken: () => world.tokens.access,
    answers: poster.answers,
    posted: async (count) => void (await bell.until(() => (poster.answers.length >= count ? true : undefined))),
    person: () => createPerson(world, poster.post, root),
    leadTo: poster.leadTo,
    repeatNextEvent: poster.repeatNext,
    signWith: poster.signWith,
    knowsButtons(known) {
      world.knowsButtons = known;
    },
    approve(template) {
      world.templates.set(template.id, template);
    },
    giveZalo: (phone, wants = true) => void world.phones.set(phone, wants),
    dailyQuota(most) {
      world.quota.daily = most;
      poster.post(world.oaId, { event_name: "change_oa_daily_quota", oa_id: world.oaId });
    },
    templates: () => world.templatesSent,
    untilTemplates: (count) =>
      bell.until(() => (world.templatesSent.length >= count ? world.templatesSent : undefined)),
    reaches(messageId) {
      const sent = world.templatesSent.find((one) => one.messageId === messageId);
      if (!sent) throw new Error(`there is no template message ${messageId}`);
      const { to, trackingId } = sent;
      const tracked = trackingId === null ? {} : { tracking_id: trackingId };
      poster.post(to, {
        event_name: "user_received_message",
        sender: { id: world.oaId },
        recipient: { id: to },
        message: { msg_id: messageId, ...tracked, delivery_time: String(world.now()) },
      });
    },
    fail: (path, fault, times = 1) => faults.add(path, fault, times),
    revoke() {
      Object.assign(world.tokens, {
        refresh: `emulated-refresh-consent-${world.nextId()}`,
        access: null,
        expiresAt: 0,
      });
      return world.tokens.refresh;
    },
    outage: (isOut) => (isOut ? close() : listen(port)),
    close,
  };
}

function write(response: ServerResponse, answer: Answer, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
}
