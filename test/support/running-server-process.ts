import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { VARIABLES } from "../../src/config.ts";
import { createBell } from "../emulators/telegram/bell.ts";

const ROOT = join(import.meta.dirname, "../..");

/** A program of the assistant in a process of its own. */
export interface Program {
  /** What it has written so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** What the pattern finds on standard output, once it does; throws when the program ends before. */
  shows(pattern: RegExp): Promise<RegExpExecArray>;
  /** Types something. */
  type(text: string): void;
  /** Says that nothing more will be typed. */
  endInput(): void;
  /** Sends a signal. */
  signal(name: NodeJS.Signals): void;
  /** How it ended. */
  readonly ended: Promise<Ended>;
}

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

const running = new Set<ChildProcess>();

/** Starts a program as npm does, with nothing of the outer environment that the assistant reads. */
export function runProgram(args: readonly string[], env: Readonly<Record<string, string>>, cwd = ROOT): Program {
  const inherited = Object.entries(process.env).filter(([name]) => !VARIABLES.includes(name));
  const child = spawn(process.execPath, [join(ROOT, "start.mjs"), ...args], {
    cwd,
    env: { ...Object.fromEntries(inherited), NODE_ENV: "test", ...env },
    stdio: "pipe",
  });
  running.add(child);
  const bell = createBell();
  let [out, err] = ["", ""];
  let end: Ended | null = null;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    bell.ring();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
    bell.ring();
  });
  child.stdin.on("error", () => {});
  const ended = once(child, "close").then(([code, signal]): Ended => {
    running.delete(child);
    end = { code, signal, out, err };
    bell.ring();
    return end;
  });
  return {
    out: () => out,
    err: () => err,
    async shows(pattern) {
      const found = await bell.until(() => pattern.exec(out) ?? end ?? undefined);
      if ("code" in found)
        throw new Error(`the program ended (${found.code}) before it showed ${pattern}:\n${found.err}`);
      return found;
    },
    type: (text) => void child.stdin.write(text),
    endInput: () => void child.stdin.end(),
    signal: (name) => void child.kill(name),
    ended,
  };
}

/** Runs a command to its end on what is typed. */
export async function runToEnd(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  typed = "",
): Promise<Ended> {
  const program = runProgram(args, env);
  program.type(typed);
  program.endInput();
  return program.ended;
}

/** The server as `npm start` runs it, and its address. */
export async function runStart(env: Readonly<Record<string, string>>): Promise<Program & { readonly url: string }> {
  const program = runProgram(["src/main.ts"], { PORT: "0", ...env });
  const [, url = ""] = await program.shows(/Trợ lý đang chạy: (\S+)/);
  return { ...program, url };
}

/** Ends what a failed test left running. */
export async function endPrograms(): Promise<void> {
  await Promise.all(
    [...running].map((child) => {
      child.kill("SIGKILL");
      return once(child, "close");
    }),
  );
}
