import { describe, expect, it } from "vitest";

import { createLinkRoutes } from "../../../src/adapters/files/link-routes.ts";

const TOKEN = "a".repeat(43);
const NAME = "Báo cáo “Đợt 1” (bản ký).docx";
const BYTES = new Uint8Array([1, 2, 3]);

function links(given: { isThere?: boolean; breaks?: boolean } = {}) {
  let isOpen = true;
  const look = async (token: string) => (isOpen && token === TOKEN ? { file: "report:X", name: NAME } : null);
  const app = createLinkRoutes({
    find: look,
    async take(token) {
      const wasOpen = isOpen && token === TOKEN;
      if (wasOpen) isOpen = false;
      return wasOpen ? { file: "report:X", name: NAME } : null;
    },
    async openFile() {
      if (given.breaks) throw new Error("broken");
      return given.isThere === false ? null : { bytes: BYTES, name: "x", type: "application/test" };
    },
  });
  const ask = (method: string, token = TOKEN) => app.request(`/tep/${token}`, { method });
  return { ask, expire: () => (isOpen = false) };
}

describe("a link to a file", () => {
  it("shows the name and uses itself up at the button alone, so that a platform may look at it beforehand", async () => {
    const { ask } = links();
    for (const method of ["GET", "HEAD", "GET", "OPTIONS", "GET"]) await ask(method);
    const page = await ask("GET");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Báo cáo “Đợt 1” (bản ký).docx");
    expect((await ask("HEAD")).status).toBe(200);
    const file = await ask("POST");
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(BYTES);
    for (const method of ["POST", "GET", "HEAD"]) expect((await ask(method)).status).toBe(404);
  });

  it("gives the file under its name, accents and signs and all, to be kept and not shown", async () => {
    const { headers } = await links().ask("POST");
    expect(headers.get("content-type")).toBe("application/test");
    expect(headers.get("content-disposition")).toBe(
      "attachment; filename=\"Bao cao Dot 1 (ban ky).docx\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%E2%80%9C%C4%90%E1%BB%A3t%201%E2%80%9D%20%28b%E1%BA%A3n%20k%C3%BD%29.docx",
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("is kept by nothing, runs nothing, and cannot be framed", async () => {
    const { ask } = links();
    for (const response of [await ask("GET"), await ask("POST"), await ask("POST")]) {
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("x-robots-tag")).toBe("noindex");
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toMatch(/default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/);
      expect(policy).not.toContain("unsafe");
    }
    expect(await (await ask("GET")).text()).not.toMatch(/<script|\sstyle=|\son[a-z]+=|src=/);
  });

  it("says the same of a used, an expired and a wrong token", async () => {
    const used = links();
    await used.ask("POST");
    const expired = links();
    expired.expire();
    const said = [
      await (await used.ask("GET")).text(),
      await (await used.ask("POST")).text(),
      await (await expired.ask("GET")).text(),
      await (await links().ask("GET", "b".repeat(43))).text(),
      await (await links().ask("POST", "x")).text(),
      await (await links().ask("GET", encodeURIComponent("../../x'\"<"))).text(),
    ];
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toContain("đã dùng rồi hoặc đã hết hạn");
  });

  it("is not used up by a file that cannot be opened just now", async () => {
    const gone = links({ isThere: false });
    expect((await gone.ask("POST")).status).toBe(404);
    expect((await gone.ask("GET")).status).toBe(200);
    const broken = links({ breaks: true });
    expect((await broken.ask("POST")).status).toBe(500);
    expect((await broken.ask("GET")).status).toBe(200);
  });

  it("opens once even when two ask at the same moment", async () => {
    const { ask } = links();
    const both = await Promise.all([ask("POST"), ask("POST")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404]);
  });

  it("escapes the name", async () => {
    const app = createLinkRoutes({
      find: async () => ({ file: "x", name: '<b>&".docx' }),
      take: async () => null,
      openFile: async () => null,
    });
    expect(await (await app.request(`/tep/${TOKEN}`)).text()).toContain("&lt;b&gt;&amp;&quot;.docx");
  });
});
