import { resolve } from "node:path";
import { z } from "zod";

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const LOCAL_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;

const text = z
  .string()
  .optional()
  .transform((value) => value?.trim() || null);
const url = (schemes: readonly string[]) =>
  text.refine((value) => value === null || schemes.includes(schemeOf(value)), `must be a URL: ${schemes.join(", ")}`);
const word = <const T extends string>(words: readonly T[], otherwise: T) =>
  text.transform((value, context): T => {
    if (value === null) return otherwise;
    const known = words.find((one) => one === value);
    if (known !== undefined) return known;
    context.addIssue(`must be one of: ${words.join(", ")}`);
    return otherwise;
  });

const environment = z
  .object({
    HOST: text,
    PORT: text.refine(
      (value) => value === null || (/^\d{1,5}$/.test(value) && Number(value) <= 65_535),
      "must be 0–65535",
    ),
    DATA_DIR: text,
    DATABASE_URL: url(["postgres:", "postgresql:"]),
    REDIS_URL: url(["redis:", "rediss:"]),
    PUBLIC_URL: url(["https:", "http:"]),
    LOG_LEVEL: word(["trace", "debug", "info", "warn", "error", "silent"], "info"),
    CAMPAIGN: text,
    CLOCK_START: text.refine(
      (value) => value === null || LOCAL_MOMENT.test(value),
      "must be a local moment such as 2023-12-01T08:00",
    ),
    TELEGRAM_BOT_TOKEN: text.refine(
      (value) => value === null || /^\d+:[A-Za-z0-9_-]{20,}$/.test(value),
      "is not a token as BotFather gives it (digits, a colon, letters)",
    ),
    TELEGRAM_API_ROOT: url(["https:", "http:"]),
    TELEGRAM_MODE: word(["polling", "webhook"], "polling"),
    TELEGRAM_WEBHOOK_SECRET: text.refine(
      (value) => value === null || /^[A-Za-z0-9_-]{16,256}$/.test(value),
      "must be 16–256 of A–Z a–z 0–9 _ -",
    ),
    ZALO_BOT_TOKEN: text.refine(
      (value) => value === null || /^\d+:[^\s/?#]{8,}$/.test(value),
      "is not a token as Zalo Bot Creator gives it (digits, a colon, letters)",
    ),
    ZALO_BOT_API_ROOT: url(["https:", "http:"]),
    ZALO_BOT_MODE: word(["polling", "webhook"], "polling"),
    ZALO_BOT_WEBHOOK_SECRET: text.refine(
      (value) => value === null || /^[A-Za-z0-9_-]{16,256}$/.test(value),
      "must be 16–256 of A–Z a–z 0–9 _ -",
    ),
    ZALO_OA_APP_ID: text.refine(
      (value) => value === null || /^\d{5,30}$/.test(value),
      "must be the number of a Zalo app",
    ),
    ZALO_OA_APP_SECRET: text,
    ZALO_OA_SECRET_KEY: text,
    ZALO_OA_REFRESH_TOKEN: text,
    ZALO_OA_API_ROOT: url(["https:", "http:"]),
    ZALO_OA_OAUTH_ROOT: url(["https:", "http:"]),
    ZALO_OA_ZBS_API_ROOT: url(["https:", "http:"]),
    ZALO_OA_BUTTONS: word(["off", "on"], "off"),
    OPENAI_API_KEY: text,
    OPENAI_BASE_URL: url(["https:", "http:"]),
    OPENAI_MODEL: text,
    OPENAI_OUTPUT: word(["json_schema", "json_object"], "json_schema"),
    OPENAI_DAILY_TOKENS: text.refine((value) => value === null || /^[1-9]\d{0,11}$/.test(value), "must be a number"),
    OPENAI_PRICES: text.refine(
      (value) => value === null || PRICES.test(value),
      "must be the prices of a million tokens in and out, such as 0.15/0.60",
    ),
    OPENAI_DAILY_COST: text.refine((value) => value === null || /^\d+(?:\.\d+)?$/.test(value), "must be a sum"),
    OPENAI_EMBEDDING_MODEL: text,
    OPENAI_EMBEDDING_WEIGHT: text.refine(
      (value) => value === null || (/^[\d.]+$/.test(value) && Number(value) > 0 && Number(value) <= 1),
      "must be more than 0 and at most 1, such as 0.3",
    ),
    CONSOLIDATION_WEBHOOK_URL: text.refine(
      (value) => value === null || isWebhook(value),
      "must be an https URL without a user name (http only to this machine)",
    ),
    CONSOLIDATION_WEBHOOK_SECRET: text.refine(
      (value) => value === null || value.length >= 32,
      "must have at least 32 characters",
    ),
  })
  .superRefine((env, context) => {
    const missing = (key: string, message: string) => context.addIssue({ code: "custom", path: [key], message });
    if (env.TELEGRAM_BOT_TOKEN && env.TELEGRAM_MODE === "webhook") {
      if (!env.TELEGRAM_WEBHOOK_SECRET) missing("TELEGRAM_WEBHOOK_SECRET", "is needed with TELEGRAM_MODE=webhook");
      if (!env.PUBLIC_URL) missing("PUBLIC_URL", "is needed with TELEGRAM_MODE=webhook");
    }
    if (env.ZALO_BOT_TOKEN && env.ZALO_BOT_MODE === "webhook") {
      if (!env.ZALO_BOT_WEBHOOK_SECRET) missing("ZALO_BOT_WEBHOOK_SECRET", "is needed with ZALO_BOT_MODE=webhook");
      if (!env.PUBLIC_URL) missing("PUBLIC_URL", "is needed with ZALO_BOT_MODE=webhook");
    }
    const isReal = (root: string) => env.CLOCK_START !== null && URL.canParse(root) && !isLoopback(root);
    if (env.TELEGRAM_BOT_TOKEN && isReal(env.TELEGRAM_API_ROOT ?? TELEGRAM_ROOT))
      missing("CLOCK_START", "is for practice: it is refused while TELEGRAM_BOT_TOKEN reaches the real Telegram");
    if (env.ZALO_BOT_TOKEN && isReal(env.ZALO_BOT_API_ROOT ?? ZALO_BOT_ROOT))
      missing("CLOCK_START", "is for practice: it is refused while ZALO_BOT_TOKEN reaches the real Zalo");
    for (const key of ["ZALO_OA_APP_SECRET", "ZALO_OA_SECRET_KEY", "ZALO_OA_REFRESH_TOKEN"] as const)
      if (env.ZALO_OA_APP_ID && !env[key]) missing(key, "is needed with ZALO_OA_APP_ID");
    const oaRoots = [
      env.ZALO_OA_API_ROOT ?? ZALO_OA_ROOT,
      env.ZALO_OA_OAUTH_ROOT ?? ZALO_OAUTH_ROOT,
      env.ZALO_OA_ZBS_API_ROOT ?? ZALO_ZBS_ROOT,
    ];
    if (env.ZALO_OA_APP_ID && oaRoots.some(isReal))
      missing("CLOCK_START", "is for practice: it is refused while ZALO_OA_APP_ID reaches the real Zalo");
    if (env.OPENAI_MODEL && !env.OPENAI_API_KEY && !env.OPENAI_BASE_URL)
      missing("OPENAI_API_KEY", "is needed with OPENAI_MODEL (or OPENAI_BASE_URL for a server without keys)");
    for (const key of ["OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_EMBEDDING_MODEL"] as const)
      if (env[key] && !env.OPENAI_MODEL) missing("OPENAI_MODEL", `is needed with ${key}`);
    if (env.OPENAI_DAILY_COST && !env.OPENAI_PRICES) missing("OPENAI_PRICES", "is needed with OPENAI_DAILY_COST");
    if (env.OPENAI_EMBEDDING_WEIGHT && !env.OPENAI_EMBEDDING_MODEL)
      missing("OPENAI_EMBEDDING_MODEL", "is needed with OPENAI_EMBEDDING_WEIGHT");
    const { CONSOLIDATION_WEBHOOK_URL: store, CONSOLIDATION_WEBHOOK_SECRET: secret } = env;
    if (store && !secret) missing("CONSOLIDATION_WEBHOOK_SECRET", "is needed with CONSOLIDATION_WEBHOOK_URL");
    if (secret && !store) missing("CONSOLIDATION_WEBHOOK_URL", "is needed with CONSOLIDATION_WEBHOOK_SECRET");
    if (env.CLOCK_START && store && URL.canParse(store) && !isLoopback(store))
      missing("CLOCK_START", "is for practice: it is refused while CONSOLIDATION_WEBHOOK_URL reaches another machine");
  });

const PRICES = /^(?<in>\d+(?:\.\d+)?)\/(?<out>\d+(?:\.\d+)?)$/;
/** What a day may take where nobody says otherwise. */
const DAILY_TOKENS = 1_000_000;
const DAILY_COST = 5;
/** Not tuned on any model: `npm run eval` says what a model's own weight should be. */
const EMBEDDING_WEIGHT = 0.3;

const TELEGRAM_ROOT = "https://api.telegram.org";
const ZALO_BOT_ROOT = "https://bot-api.zaloplatforms.com";
const ZALO_OA_ROOT = "https://openapi.zalo.me";
const ZALO_ZBS_ROOT = "https://business.openapi.zalo.me";
const ZALO_OAUTH_ROOT = "https://oauth.zaloapp.com";

/** How a bot's platform is reached, and how its updates come in. */
export type BotConfig = { readonly token: string; readonly apiRoot: string } & (
  | { readonly mode: "polling" }
  | { readonly mode: "webhook"; readonly webhookSecret: string; readonly publicUrl: string }
);

/** How Zalo OA is reached. */
export interface ZaloOaConfig {
  readonly appId: string;
  readonly appSecret: string;
  /** The secret of the webhook page, which is not the app's. */
  readonly secretKey: string;
  /** The one that consent gave; the store keeps those that follow. */
  readonly refreshToken: string;
  readonly apiRoot: string;
  readonly oauthRoot: string;
  /** Where approved texts to telephone numbers are taken. */
  readonly zbsApiRoot: string;
  readonly buttons: boolean;
}

/** The language model that may help, and what it may cost. */
export interface ModelConfig {
  readonly apiKey: string | null;
  /** Null: OpenAI itself. */
  readonly baseUrl: string | null;
  readonly model: string;
  /** Whether the server holds a model to a JSON schema, or only to JSON. */
  readonly output: "json_schema" | "json_object";
  readonly day: {
    readonly tokens: number;
    /** In the currency of the prices. */
    readonly cost: number;
    /** Of a million tokens; null where cost is not counted. */
    readonly prices: { readonly in: number; readonly out: number } | null;
  };
  /** Null where passages are found by their words alone. */
  readonly embeddings: EmbeddingConfig | null;
}

/** The model of the same server that tells how near texts are in meaning. */
export interface EmbeddingConfig {
  readonly model: string;
  /** How much that counts beside words, more than 0 and at most 1. */
  readonly weight: number;
}

/** What the environment settles; the same for every command. */
export interface Config {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** An absolute path; practice has a folder of its own in it. */
  readonly dataDir: string;
  /** null: the embedded store in `dataDir`. */
  readonly databaseUrl: string | null;
  /** null: coordination inside this process. */
  readonly redisUrl: string | null;
  /** The address phones open, without a slash at the end; null when there is none. */
  readonly publicUrl: string | null;
  readonly logLevel: "trace" | "debug" | "info" | "warn" | "error" | "silent";
  /** The folder under knowledge/ to answer from; null means the campaign of the newest year. */
  readonly campaign: string | null;
  /** The local moment at which a practice clock starts; null in earnest. */
  readonly clockStart: string | null;
  readonly telegram: BotConfig | null;
  readonly zaloBot: BotConfig | null;
  readonly zaloOa: ZaloOaConfig | null;
  /** Null: every answer is taken from the documents by rules alone. */
  readonly model: ModelConfig | null;
  /** The outside store that filed reports go on to; null where there is none. */
  readonly consolidationWebhook: { readonly url: string; readonly secret: string } | null;
}

/** A variable of the environment is wrong. */
export class WrongConfig extends Error {
  override name = "WrongConfig";
}

/** The variables that are read; each stands in .env.example with a comment. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

/** Reads the environment once; throws WrongConfig naming every variable that is wrong, never its value. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(env);
  if (!read.success)
    throw new WrongConfig(read.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("\n"));
  const { data } = read;
  const publicUrl = data.PUBLIC_URL?.replace(/\/+$/, "") ?? null;
  return Object.freeze({
    host: data.HOST ?? "127.0.0.1",
    port: Number(data.PORT ?? 8080),
    dataDir: resolve(data.DATA_DIR ?? "data", data.CLOCK_START === null ? "" : "tap-huan"),
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    publicUrl,
    logLevel: data.LOG_LEVEL,
    campaign: data.CAMPAIGN,
    clockStart: data.CLOCK_START,
    telegram: botOf("TELEGRAM", TELEGRAM_ROOT, data, publicUrl),
    zaloBot: botOf("ZALO_BOT", ZALO_BOT_ROOT, data, publicUrl),
    zaloOa: zaloOaOf(data),
    model: modelOf(data),
    consolidationWebhook: webhookOf(data),
  });
}

function botOf(
  platform: "TELEGRAM" | "ZALO_BOT",
  root: string,
  data: z.output<typeof environment>,
  publicUrl: string | null,
): BotConfig | null {
  const token = platform === "TELEGRAM" ? data.TELEGRAM_BOT_TOKEN : data.ZALO_BOT_TOKEN;
  if (token === null) return null;
  const reach = { token, apiRoot: (data[`${platform}_API_ROOT`] ?? root).replace(/\/+$/, "") };
  if (data[`${platform}_MODE`] === "polling") return { ...reach, mode: "polling" };
  const webhookSecret = data[`${platform}_WEBHOOK_SECRET`] ?? "";
  return { ...reach, mode: "webhook", webhookSecret, publicUrl: publicUrl ?? "" };
}

function zaloOaOf(data: z.output<typeof environment>): ZaloOaConfig | null {
  if (data.ZALO_OA_APP_ID === null) return null;
  return {
    appId: data.ZALO_OA_APP_ID,
    appSecret: data.ZALO_OA_APP_SECRET ?? "",
    secretKey: data.ZALO_OA_SECRET_KEY ?? "",
    refreshToken: data.ZALO_OA_REFRESH_TOKEN ?? "",
    apiRoot: data.ZALO_OA_API_ROOT ?? ZALO_OA_ROOT,
    oauthRoot: data.ZALO_OA_OAUTH_ROOT ?? ZALO_OAUTH_ROOT,
    zbsApiRoot: data.ZALO_OA_ZBS_API_ROOT ?? ZALO_ZBS_ROOT,
    buttons: data.ZALO_OA_BUTTONS === "on",
  };
}

function modelOf(data: z.output<typeof environment>): ModelConfig | null {
  if (data.OPENAI_MODEL === null) return null;
  const prices = PRICES.exec(data.OPENAI_PRICES ?? "")?.groups;
  return {
    apiKey: data.OPENAI_API_KEY,
    baseUrl: data.OPENAI_BASE_URL?.replace(/\/+$/, "") ?? null,
    model: data.OPENAI_MODEL,
    output: data.OPENAI_OUTPUT,
    day: {
      tokens: Number(data.OPENAI_DAILY_TOKENS ?? DAILY_TOKENS),
      cost: Number(data.OPENAI_DAILY_COST ?? DAILY_COST),
      prices: prices ? { in: Number(prices["in"]), out: Number(prices["out"]) } : null,
    },
    embeddings: data.OPENAI_EMBEDDING_MODEL
      ? { model: data.OPENAI_EMBEDDING_MODEL, weight: Number(data.OPENAI_EMBEDDING_WEIGHT ?? EMBEDDING_WEIGHT) }
      : null,
  };
}

function webhookOf(data: z.output<typeof environment>): Config["consolidationWebhook"] {
  const { CONSOLIDATION_WEBHOOK_URL: url, CONSOLIDATION_WEBHOOK_SECRET: secret } = data;
  return url !== null && secret !== null ? { url, secret } : null;
}

function isWebhook(value: string): boolean {
  const scheme = schemeOf(value);
  if (scheme !== "https:" && !(scheme === "http:" && isLoopback(value))) return false;
  const { username, password } = new URL(value);
  return username === "" && password === "";
}

function schemeOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol : "";
}

function isLoopback(address: string): boolean {
  return LOOPBACK.test(new URL(address).hostname);
}
