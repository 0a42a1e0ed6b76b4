/** A piece of a reply; a channel shows each kind in its own way. */
export type Block =
  | { readonly kind: "text"; readonly text: string }
  /** Words of a document, exactly, and the place where they stand. */
  | { readonly kind: "quote"; readonly document: string; readonly locator: string; readonly quote: string }
  /** A file: sent as such where the channel carries files, elsewhere a link that opens once. */
  | { readonly kind: "file"; readonly file: string; readonly name: string; readonly link: string }
  /** The way to a page that takes one file, once; only said on channels that take no files themselves. */
  | { readonly kind: "upload"; readonly link: string }
  /** The way to the report form as a page, once: a path where the channel knows our address, elsewhere a whole address. */
  | { readonly kind: "page"; readonly link: string };

/** Something that can be chosen: a button where there are buttons, a numbered line elsewhere. */
export interface ReplyChoice {
  /** What a button sends back; at most 64 bytes (Telegram's `callback_data`). */
  readonly id: string;
  readonly label: string;
  /** Said by its label and never by a number: numbers mean something else here. */
  readonly shortcut?: true;
}

/** What stands for a message where a platform takes only texts that it has approved: what it is about, and its values by name. */
export interface Notice {
  readonly about: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What the assistant says in one message, the same for every channel. */
export interface Reply {
  readonly blocks: readonly Block[];
  readonly choices: readonly ReplyChoice[];
  /** What was said before it is deleted: who still shows that takes it away. */
  readonly forgets?: true;
  /** Only of what is said unasked. */
  readonly notice?: Notice;
}

/** A reply of plain text. */
export const textReply = (text: string): Reply => ({ blocks: [{ kind: "text", text }], choices: [] });
