import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createUploadRoutes, LARGEST_UPLOAD } from "../../../src/adapters/files/upload-routes.ts";
import { createServerRoutes, LARGEST_BODY } from "../../../src/adapters/http/server-routes.ts";
import { LARGEST_FILE } from "../../../src/files/file-types.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { makeZip } from "../documents/make-zip.ts";

const TOKEN = "t".repeat(43);
const PATH = `/gui-tep/${TOKEN}`;
const DOCX = makeZip({ "word/document.xml": "<w:document/>" });

function pages() {
  const kept: { name: string; type: string; bytes: Uint8Array }[] = [];
  const logged: unknown[] = [];
  let open = true;
  const app = createUploadRoutes({
    isOpen: async (token) => open && token === TOKEN,
    async keep(_, file) {
      if (!open) return false;
      open = false;
      kept.push(file);
      return true;
    },
    logger: { ...silentLogger, info: (...line) => void logged.push(line), warn: (...line) => void logged.push(line) },
  });
  const post = (body: FormData | string | Uint8Array, headers: Record<string, string> = {}, path = PATH) =>
    app.request(path, { method: "POST", body: body as string, headers });
  const send = (content: string | Uint8Array, name: string, type = "") => {
    const form = new FormData();
    form.append("tep", new File([content as string], name, { type }));
    return post(form);
  };
  return { app, post, send, kept, logged };
}

