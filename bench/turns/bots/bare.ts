import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Bot, webhookCallback } from "grammy";
import { answerParent, settingsOf } from "../child.ts";
import type { BotQuestions, BotSettings } from "../protocol.ts";
import { noTrace, usage } from "./usage.ts";

/** The least a Telegram bot can be: grammY as its guide shows it, saying back what it hears and keeping nothing. */
const { apiRoot, token, secret } = settingsOf<BotSettings>();
const bot = new Bot(token, { client: { apiRoot } });
bot.on("message:text", (context) => context.reply(context.message.text));
await bot.init();
const server = createServer(webhookCallback(bot, "http", { secretToken: secret }));
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

answerParent<BotQuestions>(
  { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` },
  { usage, ...noTrace },
  async () => {},
);
