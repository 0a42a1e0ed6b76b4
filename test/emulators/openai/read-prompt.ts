/** What the emulator makes out in the messages it was sent. */
export interface ReadPrompt {
  readonly system: string;
  readonly user: string;
  /** What stands between `<name>` and `</name>`, by name. */
  readonly inputs: Readonly<Record<string, string>>;
}

const INPUT = /<(?<name>[a-z_]+)>\n(?<value>[\s\S]*?)\n<\/\k<name>>/g;

/** Reads messages as a model would: the instructions, and the inputs between their marks. */
export function readPrompt(messages: readonly { readonly role: string; readonly content: unknown }[]): ReadPrompt {
  const said = (role: readonly string[]) =>
    messages
      .filter((message) => role.includes(message.role))
      .map(({ content }) => textOf(content))
      .join("\n");
  const user = said(["user"]);
  const inputs = [...user.matchAll(INPUT)].map(({ groups }) => [groups?.["name"] ?? "", groups?.["value"] ?? ""]);
  return { system: said(["system", "developer"]), user, inputs: Object.fromEntries(inputs) };
}

function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part: { text?: string }) => part.text ?? "").join("");
}
