import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import { DataDirInUse, holdDataDir } from "../../../src/adapters/store/data-dir-lock.ts";
import { openStore, type Store } from "../../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../../src/adapters/store/pglite-engine.ts";
import { storeUnderTest } from "../../support/stores.ts";
import { at, textEvent } from "../../support/stores-contract.ts";

const LOCK = join(import.meta.dirname, "../../../src/adapters/store/data-dir-lock.ts");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "data-dir-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a process that tries to hold the folder, says how it went, and stays until it is killed. */
async function anotherProcess() {
  const script = `
    import { holdDataDir } from ${JSON.stringify(LOCK)};
    try { holdDataDir(${JSON.stringify(folder)}); globalThis.gc(); console.log("held"); }
    catch (error) { console.log(error.name + ": " + error.message); }
    setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ["--expose-gc", "--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  return {
    said: said.toString().trim(),
    async kill() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function open(): Promise<Store> {
  return openStore(await openPGlite(folder));
}

test("a second process is refused with a clear message, and nothing is lost", async () => {
  const store = await open();
  try {
    await storeUnderTest(store).inbox.accept(textEvent("1"), at(0));
    const other = await anotherProcess();
    expect(other.said).toBe(
      `DataDirInUse: DATA_DIR ${folder}: another process is using this folder. Stop it first, or set DATA_DIR to another folder.`,
    );
    await other.kill();
    await storeUnderTest(store).inbox.accept(textEvent("2"), at(0));
  } finally {
    await store.close();
  }
  const again = await open();
  expect((await storeUnderTest(again).inboxRows()).map(({ eventKey }) => eventKey)).toEqual(["1", "2"]);
  await again.close();
});

test("a second store in the same process is refused too, before it touches a file", async () => {
  const store = await open();
  await expect(open()).rejects.toThrow(DataDirInUse);
  await store.close();
});

test("the folder is free again when its holder was killed, or let go", async () => {
  const holder = await anotherProcess();
  expect(holder.said).toBe("held");
  expect(() => holdDataDir(folder)).toThrow(DataDirInUse);
  await holder.kill();
  holdDataDir(folder).release();
  holdDataDir(folder).release();
});
