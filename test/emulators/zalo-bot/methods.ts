import { type Answer, grant, refuse } from "./answer.ts";
import type { WebhookPoster } from "./webhook-poster.ts";
import type { World } from "./world.ts";

/** One method of the platform. */
export type Method = (params: Readonly<Record<string, unknown>>) => Answer | Promise<Answer>;

/** The most characters of a text. */
const TEXT_MAX = 2000;
const SEND_PARAMS = new Set(["chat_id", "text", "parse_mode", "text_styles"]);

/** The methods by their names, which are case-sensitive. */
export function createMethods(world: World, poster: WebhookPoster, longestPollMs: number): Record<string, Method> {
  return {
    getMe: () =>
      grant({
        id: "1459232241454765289",
        account_name: world.accountName,
        account_type: "BASIC",
        can_join_groups: false,
      }),
    getUpdates: ({ timeout = "30" }) => {
      if (poster.url() !== "") return refuse(400, "Bad request: webhook is active");
      if (typeof timeout !== "string" || !/^\d+$/.test(timeout)) return refuse(400, "Bad request: timeout");
      return world.updates.poll(Math.min(Number(timeout) * 1000, longestPollMs));
    },
    setWebhook: async ({ url, secret_token: secret }) => {
      if (typeof url !== "string" || !/^https:\/\/|^http:\/\/127\.0\.0\.1[:/]/.test(url))
        return refuse(400, "Bad request: url must be https");
      if (typeof secret !== "string" || secret.length < 8 || secret.length > 256)
        return refuse(400, "Bad request: secret_token must have 8 to 256 characters");
      world.updates.hangUp();
      return grant({ url, updated_at: world.now(), verification: await poster.set(url, secret) });
    },
    deleteWebhook: () => {
      poster.remove();
      return grant({ url: "", updated_at: world.now() });
    },
    getWebhookInfo: () => grant({ url: poster.url(), updated_at: world.now() }),
    sendChatAction: ({ chat_id: id, action }) => {
      if (!world.chats.get(String(id))?.isOpen) return refuse(400, "Bad request: chat not found");
      return action === "typing" ? grant() : refuse(400, "Bad request: action");
    },
    sendMessage: (params) => {
      const { chat_id: id, text, parse_mode: mode } = params;
      const unknown = Object.keys(params).find((name) => !SEND_PARAMS.has(name));
      if (unknown !== undefined) return refuse(400, `Bad request: ${unknown} is not a parameter`);
      const chat = typeof id === "string" ? world.chats.get(id) : undefined;
      if (!chat?.isOpen) return refuse(400, "Bad request: chat not found");
      if (typeof text !== "string" || text.trim() === "" || !text.isWellFormed())
        return refuse(400, "Bad request: text");
      if (mode !== undefined && mode !== "markdown" && mode !== "html") return refuse(400, "Bad request: parse_mode");
      if (text.length > TEXT_MAX) {
        world.tooLong += 1;
        return refuse(400, "Bad request: text must have 1 to 2000 characters");
      }
      if (world.plan.sent >= world.plan.quota) return refuse(429, "Quota exceeded");
      world.plan.sent += 1;
      const messageId = world.nextId();
      chat.posted.push({ messageId, text });
      world.bell.ring();
      return grant({ message_id: messageId, date: world.now() });
    },
  };
}
