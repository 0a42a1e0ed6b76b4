import { Agent, request } from "node:http";

/** Telegram opens at most so many connections to a webhook. */
const MOST_CONNECTIONS = 100;

/** What is not taken is posted again, as Telegram does; so often at most. */
const MOST_TRIES = 3;

/** Posts a body; `failed` is called when it was never taken. */
export type Post = (body: string, failed: () => void) => void;

/** A client of one webhook on connections that stay open. */
export function createPoster(url: string, secret: string): Post {
  const { hostname, port, pathname } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS });
  const options = { agent, hostname, port, path: pathname, method: "POST" };

  function post(bytes: Buffer, failed: () => void, tries: number): void {
    const again = () => (tries < MOST_TRIES ? post(bytes, failed, tries + 1) : failed());
    const headers = {
      "content-type": "application/json",
      "content-length": bytes.length,
      "x-telegram-bot-api-secret-token": secret,
    };
    const posted = request({ ...options, headers }, (response) => {
      response.resume();
      if (response.statusCode !== 200) again();
    });
    posted.on("error", again);
    posted.end(bytes);
  }

  return (body, failed) => post(Buffer.from(body), failed, 1);
}
