import { parseArgs } from "node:util";

import { type AdminCommand, type Given, WrongUse } from "./command.ts";
import { wording } from "./wording.ts";

/** Reads what stands after a command's name; throws WrongUse naming the option, and never takes one of two values silently. */
export function readArguments(args: readonly string[], command: AdminCommand<unknown>): Given & { json: boolean } {
  const options: AdminCommand<unknown>["options"] = { ...command.options, json: { type: "boolean" } };
  const known = Object.keys(options);
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const values: Record<string, string | boolean> = {};
  const lists: Record<string, string[]> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw new WrongUse(wording.unknownOption(rawName, known));
    if (option.repeats) {
      if (isMissing(value, inlineValue)) throw new WrongUse(wording.optionNeedsValue(rawName));
      lists[name] = [...(lists[name] ?? []), value?.trim() ?? ""];
      continue;
    }
    if (name in values) throw new WrongUse(wording.optionTwice(rawName));
    if (option.type === "boolean" && inlineValue) throw new WrongUse(wording.optionTakesNothing(rawName));
    if (option.type === "string" && isMissing(value, inlineValue))
      throw new WrongUse(wording.optionNeedsValue(rawName));
    values[name] = value ?? true;
  }
  const { json, ...given } = values;
  return { words, options: given, lists, json: json === true };
}

/** Nothing, or what looks like the next option: a value that begins with a dash is written `--text=-…`. */
function isMissing(value: string | undefined, inlineValue: boolean | undefined): boolean {
  return value === undefined || value.trim() === "" || (!inlineValue && value.startsWith("-"));
}
