import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What can be asked of a child process, by name. */
type Questions<Q> = { [Name in keyof Q]: { asked: unknown; told: unknown } };

/** A process of its own that answers questions. */
export interface Child<Q extends Questions<Q>, Started> {
  readonly started: Started;
  ask<Name extends keyof Q & string>(name: Name, asked: Q[Name]["asked"]): Promise<Q[Name]["told"]>;
  stop(): Promise<void>;
}

/** Starts a file of this folder as a process of its own; resolves once it has said how it started. */
export async function startChild<Q extends Questions<Q>, Started>(
  file: string,
  settings: unknown,
): Promise<Child<Q, Started>> {
  const process = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(settings)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
  });
  const started = (await heardFrom(process, file)) as Started;
  return {
    started,
    async ask(name, asked) {
      const told = heardFrom(process, file);
      process.send({ name, asked });
      return told as never;
    },
    async stop() {
      const ended = new Promise((resolve) => process.once("exit", resolve));
      if (process.connected) process.disconnect();
      if (process.exitCode === null) await ended;
    },
  };
}

/** In a child: says how it started, answers one question after the other, and ends when its parent lets go. */
export function answerParent<Q extends Questions<Q>>(
  started: unknown,
  answers: { [Name in keyof Q]: (asked: Q[Name]["asked"]) => Promise<Q[Name]["told"]> },
  close: () => Promise<void>,
): void {
  process.on("message", ({ name, asked }: { name: keyof Q; asked: never }) => {
    answers[name](asked).then((told) => process.send?.(told), fail);
  });
  process.on("disconnect", () => {
    close().then(() => process.exit(0), fail);
  });
  process.send?.(started);
}

/** In a child: what its parent gave it to start with. */
export function settingsOf<Settings>(): Settings {
  return JSON.parse(process.argv[2] ?? "null") as Settings;
}

function heardFrom(child: ChildProcess, file: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${file} ended early (${code})`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message);
    });
  });
}

function fail(error: unknown): never {
  console.error(error);
  process.exit(1);
}
