import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { chatInTerminal } from "../../../src/adapters/terminal/chat.ts";
import { saveFile } from "../../../src/adapters/terminal/save-file.ts";
import { textReply } from "../../../src/messages/reply.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tep-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const bytes = (words: string) => new Uint8Array(Buffer.from(words));

describe("a file that is saved", () => {
  it("never takes the place of another: (2), (3) are added to its name", async () => {
    const paths = [];
    for (const words of ["một", "hai", "ba"]) paths.push(await saveFile(folder, "Báo cáo.lần 1.docx", bytes(words)));
    const names = ["Báo cáo.lần 1.docx", "Báo cáo.lần 1 (2).docx", "Báo cáo.lần 1 (3).docx"];
    expect(paths).toEqual(names.map((name) => join(folder, name)));
    expect(names.map((name) => readFileSync(join(folder, name), "utf8"))).toEqual(["một", "hai", "ba"]);
  });

  it("is not written through a link that waits under its name", async () => {
    writeFileSync(join(folder, "khác"), "giữ nguyên");
    symlinkSync(join(folder, "khác"), join(folder, "a.docx"));
    expect(await saveFile(folder, "a.docx", bytes("mới"))).toBe(join(folder, "a (2).docx"));
    expect(readFileSync(join(folder, "khác"), "utf8")).toBe("giữ nguyên");
  });

  it.each(["../../a.docx", "/etc/a.docx", "..\\a.docx", "...a.docx"])("stays in the folder: %s", async (name) => {
    await saveFile(folder, name, bytes("x"));
    expect(readdirSync(folder)).toEqual(["a.docx"]);
  });

  it("says why when the folder cannot be written", async () => {
    await expect(saveFile(join(folder, "không có"), "a.docx", bytes("x"))).rejects.toThrow("ENOENT");
  });
});

describe("files in the terminal's conversation", () => {
  async function chat(typed: string, save: (name: string) => Promise<string | null>, base: string | null = null) {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const shown = text(output);
    const file = { kind: "file", file: "report:X", name: "a.docx", link: "/tep/x" } as const;
    const upload = { kind: "upload", link: "/gui-tep/y" } as const;
    const page = { kind: "page", link: "/mo-bieu/z" } as const;
    input.end(typed);
    await chatInTerminal({
      say: async () => [{ blocks: [{ kind: "text", text: "Dạ." }, file, upload, page], choices: [] }],
      save: (_, name) => save(name),
      news: async () => [textReply("Dạ, em nhận tệp.")],
      base,
      input,
      output,
    });
    output.end();
    return shown;
  }

  it("are saved, and it is said where", async () => {
    const shown = await chat("", (name) => saveFile(folder, name, bytes("x")));
    expect(shown).toContain("[Tệp: a.docx]");
    expect(shown).toContain(`Đã lưu tệp vào ${join(folder, "a.docx")}`);
    expect(await chat("", async () => null)).toContain("Tệp này không còn nữa");
  });

  it("are sent from a page whose whole address is shown, and an empty line shows what was said meanwhile", async () => {
    const shown = await chat("\n", async () => null, "http://127.0.0.1:8080");
    expect(shown).toContain("Gửi tệp tại: http://127.0.0.1:8080/gui-tep/y");
    expect(shown).toContain("Mở trang biểu tại: http://127.0.0.1:8080/mo-bieu/z");
    expect(shown).toContain("Trợ lý: Dạ, em nhận tệp.");
    expect(await chat("", async () => null)).toContain("khi máy chủ đang chạy");
  });
});
