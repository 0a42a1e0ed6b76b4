import { createWebChatRoutes } from "../../../src/adapters/web-chat/routes.ts";
import { createWebChatTwin, type WebChatTwin } from "../../support/web-chat-twin.ts";

/** A visitor who has opened the page: a cookie, the conversation it names, and ways to ask. */
export interface Visit {
  readonly twin: WebChatTwin;
  readonly cookie: string;
  readonly request: (path: string, options?: RequestInit) => Promise<Response>;
  /** Posts a body as the page does; a text is sent as it is. */
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<Response>;
}

/** Opens the page over `app.request`, without a network. */
export async function visit(twin: WebChatTwin = createWebChatTwin()): Promise<Visit> {
  const app = createWebChatRoutes(twin.deps);
  const page = await app.request("/");
  const cookie = page.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const request = async (path: string, options: RequestInit = {}) =>
    app.request(path, { ...options, headers: { cookie, ...options.headers } });
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    request("/chat/messages", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return { twin, cookie, request, post };
}

/** The sentence of a refusal. */
export async function messageOf(response: Response): Promise<string> {
  const body: unknown = await response.json();
  if (typeof body !== "object" || body === null || !("message" in body)) throw new Error("no message");
  return String(body.message);
}
