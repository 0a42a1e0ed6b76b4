import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderReply } from "../../../src/adapters/telegram/render.ts";
import { type Block, type Reply, textReply } from "../../../src/messages/reply.ts";
import { readHtml } from "../../emulators/telegram/read-html.ts";
import { wordsOfBlock } from "../../support/block-words.ts";

const quote = (words: string, locator = "Kế hoạch, Mục V, khoản 3"): Block => ({
  kind: "quote",
  document: "Kế hoạch 2023",
  locator,
  quote: words,
});
const htmlOf = (...blocks: Block[]) => renderReply({ blocks, choices: [] }).map(({ html }) => html);
const text = (words: string): Block => ({ kind: "text", text: words });
const choice = (id: string, label = id) => ({ id, label });

/** What a person reads of one message; fails on markup that Telegram would refuse. */
function seen(html: string): string {
  const read = readHtml(html);
  if (!read.ok) throw new Error(read.description);
  return read.text;
}

describe("a reply on Telegram", () => {
  it("is one message with the quote set off and its place under it", () => {
    expect(htmlOf(text("Dạ, trước ngày 10 tháng 12."), quote("Trước ngày 10 tháng 12 …"))).toEqual([
      "Dạ, trước ngày 10 tháng 12.\n\n<blockquote>Trước ngày 10 tháng 12 …</blockquote>\n<i>— Kế hoạch, Mục V, khoản 3</i>",
    ]);
  });

  it("folds a long quote", () => {
    expect(htmlOf(quote("Điều này dài. ".repeat(40)))[0]).toMatch(/^<blockquote expandable>Điều/);
  });

  it("shows the way to a page as an address to touch", () => {
    const link = "https://tro-ly.example/mo-bieu/x";
    expect(htmlOf(text("Dạ, trang biểu đây ạ."), { kind: "page", link })).toEqual([`Dạ, trang biểu đây ạ.\n\n${link}`]);
  });

  it("shows < > & as they are", () => {
    const [html = ""] = htmlOf(text("a < b && c > d <b>"), quote("<i>&amp;"));
    expect(html).toContain("a &lt; b &amp;&amp; c &gt; d &lt;b&gt;");
    expect(seen(html)).toContain("a < b && c > d <b>\n\n<i>&amp;");
  });

  it("is in NFC and never holds half a character", () => {
    expect(htmlOf(text("hạn nộp".normalize("NFD")))).toEqual(["hạn nộp".normalize("NFC")]);
    expect(htmlOf(text("a\uD83Db"))).toEqual(["a\uFFFDb"]);
  });

  it("leaves out what is empty", () => {
    expect(htmlOf(text("  "), text("Dạ."), quote(""))).toEqual(["Dạ.\n\n<i>— Kế hoạch, Mục V, khoản 3</i>"]);
    expect(htmlOf(quote("Câu.", ""))).toEqual(["<blockquote>Câu.</blockquote>"]);
    expect(renderReply({ blocks: [], choices: [] })).toEqual([]);
  });

  it("has one button a row, under the last message", () => {
    const parts = renderReply({
      blocks: [text(`${"Câu dài. ".repeat(600)}`)],
      choices: [choice("a", "Sở"), choice("b", "Xã")],
    });
    expect(parts.map(({ rows }) => rows)).toEqual([
      [],
      [[{ text: "Sở", callback_data: "a" }], [{ text: "Xã", callback_data: "b" }]],
    ]);
  });

  it("asks to choose when there are only buttons", () => {
    expect(renderReply({ blocks: [], choices: [choice("a")] })[0]?.html).toBe("Dạ, anh/chị chọn giúp em ạ:");
  });

  it("keeps a long label whole and takes 64 bytes of id, not more", () => {
    const label = "Ủy ban nhân dân huyện, thị xã, thành phố ".repeat(4).trim();
    expect(renderReply({ blocks: [], choices: [choice("x".repeat(64), label)] })[0]?.rows[0]?.[0]?.text).toBe(label);
    expect(() => renderReply({ ...textReply("Dạ."), choices: [choice("x".repeat(65))] })).toThrow("65 bytes");
    expect(() => renderReply({ ...textReply("Dạ."), choices: [choice("ạ".repeat(22))] })).toThrow("66 bytes");
    expect(() => renderReply({ ...textReply("Dạ."), choices: [choice("")] })).toThrow("0 bytes");
  });
});

describe("a text that is too long", () => {
  it.each([
    [4096, 1],
    [4097, 2],
    [8192, 2],
    [8193, 3],
  ])("of %i characters becomes %i messages", (length, count) => {
    expect(renderReply(textReply("x".repeat(length)))).toHaveLength(count);
  });

  it("counts what is read, not the markup", () => {
    expect(renderReply(textReply("&".repeat(4096)))).toHaveLength(1);
  });

  it("is cut at the end of a sentence, and after no abbreviation in the middle of one", () => {
    const [first = "", second = ""] = htmlOf(
      text(`${"Câu một của đoạn. ".repeat(220)}Câu ở tr. ba ${"chữ ".repeat(200)}.`),
    );
    expect(first.endsWith("Câu một của đoạn.")).toBe(true);
    expect(second.startsWith("Câu ở tr. ba")).toBe(true);
  });

  it("is cut at a space where no sentence ends, and never inside a letter", () => {
    const [words = ""] = htmlOf(text("chữ ".repeat(1100)));
    expect(words).toHaveLength(4095);
    const [smiles = ""] = htmlOf(text(`a${"😀".repeat(2100)}`));
    expect(smiles).toHaveLength(4095);
    expect(smiles.isWellFormed()).toBe(true);
    const [marked = "", rest] = htmlOf(text(`${"x".repeat(4096)}\u0332y`));
    expect([marked.length, rest]).toEqual([4095, "x\u0332y"]);
  });

  it("closes a quote and opens it again", () => {
    const parts = htmlOf(quote("Câu này dài. ".repeat(400)));
    expect(parts).toHaveLength(2);
    expect(parts[0]).toMatch(/^<blockquote expandable>.*dài\.<\/blockquote>$/);
    expect(parts[1]).toMatch(/^<blockquote expandable>Câu.*<\/blockquote>\n<i>— .*<\/i>$/);
  });

  it("loses nothing, fits, and is well marked, whatever is said", () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom("Báo cáo gửi trước ngày 10. ", "😀", "<b>", "&lt;", "\n\n", "“Câu.” ", "á", "TP. Long Xuyên "),
        fc.string({ unit: "binary", maxLength: 30 }),
        fc.nat(3000).map((count) => "x".repeat(count)),
      ),
      { maxLength: 12 },
    );
    const blocks = fc.array(
      words.map((pieces) => pieces.join("").repeat(3)).chain((said) => fc.constantFrom<Block>(text(said), quote(said))),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(blocks, (said) => {
        const reply: Reply = { blocks: said, choices: [] };
        const texts = renderReply(reply).map(({ html }) => seen(html));
        expect(texts.every((one) => one.length >= 1 && one.length <= 4096 && one.isWellFormed())).toBe(true);
        const whole = said.flatMap((block) =>
          block.kind === "quote" ? [block.quote, `—${block.locator}`] : [wordsOfBlock(block)],
        );
        expect(bare(texts.join(""))).toBe(bare(whole.join("").normalize("NFC").toWellFormed()));
      }),
      { numRuns: 150 },
    );
  });
});

function bare(words: string): string {
  return words.replace(/\s+/g, "");
}
