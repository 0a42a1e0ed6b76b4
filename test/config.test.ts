import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

import { loadConfig, VARIABLES, WrongConfig } from "../src/config.ts";

const example = readFileSync(join(import.meta.dirname, "../.env.example"), "utf8").split("\n");
const assignment = /^([A-Z][A-Z0-9_]*)=/;

const OA = {
  ZALO_OA_APP_ID: "4318657068771012646",
  ZALO_OA_APP_SECRET: "bi-mat-ung-dung",
  ZALO_OA_SECRET_KEY: "bi-mat-webhook",
  ZALO_OA_REFRESH_TOKEN: "ma-lam-moi-dau-tien",
};

describe(".env.example", () => {
  it("holds exactly the variables that are read, by the program and by compose.yaml", () => {
    const keys = example.flatMap((line) => assignment.exec(line)?.[1] ?? []);
    const compose = readFileSync(join(import.meta.dirname, "../compose.yaml"), "utf8");
    const inCompose = [...compose.matchAll(/\$\{(\w+)/g)].map(([, name]) => name ?? "");
    expect(inCompose).toContain("POSTGRES_PASSWORD");
    expect(keys.toSorted()).toEqual([...new Set([...VARIABLES, ...inCompose])].toSorted());
  });

  it("says of each what it is for, in the line above", () => {
    const bare = example.filter((line, at) => assignment.test(line) && !/^# \S/.test(example[at - 1] ?? ""));
    expect(bare).toEqual([]);
  });
});

describe("the configuration", () => {
  it("needs nothing: the embedded store, this machine only, the newest campaign", () => {
    expect(loadConfig({})).toEqual({
      host: "127.0.0.1",
      port: 8080,
      dataDir: resolve("data"),
      databaseUrl: null,
      redisUrl: null,
      publicUrl: null,
      logLevel: "info",
      campaign: null,
      clockStart: null,
      telegram: null,
      zaloBot: null,
      zaloOa: null,
      model: null,
      consolidationWebhook: null,
    });
  });

  it.each([
    ["a folder", "vi-nguoi-ngheo-2023", "vi-nguoi-ngheo-2023"],
    ["a folder with space around it", "  vi-nguoi-ngheo-2023\n", "vi-nguoi-ngheo-2023"],
    ["an empty value", "", null],
    ["blanks", "   ", null],
    ["undefined", undefined, null],
  ])("takes the campaign from %s", (_, CAMPAIGN, campaign) => {
    expect(loadConfig({ CAMPAIGN })).toMatchObject({ campaign });
  });

  it("takes a model with a key or with a server of its own, and limits for a day", () => {
    const day = { tokens: 1_000_000, cost: 5, prices: null };
    const model = { apiKey: "sk-1", baseUrl: null, model: "m", output: "json_schema", day, embeddings: null };
    expect(loadConfig({ OPENAI_MODEL: "m", OPENAI_API_KEY: "sk-1" }).model).toEqual(model);
    const own = { OPENAI_MODEL: "m", OPENAI_BASE_URL: "http://127.0.0.1:1/v1/", OPENAI_OUTPUT: "json_object" };
    const limits = { OPENAI_DAILY_TOKENS: "1000", OPENAI_PRICES: "0.15/0.60", OPENAI_DAILY_COST: "0.5" };
    expect(loadConfig({ ...own, ...limits }).model).toEqual({
      ...{ apiKey: null, baseUrl: "http://127.0.0.1:1/v1", model: "m", output: "json_object" },
      day: { tokens: 1000, cost: 0.5, prices: { in: 0.15, out: 0.6 } },
      embeddings: null,
    });
  });

  it("takes an embedding model of the same server, and how much it counts beside words", () => {
    const env = { OPENAI_MODEL: "m", OPENAI_API_KEY: "sk-1", OPENAI_EMBEDDING_MODEL: "e" };
    expect(loadConfig(env).model?.embeddings).toEqual({ model: "e", weight: 0.3 });
    const weights = ["0.0001", ".5", "1"].map(
      (OPENAI_EMBEDDING_WEIGHT) => loadConfig({ ...env, OPENAI_EMBEDDING_WEIGHT }).model?.embeddings?.weight,
    );
    expect(weights).toEqual([0.0001, 0.5, 1]);
  });

  it("takes Telegram by polling with a token alone, and by webhook with a secret and a public address", () => {
    expect(loadConfig({ TELEGRAM_BOT_TOKEN: TOKEN }).telegram).toEqual({
      token: TOKEN,
      apiRoot: "https://api.telegram.org",
      mode: "polling",
    });
    const webhook = {
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_MODE: "webhook",
      TELEGRAM_WEBHOOK_SECRET: "a".repeat(16),
      PUBLIC_URL: "https://tro-ly.example/",
    };
    expect(loadConfig(webhook).telegram).toMatchObject({ mode: "webhook", publicUrl: "https://tro-ly.example" });
  });

  it("takes Zalo Bot by polling with a token alone, and by webhook with a secret and a public address", () => {
    expect(loadConfig({ ZALO_BOT_TOKEN: ZALO }).zaloBot).toEqual({
      token: ZALO,
      apiRoot: "https://bot-api.zaloplatforms.com",
      mode: "polling",
    });
    const webhook = {
      ZALO_BOT_TOKEN: ZALO,
      ZALO_BOT_API_ROOT: "http://127.0.0.1:9/",
      ZALO_BOT_MODE: "webhook",
      ZALO_BOT_WEBHOOK_SECRET: "z".repeat(16),
      PUBLIC_URL: "https://tro-ly.example/",
    };
    expect(loadConfig(webhook)).toMatchObject({
      telegram: null,
      zaloBot: {
        apiRoot: "http://127.0.0.1:9",
        mode: "webhook",
        webhookSecret: "z".repeat(16),
        publicUrl: "https://tro-ly.example",
      },
    });
  });

  it("takes Zalo OA with its four secrets, and its buttons where they are asked for", () => {
    expect(loadConfig(OA).zaloOa).toEqual({
      appId: "4318657068771012646",
      appSecret: "bi-mat-ung-dung",
      secretKey: "bi-mat-webhook",
      refreshToken: "ma-lam-moi-dau-tien",
      apiRoot: "https://openapi.zalo.me",
      oauthRoot: "https://oauth.zaloapp.com",
      zbsApiRoot: "https://business.openapi.zalo.me",
      buttons: false,
    });
    expect(loadConfig({ ...OA, ZALO_OA_BUTTONS: "on" }).zaloOa).toMatchObject({ buttons: true });
  });

  it.each(["https://kho.example.gov.vn/nhan?k=1", "http://127.0.0.1:9/nhan", "http://localhost/", "http://[::1]:9/"])(
    "forwards reports to an outside store: %s",
    (url) => {
      const env = { CONSOLIDATION_WEBHOOK_URL: url, CONSOLIDATION_WEBHOOK_SECRET: SECRET };
      expect(loadConfig(env).consolidationWebhook).toEqual({ url, secret: SECRET });
    },
  );

  it.each([
    ["PORT", { PORT: "65536" }],
    ["PORT", { PORT: "http" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://x" }],
    ["REDIS_URL", { REDIS_URL: "localhost" }],
    ["PUBLIC_URL", { PUBLIC_URL: "tro-ly.example" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["CLOCK_START", { CLOCK_START: "01/12/2023" }],
    ["TELEGRAM_BOT_TOKEN", { TELEGRAM_BOT_TOKEN: "secret-but-wrong" }],
    ["TELEGRAM_MODE", { TELEGRAM_MODE: "push" }],
    ["TELEGRAM_WEBHOOK_SECRET", { TELEGRAM_WEBHOOK_SECRET: "a".repeat(15) }],
    ["TELEGRAM_WEBHOOK_SECRET", { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: "webhook", PUBLIC_URL: "https://x.vn" }],
    ["PUBLIC_URL", { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: "webhook", TELEGRAM_WEBHOOK_SECRET: "a".repeat(16) }],
    ["ZALO_BOT_TOKEN", { ZALO_BOT_TOKEN: "secret-but-wrong" }],
    ["ZALO_BOT_MODE", { ZALO_BOT_MODE: "push" }],
    ["ZALO_BOT_API_ROOT", { ZALO_BOT_API_ROOT: "bot-api.zaloplatforms.com" }],
    ["ZALO_BOT_WEBHOOK_SECRET", { ZALO_BOT_WEBHOOK_SECRET: "z".repeat(15) }],
    ["ZALO_BOT_WEBHOOK_SECRET", { ZALO_BOT_TOKEN: ZALO, ZALO_BOT_MODE: "webhook", PUBLIC_URL: "https://x.vn" }],
    ["PUBLIC_URL", { ZALO_BOT_TOKEN: ZALO, ZALO_BOT_MODE: "webhook", ZALO_BOT_WEBHOOK_SECRET: "z".repeat(16) }],
    ["ZALO_OA_APP_ID", { ...OA, ZALO_OA_APP_ID: "ung-dung-cua-em" }],
    ["ZALO_OA_APP_SECRET", { ...OA, ZALO_OA_APP_SECRET: "" }],
    ["ZALO_OA_SECRET_KEY", { ...OA, ZALO_OA_SECRET_KEY: "" }],
    ["ZALO_OA_REFRESH_TOKEN", { ...OA, ZALO_OA_REFRESH_TOKEN: "" }],
    ["ZALO_OA_BUTTONS", { ...OA, ZALO_OA_BUTTONS: "some" }],
    ["ZALO_OA_ZBS_API_ROOT", { ...OA, ZALO_OA_ZBS_API_ROOT: "business.openapi.zalo.me" }],
    ["ZALO_OA_OAUTH_ROOT", { ...OA, ZALO_OA_OAUTH_ROOT: "oauth.zaloapp.com" }],
    ["OPENAI_API_KEY", { OPENAI_MODEL: "m" }],
    ["OPENAI_MODEL", { OPENAI_API_KEY: "sk-1" }],
    ["OPENAI_MODEL", { OPENAI_BASE_URL: "http://127.0.0.1:1/v1" }],
    ["OPENAI_BASE_URL", { OPENAI_MODEL: "m", OPENAI_BASE_URL: "127.0.0.1" }],
    ["OPENAI_OUTPUT", { OPENAI_OUTPUT: "xml" }],
    ["OPENAI_DAILY_TOKENS", { OPENAI_DAILY_TOKENS: "-1" }],
    ["OPENAI_PRICES", { OPENAI_PRICES: "0.15" }],
    ["OPENAI_PRICES", { OPENAI_DAILY_COST: "5" }],
    ["OPENAI_MODEL", { OPENAI_EMBEDDING_MODEL: "e" }],
    ["OPENAI_EMBEDDING_MODEL", { OPENAI_EMBEDDING_WEIGHT: "0.3" }],
    ["OPENAI_EMBEDDING_WEIGHT", { OPENAI_EMBEDDING_WEIGHT: "0" }],
    ["OPENAI_EMBEDDING_WEIGHT", { OPENAI_EMBEDDING_WEIGHT: "1.01" }],
    ["OPENAI_EMBEDDING_WEIGHT", { OPENAI_EMBEDDING_WEIGHT: "0,3" }],
    ["CONSOLIDATION_WEBHOOK_SECRET", { CONSOLIDATION_WEBHOOK_URL: "https://kho.example" }],
    ["CONSOLIDATION_WEBHOOK_URL", { CONSOLIDATION_WEBHOOK_SECRET: "s".repeat(32) }],
    ["CONSOLIDATION_WEBHOOK_SECRET", webhook("https://kho.example", "s".repeat(31))],
    ["CONSOLIDATION_WEBHOOK_URL", webhook("http://kho.example")],
    ["CONSOLIDATION_WEBHOOK_URL", webhook("http://127.0.0.1.kho.example")],
    ["CONSOLIDATION_WEBHOOK_URL", webhook("https://ten:mat-khau@kho.example")],
    ["CONSOLIDATION_WEBHOOK_URL", webhook("kho.example/nhan")],
    ["CONSOLIDATION_WEBHOOK_URL", webhook("ftp://kho.example")],
  ])("names the variable that is wrong and never shows its value: %s", (key, env) => {
    const wrong = catching(() => loadConfig(env));
    expect(wrong).toBeInstanceOf(WrongConfig);
    expect(wrong.message).toContain(key);
    for (const value of Object.values(env).filter((one) => one.length > 8)) expect(wrong.message).not.toContain(value);
  });

  it("names every wrong variable at once", () => {
    expect(catching(() => loadConfig({ PORT: "x", LOG_LEVEL: "x" })).message).toMatch(/PORT.*\n.*LOG_LEVEL/);
  });

  it("refuses a practice clock beside the real Telegram, and takes it beside one on this machine", () => {
    const practice = { CLOCK_START: "2023-12-01T08:00", TELEGRAM_BOT_TOKEN: TOKEN };
    expect(catching(() => loadConfig(practice)).message).toContain("CLOCK_START");
    expect(loadConfig({ ...practice, TELEGRAM_API_ROOT: "http://127.0.0.1:9" }).clockStart).toBe("2023-12-01T08:00");
    expect(
      catching(() => loadConfig({ ...practice, TELEGRAM_API_ROOT: "http://127.0.0.1.evil.example" })).message,
    ).toContain("CLOCK_START");
  });

  it("refuses a practice clock beside the real Zalo Bot, and takes it beside one on this machine", () => {
    const practice = { CLOCK_START: "2023-12-01T08:00", ZALO_BOT_TOKEN: ZALO };
    expect(catching(() => loadConfig(practice)).message).toContain("CLOCK_START");
    expect(loadConfig({ ...practice, ZALO_BOT_API_ROOT: "http://127.0.0.1:9" }).clockStart).toBe("2023-12-01T08:00");
  });

  it("refuses a practice clock beside the real Zalo OA, its token host too, and takes it beside one on this machine", () => {
    const practice = { CLOCK_START: "2023-12-01T08:00", ...OA };
    const here = {
      ZALO_OA_API_ROOT: "http://127.0.0.1:9",
      ZALO_OA_OAUTH_ROOT: "http://127.0.0.1:9",
      ZALO_OA_ZBS_API_ROOT: "http://127.0.0.1:9",
    };
    expect(catching(() => loadConfig(practice)).message).toContain("CLOCK_START");
    const halfReal = { ...practice, ZALO_OA_API_ROOT: here.ZALO_OA_API_ROOT };
    expect(catching(() => loadConfig(halfReal)).message).toContain("CLOCK_START");
    expect(loadConfig({ ...practice, ...here }).clockStart).toBe("2023-12-01T08:00");
  });

  it("refuses a practice clock beside an outside store, and takes it beside one on this machine", () => {
    const practice = { CLOCK_START: "2023-12-01T08:00" };
    const { message } = catching(() => loadConfig({ ...practice, ...webhook("https://kho.example") }));
    expect(message).toContain("CLOCK_START");
    expect(loadConfig({ ...practice, ...webhook("http://127.0.0.1:9") }).clockStart).toBe("2023-12-01T08:00");
  });

  it("keeps practice apart from the real data", () => {
    expect(loadConfig({ DATA_DIR: "/kho", CLOCK_START: "2023-12-01T08:00" }).dataDir).toBe(resolve("/kho/tap-huan"));
    expect(loadConfig({ DATA_DIR: "/kho" }).dataDir).toBe(resolve("/kho"));
  });

  it("is frozen and leaves the environment as it was", () => {
    const config = loadConfig(Object.freeze({ CAMPAIGN: " x ", OTHER: "1" }));
    expect(Object.isFrozen(config)).toBe(true);
    expect(config).not.toHaveProperty("OTHER");
  });
});

const TOKEN = "123456:abcdefghijklmnopqrstuvwxyz";
const ZALO = "1459232241454765289:abcdefghijklmnop";
const SECRET = "s".repeat(32);

function webhook(url: string, secret = SECRET) {
  return { CONSOLIDATION_WEBHOOK_URL: url, CONSOLIDATION_WEBHOOK_SECRET: secret };
}

function catching(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("nothing was thrown");
}
