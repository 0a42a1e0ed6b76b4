/** A message of a conversation as a picture shows it. */
export interface Line {
  readonly by: "person" | "assistant";
  readonly text: string;
  readonly buttons?: readonly string[];
  readonly file?: string | null;
}

/** What a picture is of: the name above the conversation, and the colours of the channel. */
export interface Look {
  readonly name: string;
  readonly under: string;
  readonly bar: string;
  readonly paper: string;
  readonly mine: string;
}

export const ZALO: Omit<Look, "name" | "under"> = { bar: "#0068d6", paper: "#e3e8ee", mine: "#d5f0ff" };
export const TELEGRAM: Omit<Look, "name" | "under"> = { bar: "#3f83b5", paper: "#d6e2ea", mine: "#e3fbd3" };

/** The conversation as a page of a telephone's width. */
export function phonePage(lines: readonly Line[], look: Look): string {
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><style>
    * { box-sizing: border-box; margin: 0 }
    body { width: 400px; font: 15px/1.45 Roboto, "Liberation Sans", Arial, sans-serif; color: #1b2733; background: ${look.paper} }
    header { display: flex; gap: 10px; align-items: center; padding: 12px 14px; color: #fff; background: ${look.bar} }
    header i { width: 36px; height: 36px; border-radius: 50%; background: #ffffff33; font: 700 15px/36px sans-serif; text-align: center }
    header b { display: block; font-size: 15.5px } header small { font-size: 12px; opacity: .85 }
    main { display: flex; flex-direction: column; gap: 8px; padding: 14px 12px 18px }
    p { max-width: 334px; padding: 8px 12px; border-radius: 12px; white-space: pre-wrap; overflow-wrap: anywhere; background: #fff }
    .person { align-self: flex-end; background: ${look.mine} }
    .keys { display: grid; gap: 5px; width: 334px } .keys span { padding: 7px 10px; border-radius: 9px; text-align: center; font-weight: 600; color: ${look.bar}; background: #ffffffd9 }
    .file { display: flex; gap: 10px; align-items: center; font-weight: 600 } .file::before { content: "W"; width: 32px; font-weight: 700; line-height: 32px; text-align: center; border-radius: 6px; color: #fff; background: ${look.bar} }
  </style><header><i>${look.name.replace(/^Bot /, "").slice(0, 1)}</i><div><b>${escaped(look.name)}</b><small>${escaped(look.under)}</small></div></header>
  <main>${lines.map(lineHtml).join("")}</main></html>`;
}

function lineHtml({ by, text, buttons = [], file }: Line): string {
  const words = text === "" ? "" : `<p class="${by}">${escaped(text)}</p>`;
  const keys =
    buttons.length === 0
      ? ""
      : `<div class="keys">${buttons.map((one) => `<span>${escaped(one)}</span>`).join("")}</div>`;
  return words + keys + (file ? `<p class="file">${escaped(file)}</p>` : "");
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
