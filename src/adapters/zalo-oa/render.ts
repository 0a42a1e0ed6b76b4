import { cleanText, plainTexts, pointerText } from "../../messages/plain-text.ts";
import type { Reply, ReplyChoice } from "../../messages/reply.ts";

/** The most characters of one message; beyond them Zalo refuses it (-210). How it counts is not said: UTF-16 after NFC. */
export const TEXT_MAX = 2000;
/** The most buttons under one message, and the most characters of one (graded B and C). */
const MOST_BUTTONS = 5;
const BUTTON_MAX = 100;
/** What a pressed button sends back begins so. */
export const CHOSEN = "chon:";

/** A button as Zalo takes it: what it sends back is not shown to the person. */
interface OaButton {
  readonly title: string;
  readonly type: "oa.query.hide";
  readonly payload: string;
}

/** One message to Zalo: plain data, so that it can be stored and sent later. */
export type ZaloOaPart =
  /** `withoutButtons` are the texts to send where buttons are refused. */
  | {
      readonly kind: "text";
      readonly text: string;
      readonly buttons: readonly OaButton[];
      readonly withoutButtons: readonly string[];
    }
  /** A file; `instead` is said where Zalo does not carry it. */
  | { readonly kind: "file"; readonly file: string; readonly name: string; readonly instead: string };

/** How a reply is set. */
export interface Setting {
  /** Where phones open pages, without a slash at the end; null where they cannot. */
  readonly pages: string | null;
  /** Whether choices are buttons where they fit; their shape is not confirmed (graded B−). */
  readonly buttons: boolean;
}

/** The messages that a reply becomes: texts, choices under the last as buttons or numbered lines, files after them. */
export function renderReply(reply: Reply, { pages, buttons }: Setting): ZaloOaPart[] {
  const pointer = (block: Parameters<typeof pointerText>[0]) =>
    block.kind === "file" ? "" : pointerText(block, pages);
  const numbered = plainTexts(reply, { max: TEXT_MAX, pointer });
  const pressed = buttons ? asButtons(reply.choices) : [];
  const lines = reply.choices.filter((choice) => !pressed.includes(choice));
  const bare = plainTexts(reply, { max: TEXT_MAX, pointer, lines });
  const files = reply.blocks.flatMap((block) =>
    block.kind === "file"
      ? [{ kind: "file" as const, file: block.file, name: block.name, instead: pointerText(block, pages) }]
      : [],
  );
  const texts = bare.map((text, at) => ({
    kind: "text" as const,
    text,
    buttons: at === bare.length - 1 ? pressed.map(button) : [],
    withoutButtons: at === bare.length - 1 ? numbered.slice(at) : [text],
  }));
  return [...texts, ...files];
}

/** The choices that are buttons: all where they fit, else those that have a number, else none. */
function asButtons(choices: readonly ReplyChoice[]): readonly ReplyChoice[] {
  const numbered = choices.filter(({ shortcut }) => !shortcut);
  return [choices, numbered].find(fit) ?? [];
}

const fit = (choices: readonly ReplyChoice[]): boolean =>
  choices.length > 0 && choices.length <= MOST_BUTTONS && choices.every(({ label }) => label.length <= BUTTON_MAX);

const button = ({ id, label }: ReplyChoice): OaButton => ({
  title: cleanText(label),
  type: "oa.query.hide",
  payload: `${CHOSEN}${id}`,
});
