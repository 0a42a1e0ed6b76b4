import { describe, expect, it } from "vitest";
import { readHtml } from "./read-html.ts";

const text = (html: string) => {
  const read = readHtml(html);
  return read.ok ? read.text : `! ${read.description}`;
};

describe("Telegram's HTML", () => {
  it.each([
    ["a &lt;b&gt; &amp; &quot;c&quot; &#7841; &#x1EA1;", 'a <b> & "c" ạ ạ'],
    ["a & b &nbsp; &#9999999; > c", "a & b &nbsp; &#9999999; > c"],
    ["<B>Đậm</b> <i>và <u>gạch</u></i>", "Đậm và gạch"],
    ['<a href="https://x.vn/?a=1">liên kết</a>', "liên kết"],
    ["<blockquote expandable>dài</blockquote>", "dài"],
    ["<b>đóng tắt</>", "đóng tắt"],
    ["  \n giữa \n ", "giữa"],
  ])("is read: %s", (html, expected) => expect(text(html)).toBe(expected));

  it.each([
    ["<b>", `Can't find end tag corresponding to start tag "b"`],
    ["Dạ <b", "Unclosed start tag at byte offset 5"],
    ["</b>", "Unexpected end tag at byte offset 0"],
    ["<b></b", "Unclosed end tag at byte offset 3"],
    ["<b><i></b></i>", `Unmatched end tag at byte offset 6, expected "</i>", found "</b>"`],
    ["<p>", `Unsupported start tag "p" at byte offset 0`],
    ["1 < 2", `Unclosed start tag at byte offset 2`],
  ])("is refused: %s", (html, why) => expect(text(html)).toBe(`! can't parse entities: ${why}`));

  it("tells where the markup stands after the white space around is cut off", () => {
    const read = readHtml("  <blockquote> trích</blockquote>\n<i>— nơi</i><b> </b> ");
    expect(read).toMatchObject({
      text: "trích\n— nơi",
      entities: [
        { type: "blockquote", offset: 0, length: 5 },
        { type: "italic", offset: 6, length: 5 },
      ],
    });
  });
});
