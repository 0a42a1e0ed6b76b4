import { describe, expect, it } from "vitest";
import { createFetchNext, FETCH_LEASE, GIVE_UP_AFTER } from "../../src/files/fetch.ts";
import { DOCX } from "../../src/files/file-types.ts";
import type { Fetched, FileQueue, FileSource, ReadForm, WaitingFile } from "../../src/files/ports.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { makeZip } from "../adapters/documents/make-zip.ts";
import { wordsOfBlock } from "../support/block-words.ts";

const NOW = Temporal.Instant.from("2023-12-05T01:00:00Z");
const PDF = new Uint8Array(Buffer.from("%PDF-1.7"));
const FILE: WaitingFile = {
  id: "f1",
  unit: "AP",
  member: "1",
  name: "Công văn.pdf",
  type: "application/pdf",
  channel: "telegram",
  handle: "secret-handle",
  form: null,
  attempts: 1,
  receivedAt: NOW,
};

/** How a document is read that is no form. */
interface Reading {
  readonly readForm: ReadForm | null;
  readonly readsText: boolean;
}
const READS_NOTHING: Reading = { readForm: null, readsText: false };

async function fetchOnce(
  fetched: Fetched | null,
  file: Partial<WaitingFile> = {},
  isHeld = true,
  reading = READS_NOTHING,
) {
  const did: unknown[] = [];
  const logged: unknown[] = [];
  let told = 0;
  let waiting: WaitingFile | null = { ...FILE, ...file };
  const queue: FileQueue = {
    async claim(channels, now, until) {
      if (!channels.includes(FILE.channel)) return null;
      expect(until).toEqual(now.add(FETCH_LEASE));
      const claimed = waiting;
      waiting = null;
      return claimed;
    },
    async keep({ id }, bytes, type) {
      did.push(["keep", id, bytes.byteLength, type]);
      return isHeld;
    },
    again: async (_, dueAt, why) => void did.push(["again", dueAt.since(NOW).total("seconds"), why]),
    async refuse(_, why, reply) {
      did.push(["refuse", why, "blocks" in reply ? reply.blocks.map(wordsOfBlock).join() : reply.outcome]);
      return isHeld;
    },
  };
  const source: FileSource = {
    fetch: async () => fetched ?? { kind: "bytes", bytes: PDF },
    done: async (handle) => void did.push(["done", handle]),
  };
  const fetchNext = createFetchNext({
    queue,
    sources: () => new Map(fetched === null ? [] : [[FILE.channel, source]]),
    ...reading,
    clock: { now: () => NOW },
    announceRead() {},
    announceTold: () => {
      told += 1;
    },
    logger: { ...silentLogger, warn: (...line) => void logged.push(line) },
    meter: { count: (...line) => void logged.push(line), time() {} },
  });
  expect(await fetchNext()).toBe(fetched === null ? "nothing_due" : "handled");
  expect(await fetchNext()).toBe("nothing_due");
  expect(JSON.stringify(logged)).not.toMatch(/secret-handle|Công văn/);
  return { did, told };
}

describe("fetching a file", () => {
  it("keeps the bytes, then lets the channel forget them", async () => {
    const { did, told } = await fetchOnce({ kind: "bytes", bytes: PDF });
    expect([did, told]).toEqual([
      [
        ["keep", "f1", 8, "application/pdf"],
        ["done", "secret-handle"],
      ],
      0,
    ]);
  });

  it("keeps a picture as the kind it is", async () => {
    const bytes = new Uint8Array(Buffer.from("\u0089PNG\r\n\u001A\n", "latin1"));
    const { did } = await fetchOnce({ kind: "bytes", bytes }, { type: "image/jpeg" });
    expect(did[0]).toEqual(["keep", "f1", 8, "image/png"]);
  });

  it.each<[string, Fetched, string, RegExp]>([
    ["is no PDF", { kind: "bytes", bytes: new Uint8Array([1]) }, "wrong_kind", /không đúng loại.*JPG.*PDF.*20 MB/],
    ["is too large", { kind: "refused", why: "too_large" }, "too_large", /lớn quá 20 MB/],
    ["is no longer there", { kind: "refused", why: "gone" }, "gone", /không tải được.*gửi lại/],
    ["holds a macro", { kind: "refused", why: "macro" }, "macro", /macro.*\.docx/],
  ])("tells the officer kindly when it %s", async (_, fetched, why, words) => {
    const { did, told } = await fetchOnce(fetched);
    expect(did[0]).toEqual(["refuse", why, expect.stringMatching(words)]);
    expect(JSON.stringify(did[0])).toContain("Công văn.pdf");
    expect(told).toBe(1);
  });

  describe("that is no form, though one was expected", () => {
    const text = { kind: "text", text: "Xây 12 căn nhà." } as const;
    const document = { type: DOCX, name: "Báo cáo.docx", form: "expected" } as const;
    const bytes = { kind: "bytes", bytes: makeZip({ "word/document.xml": "<x/>" }) } as const;
    const by = (readsText: boolean): Reading => ({ readForm: async () => text, readsText });

    it("is not kept, and what it says goes on where something reads it", async () => {
      const { did } = await fetchOnce(bytes, document, true, by(true));
      expect(did).toEqual([
        ["refuse", "no_form", text],
        ["done", "secret-handle"],
      ]);
    });

    it("is refused where nothing does", async () => {
      const { did } = await fetchOnce(bytes, document, true, by(false));
      expect(did[0]).toEqual(["refuse", "no_form", { kind: "refused", why: "no_form" }]);
    });

    it("is kept as any file where it may be something else", async () => {
      const { did } = await fetchOnce(bytes, { ...document, form: "perhaps" }, true, by(true));
      expect(did[0]).toEqual(["keep", "f1", bytes.bytes.byteLength, DOCX]);
    });
  });

  it("tells nobody, and lets the channel forget nothing, when another worker took it meanwhile", async () => {
    const refused = await fetchOnce({ kind: "refused", why: "gone" }, {}, false);
    expect([refused.told, refused.did.length]).toEqual([0, 1]);
    expect((await fetchOnce({ kind: "bytes", bytes: PDF }, {}, false)).did).toEqual([
      ["keep", "f1", 8, "application/pdf"],
    ]);
  });

  it.each([
    [1, 5],
    [2, 5],
    [3, 8],
    [5, 32],
    [40, 600],
  ])("waits longer after attempt %i: %i seconds, never less than the channel asks", async (attempts, seconds) => {
    const { did } = await fetchOnce({ kind: "later", afterMs: 5000, why: "busy" }, { attempts });
    expect(did).toEqual([["again", seconds, "busy"]]);
  });

  it("waits while the channel is off", async () => {
    expect((await fetchOnce(null)).did).toEqual([]);
  });

  it("gives up after a day, and says so", async () => {
    const receivedAt = NOW.subtract(GIVE_UP_AFTER).add({ seconds: 1 });
    const { did, told } = await fetchOnce({ kind: "later", afterMs: 5000, why: "busy" }, { receivedAt });
    expect([did[0], told]).toEqual([["refuse", "gone", expect.stringContaining("gửi lại")], 1]);
  });
});
