import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { renderReply, TEXT_MAX } from "../../../src/adapters/zalo-bot/render.ts";
import { type Block, type Reply, type ReplyChoice, textReply } from "../../../src/messages/reply.ts";

const HOME = "https://tro-ly.example.gov.vn";
const texts = (reply: Reply, pages: string | null = HOME) => renderReply(reply, pages).map(({ text }) => text);
const say = (text: string): Block => ({ kind: "text", text });
const choice = (label: string, shortcut = false): ReplyChoice => ({
  id: label,
  label,
  ...(shortcut && { shortcut: true }),
});

describe("a reply on Zalo", () => {
  it("is plain text: the words, the quote with its place, the choices as numbered lines, the shortcuts in one", () => {
    const reply: Reply = {
      blocks: [
        say("Dạ, <b>hạn</b> là **10/12**."),
        { kind: "quote", document: "KH", locator: "Mục V", quote: "Trước ngày 10 tháng 12" },
      ],
      choices: [choice("Xã"), choice("Huyện"), choice("Quay lại", true), choice("Để sau", true)],
    };
    expect(texts(reply)).toEqual([
      [
        "Dạ, <b>hạn</b> là **10/12**.",
        "",
        "“Trước ngày 10 tháng 12”",
        "— Mục V",
        "",
        "1. Xã",
        "2. Huyện",
        "(Anh/chị nhắn số hoặc gõ chữ để chọn ạ.)",
        "(hoặc gõ: quay lại · để sau)",
      ].join("\n"),
    ]);
  });

  it("asks to choose where nothing else is said, and is nothing where nothing is", () => {
    expect(texts({ blocks: [], choices: [choice("Xã")] })[0]).toMatch(/^Dạ, anh\/chị chọn giúp em ạ:\n\n1\. Xã\n/);
    expect(texts({ blocks: [say("  ")], choices: [] })).toEqual([]);
  });

  it("gives files and pages by links that open on a phone", () => {
    const link = `/tep/${"a".repeat(43)}`;
    const blocks: Block[] = [
      say("Dạ, báo cáo đây ạ."),
      { kind: "file", file: "report:1", name: "Báo cáo.docx", link },
      { kind: "upload", link: "/gui-tep/x" },
    ];
    const [text = ""] = texts({ blocks, choices: [] });
    expect(text).toContain(`Tệp “Báo cáo.docx”, tải về tại (mở một lần, trong 24 giờ):\n${HOME}${link}`);
    expect(text).toContain(`Trang gửi tệp (mở một lần, trong 24 giờ):\n${HOME}/gui-tep/x`);
  });

  it("without an address that phones open says where the file is kept, and how to go on without one", () => {
    const blocks: Block[] = [
      { kind: "file", file: "report:1", name: "Báo cáo.docx", link: "/tep/x" },
      { kind: "upload", link: "/gui-tep/x" },
    ];
    const [text = ""] = texts({ blocks, choices: [] }, null);
    expect(text).toContain("“Báo cáo.docx” em giữ trên máy chủ");
    expect(text).toContain("gõ “không có”");
    expect(text).not.toMatch(/\/tep\/|\/gui-tep\//);
  });

  it("is measured after NFC", () => {
    const [text = "", ...more] = texts(textReply("ạ".repeat(TEXT_MAX).normalize("NFD")));
    expect(text).toHaveLength(TEXT_MAX);
    expect(more).toEqual([]);
    expect(texts(textReply("ạ".repeat(TEXT_MAX + 1)))).toHaveLength(2);
  });

  it("is cut at the end of a sentence, and its choices stay whole under the last message", () => {
    const sentence = `${"Ủy ban nhân dân xã báo cáo đúng hạn ".repeat(10).trim()}. `;
    const reply: Reply = { blocks: [say(sentence.repeat(11))], choices: [choice("Xã"), choice("Huyện")] };
    const parts = texts(reply);
    expect(parts).toHaveLength(3);
    for (const part of parts.slice(0, -1)) expect(part).toMatch(/đúng hạn\.$/);
    expect(parts.at(-1)).toMatch(/(^|\n)1\. Xã\n2\. Huyện\n/);
    const full: Reply = { blocks: [say("x".repeat(TEXT_MAX - 5))], choices: [choice("Xã")] };
    expect(texts(full)).toEqual(["x".repeat(TEXT_MAX - 5), expect.stringMatching(/^1\. Xã/)]);
  });

  it("never has a message over the limit, or one that is empty, or half a letter", () => {
    const block = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 3000 }).map(say),
      fc.lorem({ maxCount: 400 }).map(say),
      fc.record({
        kind: fc.constant("quote" as const),
        document: fc.string(),
        locator: fc.string({ unit: "grapheme" }),
        quote: fc.lorem({ maxCount: 120 }),
      }),
    );
    const offered = fc.array(
      fc.record({ label: fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), shortcut: fc.boolean() }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), offered, (blocks, offers) => {
        const choices = offers.map(({ label, shortcut }) => choice(label, shortcut));
        for (const text of texts({ blocks, choices })) {
          expect(text.length).toBeLessThanOrEqual(TEXT_MAX);
          expect(text.trim()).not.toBe("");
          expect(text.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 500, seed: 2026 },
    );
  });
});
