import { wordsOfBlock } from "./block-words.ts";
import { visit } from "./running-server-visitor.ts";

/** An officer in the chat on the web who can ask for the report form as a page. */
export interface ChatOfficer {
  say(text: string): Promise<void>;
  /** The first reply from now on that has these words. */
  hears(words: string): Promise<string>;
  /** Says something and gives what the answer with these words says. */
  asks(text: string, words: string): Promise<string>;
  /** The first link of a kind in the reply that was heard last. */
  linked(kind: "file" | "upload"): string;
  /** Asks for the page and gives the path of its link. */
  link(): Promise<string>;
  close(): void;
}

/** Binds an officer by a code and a name. */
export async function chatOfficer(url: string, code: string, name: string): Promise<ChatOfficer> {
  const visitor = await visit(url);
  let seen = 0;
  const text = (at: number) => (visitor.replies()[at]?.blocks ?? []).map(wordsOfBlock).join("\n");
  const officer: ChatOfficer = {
    async say(words) {
      seen = visitor.replies().length;
      await visitor.post({ text: words });
    },
    async hears(words) {
      for (;;) {
        await visitor.until(seen + 1);
        seen += 1;
        const said = text(seen - 1);
        if (said.includes(words)) return said;
      }
    },
    async asks(said, words) {
      await officer.say(said);
      return officer.hears(words);
    },
    linked(kind) {
      const found = visitor.replies()[seen - 1]?.blocks.find((block) => block.kind === kind);
      if (!found || !("link" in found)) throw new Error(`no link to ${kind}`);
      return found.link;
    },
    async link() {
      await officer.say("mở trang biểu");
      await officer.hears("trang biểu báo cáo của");
      const blocks = visitor.replies()[seen - 1]?.blocks ?? [];
      const found = blocks.find((block) => block.kind === "page");
      if (found?.kind !== "page") throw new Error("no link to the page");
      return found.link;
    },
    close: () => visitor.close(),
  };
  await officer.asks(code, "mã đúng rồi");
  await officer.asks(name, `em chào anh/chị ${name}`);
  return officer;
}
