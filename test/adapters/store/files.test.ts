import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFileQueue } from "../../../src/adapters/store/file-queue.ts";
import { applyFileWrite } from "../../../src/adapters/store/file-writes.ts";
import { forgetOld } from "../../../src/adapters/store/forget.ts";
import { createInbox } from "../../../src/adapters/store/inbox.ts";
import { findLink, takeLink } from "../../../src/adapters/store/links.ts";
import { openStore, type Store } from "../../../src/adapters/store/open-store.ts";
import { createTurnQueue } from "../../../src/adapters/store/turn-queue.ts";
import { createApplyWrite } from "../../../src/adapters/store/turn-writes.ts";
import { createUploadSource, isUploadOpen, keepUpload } from "../../../src/adapters/store/uploads.ts";
import type { Write } from "../../../src/conversation/ports.ts";
import type { WaitingFile } from "../../../src/files/ports.ts";
import type { ChannelId } from "../../../src/messages/address.ts";
import type { FormWasRead } from "../../../src/messages/inbound-event.ts";
import { textReply } from "../../../src/messages/reply.ts";
import { createOpenFile } from "../../../src/open-file.ts";
import { newDraft } from "../../../src/reports/draft.ts";
import { ENGINES } from "../../support/stores.ts";
import { at, START, says, textEvent } from "../../support/stores-contract.ts";

const MB = 1024 * 1024;
const BY_ROW: ReadonlySet<ChannelId> = new Set<ChannelId>(["web-chat", "terminal"]);
const PDF = new Uint8Array(Buffer.from("%PDF-1.7 \u0000\u00FF", "latin1"));
const token = (name: string) => createHash("sha256").update(name).digest("base64url");
let names = 0;

