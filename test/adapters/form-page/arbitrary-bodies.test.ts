import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { realKnowledge } from "../../support/assistant.ts";
import { createFormWorld, type FormBrowser, type FormWorld, OWN_ORIGIN } from "../../support/form-page-world.ts";
import { DISTRICTS } from "../../support/report-talk.ts";
import { ENGINES } from "../../support/stores.ts";

const { reports } = await realKnowledge();
const UNIT = DISTRICTS[0] ?? "";
const fields = reports.engine.questions(UNIT).map(({ field }) => field);
const ids = [...fields.map(({ id }) => id), "khong_co_cau_nay", "__proto__", "constructor"];
const rules = reports.engine.reporting.form.rules.map(({ id }) => id);

const id = fc.constantFrom(...ids);
const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "",
    "12",
    "1.5",
    "350",
    "không có",
    "chưa có số",
    "true",
    "[]",
    "null",
    "30/11",
    "số ước",
    "nan",
    "1e999",
    "∞",
    "-1",
  ),
  fc.string({ unit: "grapheme", maxLength: 5000 }),
);
const name = fc.oneof(
  fc.tuple(fc.constantFrom("f", "m", "w", "t", "k", "n"), id).map((parts) => parts.join(".")),
  fc
    .tuple(id, fc.integer({ min: -1, max: 60 }), fc.constantFrom("so_ho", "ten_mo_hinh", "ngay", "x"))
    .map(([field, row, column]) => `c.${field}.${row}.${column}`),
  fc.constantFrom(...rules, "x").map((rule) => `r.${rule}`),
  fc.constantFrom("lam", "muc", "dau", "lan"),
  fc.string({ maxLength: 20 }),
);
const action = fc
  .tuple(
    fc.constantFrom("put-off", "none", "pick", "insist", "mine", "theirs", "add", "drop", "luu", "x"),
    id,
    fc.option(fc.integer({ min: -1, max: 1000 })),
  )
  .map(([does, field, at]) => `${does}:${field}${at === null ? "" : `:${at}`}`);
const entries = fc.array(fc.tuple(name, words), { maxLength: 30 });

describe.each(ENGINES.slice(0, 1))("whatever is sent to the form on $name", (engine) => {
  let world: FormWorld;
  let page: FormBrowser;
  beforeAll(async () => {
    world = await createFormWorld(engine, reports);
    page = await world.open(await world.join(UNIT));
  }, 60_000);
  afterAll(() => world.close());

  const send = (path: string, body: FormData | string | Uint8Array, type?: string) => {
    world.pass(1000);
    const headers = { cookie: page.cookie, ...OWN_ORIGIN, ...(type !== undefined && { "content-type": type }) };
    return world.app.request(path, { method: "POST", body: body as string, headers });
  };

  it("is kept without the signs that no store keeps", async () => {
    const form = new FormData();
    form.set("m.han_che", "");
    form.set("f.han_che", "Còn \u0000chậm \ud800 do kinh phí ít.");
    form.set("m.mo_hinh", "");
    form.set("c.mo_hinh.0.ten_mo_hinh", "Nuôi\u0000 bò");
    form.set("c.mo_hinh.0.noi_thuc_hien", "xã");
    form.set("c.mo_hinh.0.so_ho", "3");
    expect((await send("/bieu/luu", form)).status).toBe(303);
    expect(await page.html()).toContain("Còn chậm \ufffd do kinh phí ít.");
    expect(world.errors).toEqual([]);
  });

  it("is answered without an error, and the page can be read after it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("/bieu/luu", "/bieu/luu?phan=1", "/bieu/song", "/bieu/nop"),
        entries,
        fc.option(action),
        async (path, sent, lam) => {
          const form = new FormData();
          for (const [key, value] of sent) form.append(key, value);
          if (lam !== null) {
            const field = lam.split(":")[1] ?? "";
            form.set("lam", lam);
            if (!form.has(`m.${field}`)) form.set(`m.${field}`, "");
          }
          const answer = await send(path, form);
          expect(answer.status, await answer.text()).toBeLessThan(500);
          expect((await page.get()).status).toBe(200);
          expect((await page.get("/bieu/nop")).status).toBe(200);
        },
      ),
      { numRuns: 120 },
    );
    expect(world.errors).toEqual([]);
  }, 120_000);

  it("is refused where it is no form", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(
          "multipart/form-data",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          "application/json",
          "text/plain",
          "",
        ),
        fc.constantFrom("/bieu/luu", "/bieu/luu?phan=1", "/bieu/song", "/bieu/nop", "/bieu/sua"),
        async (body, type, path) => {
          expect((await send(path, body, type)).status).toBeLessThan(500);
        },
      ),
      { numRuns: 120 },
    );
    expect(world.errors).toEqual([]);
  }, 120_000);
});
