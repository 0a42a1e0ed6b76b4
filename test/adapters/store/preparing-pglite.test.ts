import { PGlite } from "@electric-sql/pglite";
import type { PGlite as PGliteOfKysely } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";

import { preparing } from "../../../src/adapters/store/preparing-pglite.ts";

let plain: PGlite;
let prepared: PGliteOfKysely;
beforeAll(async () => {
  plain = new PGlite();
  await plain.waitReady;
}, 60_000);
afterAll(() => plain.close());
beforeEach(async () => {
  await plain.exec(`deallocate all;
    drop table if exists things;
    create table things (id bigint generated always as identity primary key, name text unique, facts jsonb)`);
  prepared = preparing(plain);
});

const INSERT = "insert into things (name, facts) values ($1, $2) returning id, name, facts";
const COUNT = "select count(*)::int as count from things where name like $1";
const countOf = async (like: string) => (await prepared.query<{ count: number }>(COUNT, [like])).rows[0]?.count;
/** The statements that the engine keeps ready. */
const keptNames = async () =>
  (await plain.query<{ name: string }>("select name from pg_prepared_statements order by name")).rows.map(
    ({ name }) => name,
  );

it("gives what the engine itself gives, the first time and again", async () => {
  const values = ["một", JSON.stringify({ a: [1, null] })];
  const [once, again] = [await prepared.query(INSERT, values), await prepared.query(INSERT, ["hai", null])];
  expect([once.rows, again.rows]).toEqual([
    [{ id: 1, name: "một", facts: { a: [1, null] } }],
    [{ id: 2, name: "hai", facts: null }],
  ]);
  expect(once.affectedRows).toBe((await plain.query(INSERT, ["ba", null])).affectedRows);
  const arrays = { rowMode: "array" as const };
  expect(
    (await prepared.query("select id, $1::boolean as sure from things order by id", [true], arrays)).rows[0],
  ).toEqual([1, true]);
  expect((await prepared.query("update things set facts = null where name = $1", ["ba"])).affectedRows).toBe(1);
});

it("reads a statement once", async () => {
  for (let time = 0; time < 5; time += 1) await countOf("%");
  expect(await keptNames()).toHaveLength(1);
});

it("goes on after a statement that failed, with the same statement too", async () => {
  await prepared.query(INSERT, ["một", null]);
  await expect(prepared.query(INSERT, ["một", null])).rejects.toMatchObject({ code: "23505" });
  await expect(prepared.query("select nothing from things", [])).rejects.toMatchObject({ code: "42703" });
  expect((await prepared.query(INSERT, ["hai", null])).rows).toHaveLength(1);
  expect(await countOf("%")).toBe(2);
});

it("finds its way again when a table was changed under a statement", async () => {
  await prepared.query(INSERT, ["một", null]);
  const all = () => prepared.query("select * from things", []);
  await all();
  await plain.exec("alter table things add column more text");
  await all().catch(() => {});
  expect(Object.keys((await all()).rows[0] as object)).toEqual(["id", "name", "facts", "more"]);
});

it("plans a statement anew after a thousand uses", async () => {
  await countOf("%");
  const [first] = await keptNames();
  for (let time = 0; time < 1000; time += 1) await countOf("%");
  const names = await keptNames();
  expect(names).toHaveLength(1);
  expect(names).not.toContain(first);
});

it("keeps two hundred statements at most", async () => {
  for (let at = 0; at < 203; at += 1) await prepared.query(`select ${at} as number`, []);
  expect(await keptNames()).toHaveLength(200);
  expect((await prepared.query("select 0 as number", [])).rows).toEqual([{ number: 0 }]);
});

it("waits for a transaction that is open, and sees nothing of one that was undone", async () => {
  let count: Promise<number | undefined> = Promise.resolve(undefined);
  const undone = prepared.transaction(async (transaction) => {
    await transaction.query(INSERT, ["một", null]);
    count = countOf("%");
    await transaction.query(INSERT, ["hai", null]);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await count).toBe(0);
});