describe.each(ENGINES)("files on $name", ({ absent, place }) => {
  describe.skipIf(absent)("the store", () => {
    let store: Store;
    let drop: () => Promise<void>;
    let member: string;
    let unit: string;
    let address: string;
    beforeAll(async () => {
      const opened = await place();
      drop = opened.drop;
      store = await openStore(await opened.open());
    }, 60_000);
    afterAll(async () => {
      await store.close();
      await drop();
    }, 60_000);

    const queue = () => createFileQueue(store.db, BY_ROW);
    /** One turn of a new officer of a unit of its own, with these writes. */
    async function turn(
      channel: ChannelId,
      ...writes: ((of: { unit: string; member: string }) => Write)[]
    ): Promise<string> {
      names += 1;
      [unit, address] = [`U${names}`, `a${names}`];
      const made = await store.db
        .insertInto("members")
        .values({ unit, role: "officer", created_at: START.toString() })
        .returning("id")
        .executeTakeFirstOrThrow();
      member = String(made.id);
      await createInbox(store.db).accept(textEvent(`k${names}`, { channel, conversation: address }), START);
      await store.db.updateTable("conversations").set({ member_id: made.id }).where("address", "=", address).execute();
      const applyWrite = createApplyWrite({ campaign: "c", deliveredByRow: BY_ROW, forwards: false });
      const turns = createTurnQueue(store.db, { deliveredByRow: BY_ROW, applyWrite });
      const claimed = await turns.claim("w", START, at(30));
      if (!claimed) throw new Error("no turn waits");
      const all = writes.map((write) => write({ unit, member }));
      expect(await turns.commit(claimed, says(["Dạ."], { writes: all }), START)).toBe("written");
      return claimed.conversationId;
    }
    const keeping =
      (id: string, given: Partial<Extract<Write, { kind: "keep_file" }>> = {}) =>
      (of: { unit: string; member: string }): Write => ({
        kind: "keep_file",
        id,
        ...of,
        name: "Công văn.pdf",
        type: "application/pdf",
        size: 9,
        channel: "telegram",
        handle: `h-${id}`,
        ...given,
      });
    const row = (id: string) => store.db.selectFrom("files").selectAll().where("id", "=", id).executeTakeFirst();
    const claim = async (now = at(1), until = at(181)): Promise<WaitingFile> => {
      const file = await queue().claim(["telegram", "web-chat"], now, until);
      if (!file) throw new Error("no file is due");
      return file;
    };
    const told = async () =>
      (
        await store.db
          .selectFrom("outbox")
          .select(["reply", "state"])
          .where("in_reply_to", "is", null)
          .orderBy("id")
          .execute()
      ).map(({ reply, state }) => [reply, state]);

    it("keeps a file whose bytes are still to be fetched, and gives it out once at a time", async () => {
      await turn("telegram", keeping("one"));
      expect(await row("one")).toMatchObject({ state: "waiting", bytes: null, size: 9, attempts: 0 });
      expect(await queue().claim(["telegram", "web-chat"], START.subtract({ seconds: 1 }), at(0))).toBeNull();
      const file = await claim();
      expect(file).toEqual({
        id: "one",
        unit,
        member,
        name: "Công văn.pdf",
        type: "application/pdf",
        channel: "telegram",
        handle: "h-one",
        form: null,
        attempts: 1,
        receivedAt: START,
      });
      expect(await queue().claim(["telegram", "web-chat"], at(2), at(99))).toBeNull();
      expect(await queue().claim([], at(999), at(9999))).toBeNull();
      expect(await queue().claim(["web-chat"], at(999), at(9999))).toBeNull();
      const again = await claim(at(181), at(400));
      expect(again.attempts).toBe(2);
      expect(await queue().keep(file, PDF, "application/pdf", null, START)).toBe(false);
      expect((await row("one"))?.state).toBe("waiting");
      await queue().keep(again, PDF, "application/pdf", null, START);
      const kept = await row("one");
      expect([kept?.state, kept?.size, kept?.due_at, Buffer.compare(kept?.bytes ?? PDF.subarray(1), PDF)]).toEqual([
        "here",
        11,
        null,
        0,
      ]);
      expect(await queue().claim(["telegram", "web-chat"], at(9999), at(99999))).toBeNull();
      const opened = await createOpenFile(store.db, null, { clock: { now: () => START } })("file:one");
      expect([opened?.name, opened?.type, opened?.bytes.byteLength]).toEqual(["Công văn.pdf", "application/pdf", 11]);
    });

    it("lets a file wait until it is due again", async () => {
      await turn("telegram", keeping("two"));
      await queue().again(await claim(), at(50), "busy");
      expect(await queue().claim(["telegram", "web-chat"], at(49), at(99))).toBeNull();
      expect((await claim(at(50), at(99))).attempts).toBe(2);
      await queue().refuse(await claim(at(100), at(300)), "gone", textReply("hết"), at(100));
    });

    it("keeps the largest file byte for byte", async () => {
      await turn("telegram", keeping("large"));
      const bytes = new Uint8Array(20 * MB).map((_, place) => (place * 31) % 256);
      await queue().keep(await claim(), bytes, "application/pdf", null, START);
      const opened = await createOpenFile(store.db, null, { clock: { now: () => START } })("file:large");
      expect(Buffer.compare(opened?.bytes ?? PDF, bytes)).toBe(0);
    }, 60_000);

    const wasRead = (file: string, why?: string): FormWasRead => ({
      kind: "form_read",
      file,
      name: "Biểu.xlsx",
      outcome: why === undefined ? { kind: "read", form: { cells: ["45 hộ"] } } : { kind: "refused", why },
    });
    const claimTurn = () => createTurnQueue(store.db, { deliveredByRow: BY_ROW }).claim("w", at(9), at(39));
    const endTurn = async (claimed: Awaited<ReturnType<typeof claimTurn>>) =>
      claimed && createTurnQueue(store.db, { deliveredByRow: BY_ROW }).commit(claimed, says([]), at(9));

    it("keeps a sheet together with what was read in it, as the next turn of its conversation, once", async () => {
      await turn("telegram", keeping("sheet", { form: "expected", name: "Biểu.xlsx" }));
      const file = await claim();
      expect(file).toMatchObject({ form: "expected", name: "Biểu.xlsx" });
      const late = await claim(at(400), at(900));
      expect(await queue().keep(file, PDF, "application/pdf", wasRead("sheet"), at(2))).toBe(false);
      expect(await claimTurn()).toBeNull();
      expect(await queue().keep(late, PDF, "application/pdf", wasRead("sheet"), at(401))).toBe(true);
      expect(await queue().keep(late, PDF, "application/pdf", wasRead("sheet"), at(402))).toBe(false);
      expect((await row("sheet"))?.state).toBe("here");
      const claimed = await claimTurn();
      expect(claimed).toMatchObject({
        address: { conversation: address },
        memberId: member,
        happening: wasRead("sheet"),
      });
      await endTurn(claimed);
      expect(await claimTurn()).toBeNull();
    });

    it("tells of a sheet that cannot be read by a turn as well, and keeps no bytes of it", async () => {
      await turn("web-chat", keeping("unread", { form: "expected", channel: "web-chat" }));
      expect(await queue().refuse(await claim(), "encrypted", wasRead("unread", "encrypted"), at(3))).toBe(true);
      expect(await row("unread")).toMatchObject({ state: "refused", bytes: null, why: "encrypted" });
      const claimed = await claimTurn();
      expect(claimed?.happening).toEqual(wasRead("unread", "encrypted"));
      await endTurn(claimed);
    });

    it("says nothing into a conversation that was deleted meanwhile, and keeps nothing of its sheets", async () => {
      await turn("telegram", keeping("gone", { form: "expected" }));
      const file = await claim();
      await createInbox(store.db).accept(textEvent("xoa-bieu", { channel: "telegram", conversation: address }), at(1));
      const claimed = await claimTurn();
      if (claimed)
        await createTurnQueue(store.db, { deliveredByRow: BY_ROW }).commit(claimed, says([], { forget: true }), at(9));
      expect(await row("gone")).toBeUndefined();
      expect(await queue().keep(file, PDF, "application/pdf", wasRead("gone"), at(10))).toBe(false);
      expect(await claimTurn()).toBeNull();
    });

    it("forgets the bytes of a sheet two days after it was read, but no attachment", async () => {
      await turn("telegram", keeping("old-sheet", { form: "expected" }), keeping("old-word", { form: "perhaps" }));
      for (const _ of [1, 2]) {
        const file = await claim();
        await queue().keep(file, PDF, "application/pdf", file.form === "expected" ? wasRead(file.id) : null, at(2));
      }
      await endTurn(await claimTurn());
      await forgetOld(store.db, at(48 * 3600 - 1), 90);
      expect(await row("old-sheet")).toBeDefined();
      await forgetOld(store.db, at(48 * 3600 + 1), 90);
      expect([await row("old-sheet"), (await row("old-word"))?.state]).toEqual([undefined, "here"]);
    });

    it("a refused file leaves the draft and the report, and the officer is told everywhere", async () => {
      const value = [{ file: "bad", name: "a.pdf" }];
      const answer = { state: "given", raw: "a", by: "1", at: START.toString() } as const;
      const draftOf = (of: { unit: string }) => ({
        ...newDraft({ form: "f", version: 1, unit: of.unit, period: "2023" }),
        answers: {
          alone: { ...answer, value },
          both: { ...answer, value: [...value, { file: "good", name: "b.pdf" }] },
          words: { ...answer, value: "bad" },
        },
        undo: [{ field: "alone", before: { ...answer, value } }],
      });
      await turn("telegram", keeping("bad"), (of) => ({
        kind: "save_draft",
        draft: draftOf(of),
        version: null,
        entries: [],
        by: of.member,
      }));
      await sql`insert into reports (campaign, unit, form, form_version, period, revision, cause, receipt, answers, exceptions, submitted_at, timeliness)
        values ('c', ${unit}, 'f', 1, '2023', 1, 'first', ${`R-${unit}`}, '{}', '[]', ${START.toString()}, 'on_time')`.execute(
        store.db,
      );
      await applyFileWrite(
        store.db,
        { conversationId: "0" },
        { kind: "official_file", receipt: `R-${unit}`, file: "bad" },
        START.toString(),
      );
      const view = () =>
        store.db.selectFrom("newest_reports").select("official_file").where("unit", "=", unit).executeTakeFirst();
      expect(await view()).toEqual({ official_file: "bad" });
      const before = (await told()).length;
      const file = await claim();
      expect(await queue().refuse(file, "wrong_kind", textReply("không đúng loại"), at(2))).toBe(true);
      expect(await queue().refuse(file, "wrong_kind", textReply("lần hai"), at(2))).toBe(false);
      expect(await row("bad")).toMatchObject({ state: "refused", why: "wrong_kind", bytes: null });
      expect(await view()).toEqual({ official_file: null });
      const draft = await store.db.selectFrom("drafts").selectAll().where("unit", "=", unit).executeTakeFirstOrThrow();
      expect(draft.version).toBe(2);
      expect(draft.content).toMatchObject({
        answers: { both: { value: [{ file: "good" }] }, words: { value: "bad" } },
        undo: [{ field: "alone", before: null }],
      });
      expect(draft.content).not.toHaveProperty("answers.alone");
      expect((await told()).slice(before)).toEqual([[textReply("không đúng loại"), "pending"]]);
    });

    it("a page takes one file, once: its bytes and its event come together", async () => {
      const secret = token("page");
      await turn("web-chat", () => ({ kind: "upload_link", token: secret, expiresAt: at(100) }));
      expect(await isUploadOpen(store.db, secret, at(99))).toBe(true);
      expect(await isUploadOpen(store.db, secret, at(100))).toBe(false);
      expect(await isUploadOpen(store.db, token("other"), at(1))).toBe(false);
      const file = { name: "Ảnh.png", type: "image/png", bytes: PDF } as const;
      expect(await keepUpload(store.db, token("other"), file, at(1))).toBe(false);
      expect(await keepUpload(store.db, secret, file, at(100))).toBe(false);
      const both = await Promise.all([1, 2].map(() => keepUpload(store.db, secret, file, at(2))));
      expect(both.toSorted()).toEqual([false, true]);
      expect(await isUploadOpen(store.db, secret, at(3))).toBe(false);
      const turns = createTurnQueue(store.db, { deliveredByRow: BY_ROW });
      const claimed = await turns.claim("w", at(3), at(33));
      expect(claimed).toMatchObject({
        address: { channel: "web-chat", conversation: address },
        memberId: member,
        happening: { kind: "file", what: "photo", name: "Ảnh.png", type: "image/png", size: 11 },
      });
      const handle = claimed?.happening.kind === "file" ? claimed.happening.handle : "";
      const source = createUploadSource(store.db);
      expect(await source.fetch(handle)).toMatchObject({ kind: "bytes" });
      await source.done?.(handle);
      expect(await source.fetch(handle)).toEqual({ kind: "refused", why: "gone" });
      const rows = await store.db.selectFrom("upload_links").select("token_hash").execute();
      expect(JSON.stringify(rows)).not.toContain(secret);
      if (claimed) await turns.commit(claimed, says([]), at(3));
    });

    it("what is marked secret is not kept, though its page is used", async () => {
      const secret = token("secret");
      await turn("web-chat", () => ({ kind: "upload_link", token: secret, expiresAt: at(100) }));
      expect(
        await keepUpload(store.db, secret, { name: "TỐI MẬT.pdf", type: "application/pdf", bytes: PDF }, at(1)),
      ).toBe(true);
      const claimed = await createTurnQueue(store.db, { deliveredByRow: BY_ROW }).claim("w", at(1), at(31));
      expect(claimed?.happening).toEqual({ kind: "refused" });
      const uploads = await store.db.selectFrom("uploads").select("id").execute();
      expect(uploads).toEqual([]);
      if (claimed) await createTurnQueue(store.db, { deliveredByRow: BY_ROW }).commit(claimed, says([]), at(1));
    });

    it("deleting a conversation closes its pages, and what is over is forgotten", async () => {
      const [secret, old] = [token("deleted"), token("old")];
      await turn("web-chat", () => ({ kind: "upload_link", token: secret, expiresAt: at(100) }));
      const turns = createTurnQueue(store.db, { deliveredByRow: BY_ROW });
      await createInbox(store.db).accept(textEvent("xoa", { channel: "web-chat", conversation: address }), at(1));
      const claimed = await turns.claim("w", at(1), at(31));
      if (claimed) await turns.commit(claimed, says([], { forget: true }), at(1));
      expect(await isUploadOpen(store.db, secret, at(2))).toBe(false);

      await turn(
        "web-chat",
        () => ({ kind: "upload_link", token: old, expiresAt: at(100) }),
        () => ({
          kind: "link",
          token: old,
          file: "report:X",
          name: "a.docx",
          expiresAt: at(100),
        }),
      );
      await keepUpload(store.db, old, { name: "a.pdf", type: "application/pdf", bytes: PDF }, at(1));
      const left = async () =>
        Promise.all(
          (["links", "upload_links", "uploads"] as const).map(
            async (table) => (await store.db.selectFrom(table).selectAll().execute()).length,
          ),
        );
      expect(await left()).not.toContain(0);
      await forgetOld(store.db, at(100 + 48 * 3600 + 1), 90);
      expect(await left()).toEqual([0, 0, 0]);
    });

    it("a link opens a file once, until it expires", async () => {
      const [secret, late] = [token("link"), token("late")];
      for (const one of [secret, late])
        await turn("web-chat", () => ({
          kind: "link",
          token: one,
          file: "report:X",
          name: "Báo cáo.docx",
          expiresAt: at(100),
        }));
      const link = { file: "report:X", name: "Báo cáo.docx" };
      for (const _ of [1, 2]) expect(await findLink(store.db, secret, at(1))).toEqual(link);
      const both = await Promise.all([1, 2].map(() => takeLink(store.db, secret, at(2))));
      expect(both.filter((one) => one !== null)).toEqual([link]);
      expect(await findLink(store.db, secret, at(3))).toBeNull();
      expect([await findLink(store.db, late, at(100)), await takeLink(store.db, late, at(100))]).toEqual([null, null]);
      expect(await takeLink(store.db, token("wrong"), at(1))).toBeNull();
    });
  });
});