describe("a page that takes a file", () => {
  it("says what is allowed, without a script, and is not used up by looking", async () => {
    const { app } = pages();
    for (const method of ["GET", "HEAD", "GET"]) expect((await app.request(PATH, { method })).status).toBe(200);
    const page = await app.request(PATH);
    const html = await page.text();
    for (const words of ["JPG, PNG", "PDF", ".docx", "20 MB", "hộ nghèo", "văn bản mật"]) expect(html).toContain(words);
    expect(html).toMatch(/<form method="post" enctype="multipart\/form-data">/);
    expect(html).not.toMatch(/<script|\sstyle=|\son[a-z]+=|src=/);
    expect(page.headers.get("content-security-policy")).not.toContain("unsafe");
    expect(page.headers.get("cache-control")).toBe("no-store");
  });

  it.each<[string, string | Uint8Array, string, string, string]>([
    ["a PDF", "%PDF-1.7", "Quyết định.pdf", "application/pdf", "Quyết định.pdf"],
    ["a photo from a phone that says no type", "\u00FF\u00D8\u00FFx", "IMG.HEIC", "", "IMG.HEIC.jpg"],
    ["a Word file under a path", DOCX, "C:\\Users\\Lan\\a.docx", "", "a.docx"],
    ["a nameless PDF", "%PDF-1.7", "blob", "application/octet-stream", "blob.pdf"],
  ])("takes %s once", async (_, content, name, type, expected) => {
    const { send, kept, logged } = pages();
    const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : content;
    const taken = await send(bytes, name, type);
    expect([taken.status, kept[0]?.name, kept[0]?.bytes.byteLength]).toEqual([200, expected, bytes.byteLength]);
    expect(await taken.text()).toContain("trở lại cuộc trò chuyện");
    expect((await send(bytes, name, type)).status).toBe(404);
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toMatch(new RegExp(`${TOKEN}|Quyết|IMG|blob`));
  });

  it.each<[number, string, string | Uint8Array, string, string]>([
    [415, "không đúng loại", "MZ\u0090", "a.exe", ""],
    [415, "không đúng loại", "<html>", "a.pdf", "application/pdf"],
    [415, "không đúng loại", "%PDF-", "a.docx", ""],
    [415, "chứa macro", makeZip({ "word/document.xml": "x", "word/vbaProject.bin": "x" }), "a.docm", ""],
    [413, "lớn quá 20 MB", new Uint8Array(LARGEST_FILE + 1), "a.pdf", ""],
    [400, "chưa chọn tệp", "", "a.pdf", "application/pdf"],
  ])("refuses with %i and %s, and waits for another", async (status, words, content, name, type) => {
    const { app, send, kept } = pages();
    const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : content;
    const refused = await send(bytes, name, type);
    const html = await refused.text();
    expect([refused.status, html.includes(words)]).toEqual([status, true]);
    expect(html).toContain('type="file"');
    expect(kept).toEqual([]);
    expect((await app.request(PATH)).status).toBe(200);
  });

  it("takes so many at once that memory lasts, and asks the others to come again", async () => {
    const open: (() => void)[] = [];
    const slow = createUploadRoutes({
      isOpen: async () => true,
      keep: () => new Promise((resolve) => open.push(() => resolve(true))),
      logger: silentLogger,
    });
    const send = () => {
      const body = new FormData();
      body.append("tep", new File(["%PDF-"], "a.pdf"));
      return slow.request(PATH, { method: "POST", body });
    };
    const taken = Array.from({ length: 8 }, send);
    const ninth = await send();
    expect([ninth.status, ninth.headers.get("retry-after"), await ninth.text()]).toEqual([
      503,
      "30",
      expect.stringContaining("chờ ít phút"),
    ]);
    while (open.length < 8) await new Promise(setImmediate);
    for (const end of open) end();
    expect((await Promise.all(taken)).map(({ status }) => status)).toEqual(Array(8).fill(200));
    const next = send();
    while (open.length < 9) await new Promise(setImmediate);
    open[8]?.();
    expect((await next).status).toBe(200);
  });

  it("names what it refused as it was called, and nothing of a path", async () => {
    const html = await (await pages().send("MZ", "C:\\Lan\\giả mạo.PDF", "application/pdf")).text();
    expect(html).toContain("tệp “giả mạo.PDF” không đúng loại");
  });

  it("says the same of a used, an expired and a wrong token, and reads nothing for them", async () => {
    const { app, post } = pages();
    const said = [
      await (await app.request(`/gui-tep/${"x".repeat(43)}`)).text(),
      await (await post("x".repeat(100), { "content-type": "text/plain" }, `/gui-tep/${"x".repeat(43)}`)).text(),
      await (await post("x", {}, "/gui-tep/x")).text(),
    ];
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toContain("đã nhận tệp rồi hoặc đã hết hạn");
  });

  it("shows why a body far too large is refused", async () => {
    const { post, kept } = pages();
    const headers = { "content-type": "multipart/form-data; boundary=x", "content-length": String(LARGEST_UPLOAD + 1) };
    const refused = await post(new Uint8Array(LARGEST_UPLOAD + 1), headers);
    expect([refused.status, (await refused.text()).includes("lớn quá 20 MB")]).toEqual([413, true]);
    const silent = await post(new Uint8Array(LARGEST_UPLOAD + 1), {
      "content-type": "multipart/form-data; boundary=x",
    });
    expect([silent.status, kept]).toEqual([413, []]);
  });

  it("never breaks on a broken form, and keeps nothing of it", async () => {
    const boundary = "----b";
    const piece = fc.oneof(
      fc.constantFrom(`--${boundary}\r\n`, `--${boundary}--\r\n`, "\r\n\r\n", "\r\n", "\u0000", "%PDF-"),
      fc.constantFrom(
        'Content-Disposition: form-data; name="tep"; filename="a.pdf"\r\n',
        'Content-Disposition: form-data; name="tep"\r\n',
        'Content-Disposition: form-data; name="tep"; filename=""\r\n',
        "Content-Type: application/pdf\r\n",
        "Content-Disposition: form-data; name=\"tep\"; filename*=UTF-8''%E2%80\r\n",
      ),
      fc.string({ maxLength: 20 }),
    );
    const type = fc.constantFrom(
      `multipart/form-data; boundary=${boundary}`,
      "multipart/form-data",
      `multipart/form-data; boundary="${boundary}`,
      "application/x-www-form-urlencoded",
      "text/plain",
      "",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), type, async (pieces, contentType) => {
        const { post, kept } = pages();
        const response = await post(pieces.join(""), contentType === "" ? {} : { "content-type": contentType });
        expect([200, 400, 415]).toContain(response.status);
        if (response.status !== 200) expect(kept).toEqual([]);
        else expect(kept[0]?.name).toMatch(/\.pdf$/);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the limit of a body", () => {
  it("is larger for these pages alone", async () => {
    const { app } = pages();
    const routes = createServerRoutes({
      readiness: { ready: async () => true, channels: () => ({}) },
      meter: { count() {}, time() {}, read: async () => ({ contentType: "", text: "" }) },
      mounted: [app],
      ownLimits: ["/gui-tep/"],
      secure: false,
      logger: silentLogger,
    });
    const form = new FormData();
    form.append("tep", new File([Buffer.concat([Buffer.from("%PDF-"), Buffer.alloc(LARGEST_BODY)])], "a.pdf"));
    expect((await routes.request(PATH, { method: "POST", body: form })).status).toBe(200);
    const long = new Uint8Array(LARGEST_BODY + 1);
    expect((await routes.request("/chat/messages", { method: "POST", body: long })).status).toBe(413);
    expect((await routes.request("/gui-tep", { method: "POST", body: long })).status).toBe(413);
  });
});
