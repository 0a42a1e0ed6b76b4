import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { FORM_LIMIT, LARGEST_FORM, PAGE_HOURS } from "../../../src/adapters/form-page/limits.ts";
import { forgetOld } from "../../../src/adapters/store/forget.ts";
import { FORM_LINK_MINUTES } from "../../../src/conversation/report/page-link.ts";
import { realKnowledge } from "../../support/assistant.ts";
import { createFormWorld, type FormWorld, OWN_ORIGIN } from "../../support/form-page-world.ts";
import { ENGINES } from "../../support/stores.ts";

const { reports } = await realKnowledge();
const UNITS = reports.engine.reporting.units.units.filter(({ kind }) => kind === "department").map(({ code }) => code);
const MINUTE = 60_000;

describe.each(ENGINES)("the way to the form on $name", (engine) => {
  describe.skipIf(engine.absent)("over a real store", () => {
    let world: FormWorld;
    let used = 0;
    const unit = () => {
      used += 1;
      return UNITS[used] ?? "";
    };
    beforeAll(async () => {
      world = await createFormWorld(engine, reports);
    }, MINUTE);
    afterAll(() => world.close());

    it("opens once, by its button, and keeps neither secret", async () => {
      const lan = await world.join(unit());
      const link = await world.link(lan);
      for (const method of ["GET", "HEAD", "GET"]) expect((await world.app.request(link, { method })).status).toBe(200);
      const opened = await world.app.request(link, { method: "POST", headers: OWN_ORIGIN });
      expect([opened.status, opened.headers.get("location")]).toEqual([303, "/bieu"]);
      const [cookie = ""] = opened.headers.getSetCookie();
      expect(cookie).toMatch(/^bieu=[A-Za-z0-9_-]{43}; Max-Age=43200; Path=\/bieu; HttpOnly; SameSite=Strict$/);
      for (const method of ["GET", "POST"] as const) {
        const again = await world.app.request(link, { method, headers: OWN_ORIGIN });
        expect([again.status, (await again.text()).includes("Anh/chị nhắn “mở trang biểu”")]).toEqual([404, true]);
      }
      const secrets = [link.split("/").at(-1) ?? "", /=([^;]*)/.exec(cookie)?.[1] ?? ""];
      const { rows } = await sql<{ text: string }>`
        select (select string_agg(f::text, ' ') from form_links f) || (select string_agg(s::text, ' ') from form_sessions s) as text`.execute(
        world.store.db,
      );
      for (const secret of secrets) {
        expect(secret).toHaveLength(43);
        expect(rows[0]?.text).not.toContain(secret);
      }
    });

    it("is forgotten two days after it is over", async () => {
      const lan = await world.join(unit());
      await world.open(lan);
      const kept = async () => {
        const { rows } = await sql<{ links: number; sessions: number }>`
          select (select count(*) from form_links) as links, (select count(*) from form_sessions) as sessions`.execute(
          world.store.db,
        );
        return rows[0];
      };
      const hours = (count: number) => Temporal.Instant.from("2023-12-01T01:00:00Z").add({ hours: count });
      await forgetOld(world.store.db, hours(47), 90);
      expect((await kept())?.sessions).toBeGreaterThan(0);
      await forgetOld(world.store.db, hours(24 * 30), 90);
      expect(await kept()).toEqual({ links: 0, sessions: 0 });
    });

    it("says the same of a wrong, a used and an expired link", async () => {
      const lan = await world.join(unit());
      const link = await world.link(lan);
      world.pass(FORM_LINK_MINUTES * MINUTE - 1);
      expect((await world.app.request(link)).status).toBe(200);
      world.pass(1);
      const said = [];
      for (const one of [link, "/mo-bieu/short", `/mo-bieu/${"x".repeat(43)}`]) {
        const gone = await world.app.request(one, { method: "POST", headers: OWN_ORIGIN });
        expect([gone.status, gone.headers.getSetCookie()]).toEqual([404, []]);
        said.push(await gone.text());
      }
      expect(new Set(said).size).toBe(1);
    });

    it(`is over after ${PAGE_HOURS} hours, when it is closed, and when the member is bound no more`, async () => {
      const first = unit();
      const lan = await world.join(first);
      const page = await world.open(lan);
      world.pass(PAGE_HOURS * 60 * MINUTE - 1000);
      expect((await page.get()).status).toBe(200);
      world.pass(1000);
      const over = await page.get();
      expect([over.status, (await over.text()).includes("Anh/chị nhắn “mở trang biểu”")]).toEqual([401, true]);

      const closing = await world.open(lan);
      expect((await closing.post("/bieu/dong")).status).toBe(200);
      expect((await closing.get()).status).toBe(401);

      const leaving = await world.open(lan);
      const unopened = await world.link(lan);
      const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(await world.say(lan, "bàn giao"))?.[0] ?? "";
      await world.say("new-officer", code);
      expect((await leaving.get()).status).toBe(401);
      expect((await leaving.save({ "f.x": "1" }, { from: "" })).status).toBe(401);
      expect((await world.app.request(unopened, { method: "POST", headers: OWN_ORIGIN })).status).toBe(404);

      const hung = await world.join(first);
      const deleted = await world.open(hung);
      await world.say(hung, "/xoa");
      await world.say(hung, "Xóa hết");
      expect((await deleted.get()).status).toBe(401);
    });

    it("lets in no other site's forms, and nobody without a page", async () => {
      const page = await world.open(await world.join(unit()));
      const from: Record<string, string>[] = [
        {},
        { origin: "https://elsewhere.example" },
        { origin: "null" },
        { "sec-fetch-site": "cross-site", origin: "https://elsewhere.example" },
        { "sec-fetch-site": "same-site" },
      ];
      for (const headers of from)
        for (const path of ["/bieu/luu", "/bieu/nop", "/bieu/song", "/bieu/dong", "/bieu/sua"])
          expect((await page.post(path, {}, headers)).status, `${path} ${JSON.stringify(headers)}`).toBe(403);
      expect((await page.get()).status).toBe(200);
      for (const path of ["/bieu", "/bieu/nop", "/bieu/xem", "/bieu/word"])
        for (const cookie of ["", `bieu=${"x".repeat(43)}`, "bieu=short"]) {
          const shut = await world.app.request(path, { headers: { cookie } });
          expect([shut.status, shut.headers.get("cache-control")]).toEqual([401, "no-store"]);
        }
    });

    it("carries headers that keep it to itself", async () => {
      const page = await world.open(await world.join(unit()));
      for (const path of ["/bieu", "/bieu/nop", "/bieu/xem", "/mo-bieu/x"]) {
        const { headers } = await page.get(path);
        expect(headers.get("cache-control")).toBe("no-store");
        expect(headers.get("referrer-policy")).toBe("no-referrer");
        expect(headers.get("content-security-policy")).toMatch(
          /^default-src 'none'; script-src 'self'; style-src 'self'/,
        );
        expect(headers.get("content-security-policy")).not.toContain("unsafe");
      }
      const html = await page.html();
      expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<script(?! type="module" src="\/bieu\/tep\/)/);
      const asset = /\/bieu\/tep\/[^"]*\/form\.js/.exec(html)?.[0] ?? "";
      expect((await world.app.request(asset)).headers.get("cache-control")).toContain("immutable");
      expect((await world.app.request("/bieu/tep/x/..%2Froutes.ts")).status).toBe(404);
    });

    it("reads a body of the largest size and not one byte more", async () => {
      const page = await world.open(await world.join(unit()));
      const body = (size: number) => {
        const head = "muc=x&f.pad=";
        return head + "a".repeat(size - head.length);
      };
      const send = (size: number) =>
        world.app.request("/bieu/luu", {
          method: "POST",
          body: body(size),
          headers: { cookie: page.cookie, "content-type": "application/x-www-form-urlencoded", ...OWN_ORIGIN },
        });
      expect((await send(LARGEST_FORM)).status).toBe(303);
      const refused = await send(LARGEST_FORM + 1);
      expect([refused.status, (await refused.text()).includes("dài quá")]).toEqual([413, true]);
    });

    it("asks who is too fast to wait, and takes the next when that is over", async () => {
      const page = await world.open(await world.join(unit()));
      const headers = { cookie: page.cookie, ...OWN_ORIGIN };
      const sign = () => world.app.request("/bieu/song?phan=1", { method: "POST", body: new FormData(), headers });
      for (let count = 0; count < FORM_LIMIT.most; count += 1) expect((await sign()).status).toBe(200);
      const refused = await sign();
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, String(FORM_LIMIT.withinMs / 1000)]);
      expect(await refused.text()).toContain("chờ khoảng 60 giây");
      world.pass(FORM_LIMIT.withinMs);
      expect((await sign()).status).toBe(200);
    });

    it("is opened by officers and leaders alone", async () => {
      expect(await world.say("nobody", "mo form")).toContain("mã mời của đơn vị");
      const coordinator = await world.join("SNV", { role: "coordinator" });
      expect(await world.say(coordinator, "mở trang biểu")).toContain("cán bộ tổng hợp nên không điền");
      for (const words of ["mở trang biểu", "điền trên web", "mo form", "dien tren web"]) {
        const lan = await world.join(unit());
        expect(await world.say(lan, words), words).toMatch(/\/mo-bieu\/[A-Za-z0-9_-]{43}/);
      }
    });
  });
});
