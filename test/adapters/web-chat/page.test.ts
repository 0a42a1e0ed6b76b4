import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { ASSETS } from "../../../src/adapters/web-chat/assets.ts";
import { createWebChatRoutes } from "../../../src/adapters/web-chat/routes.ts";
import { createWebChatTwin } from "../../support/web-chat-twin.ts";
import { visit } from "./visit.ts";

const COOKIE = /^chat=[A-Za-z0-9_-]{43}; Max-Age=34560000; Path=\/; HttpOnly(; Secure)?; SameSite=Lax$/;

describe("the cookie", () => {
  it("is 256 random bits, kept for 400 days, out of reach for scripts and other sites", async () => {
    const app = createWebChatRoutes(createWebChatTwin().deps);
    const [one, other] = await Promise.all([app.request("/"), app.request("/")]);
    expect(one.headers.getSetCookie()[0]).toMatch(COOKIE);
    expect(one.headers.getSetCookie()[0]).not.toContain("Secure");
    expect(one.headers.getSetCookie()).not.toEqual(other.headers.getSetCookie());
  });

  it("is Secure where visitors come over HTTPS", async () => {
    const app = createWebChatRoutes({ ...createWebChatTwin().deps, secureCookies: true });
    expect((await app.request("/")).headers.getSetCookie()[0]).toMatch(/; Secure;/);
  });

  it("stays the same for who comes back, and is replaced where it is not well-formed", async () => {
    const { request, cookie } = await visit();
    expect((await request("/")).headers.getSetCookie()[0]).toContain(`${cookie};`);
    for (const bad of ["chat=", "chat=x", `chat=${"a".repeat(44)}`, `chat=${"%00".repeat(43)}`]) {
      const again = await request("/", { headers: { cookie: bad } });
      expect(again.headers.getSetCookie()[0]).toMatch(COOKIE);
      expect((await request("/chat/history", { headers: { cookie: bad } })).status).toBe(401);
    }
  });
});

describe("the page", () => {
  it("names what it speaks of and the practice, as text", async () => {
    const twin = createWebChatTwin();
    twin.setPractice("Tập dượt <script>alert(1)</script>");
    const deps = { ...twin.deps, campaign: { about: "kế hoạch <b>thử</b> (phong trào có tên dài)", year: 2023 } };
    const html = await (await createWebChatRoutes(deps).request("/")).text();
    expect(html).toContain('<html lang="vi">');
    expect(html).toContain("kế hoạch &lt;b&gt;thử&lt;/b&gt;</p>");
    expect(html).toContain("Tập dượt &lt;script&gt;");
    expect(html).toContain("<title>Trợ lý phong trào thi đua 2023</title>");
    expect(html).toMatch(/<noscript>.*bật JavaScript/);
  });

  it("allows nothing but its own files, and holds no inline script or style", async () => {
    const { request } = await visit();
    const page = await request("/");
    const policy = page.headers.get("content-security-policy");
    expect(policy).toMatch(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/);
    expect(policy).not.toContain("unsafe");
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/);
    expect(page.headers.get("cache-control")).toBe("private, no-cache");
  });

  it("links every file of the page's folder and serves each with its type", async () => {
    const { request } = await visit();
    const html = await (await request("/")).text();
    const linked = [...html.matchAll(/(?:href|src)="(\/chat\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
    const folder = join(import.meta.dirname, "../../../src/adapters/web-chat/page");
    const files = readdirSync(folder).filter((name) => !name.endsWith(".json"));
    expect([...ASSETS].toSorted()).toEqual(files.toSorted());
    expect([...new Set(linked.map((path) => path.split("/").at(-1)))].toSorted()).toEqual(files.toSorted());
    for (const path of new Set(linked)) {
      const file = await request(path);
      expect(file.status).toBe(200);
      expect(file.headers.get("content-type")).toMatch(/^(text\/javascript|text\/css|image\/svg\+xml); charset=utf-8$/);
      expect(file.headers.get("x-content-type-options")).toBe("nosniff");
      expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    }
  });

  it("answers 304 to who has a file already, and keeps no file of another version", async () => {
    const { request } = await visit();
    const file = await request("/chat/assets/older/app.js");
    expect(file.headers.get("cache-control")).toBe("public, no-cache");
    const etag = file.headers.get("etag") ?? "";
    const again = await request("/chat/assets/app.js", { headers: { "if-none-match": `W/${etag}, "other"` } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it.each([
    "/chat/assets/tsconfig.json",
    "/chat/assets/..%2froutes.ts",
    "/chat/assets/v/..%2f..%2froutes.ts",
    "/chat/assets/__proto__",
    "/chat/assets/",
  ])("does not serve %s", async (path) => {
    const { request } = await visit();
    expect((await request(path)).status).toBe(404);
  });
});
