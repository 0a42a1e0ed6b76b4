import { wording } from "./wording.ts";

/** What a person typed after the name of a command. */
export interface Given {
  readonly words: readonly string[];
  /** By name; true for an option without a value. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Options that may be given several times, in order. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** What the server is asked: the name of its route, and the body. */
export interface Asked {
  readonly route: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One command of a coordinator; `Value` is what the server gives, and what `--json` prints. */
export interface AdminCommand<Value> {
  /** What may stand after the command's name. */
  readonly usage: string;
  readonly options: Readonly<Record<string, { readonly type: "string" | "boolean"; readonly repeats?: true }>>;
  /** Throws WrongUse before anything is asked. */
  ask(given: Given): Asked;
  /** The same for people to read, without a line end. */
  show(value: Value, asked: Asked): string;
  /** Whether what was found is to be told as a failure (exit code 1); where it is left out, nothing is. */
  failed?(value: Value): boolean;
}

/** A command was typed in a way it cannot be used; the message is one line. */
export class WrongUse extends Error {
  override name = "WrongUse";
}

/** A command that asks its route of the same name for everything there is. */
export function listing<Value>(route: string, show: (value: Value) => string): AdminCommand<Value> {
  return {
    usage: "",
    options: {},
    ask(given) {
      wordsOf(given, []);
      return { route, body: {} };
    },
    show,
  };
}

/** The words of a command, exactly as many as are named; throws WrongUse. */
export function wordsOf(given: Given, names: readonly string[]): string[] {
  const missing = names[given.words.length];
  if (missing !== undefined) throw new WrongUse(wording.missingWord(missing));
  const [surplus] = given.words.slice(names.length);
  if (surplus !== undefined) throw new WrongUse(wording.surplusWord(surplus));
  return [...given.words];
}

/** The value of an option; null where it was left out. */
export function optional({ options }: Given, name: string): string | null {
  const value = options[name];
  return typeof value === "string" ? value.trim() : null;
}

/** The value of an option that must be there; throws WrongUse. */
export function needed(given: Given, name: string): string {
  const value = optional(given, name);
  if (value === null) throw new WrongUse(wording.missingOption(name));
  return value;
}
