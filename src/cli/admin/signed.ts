import { writeFileSync } from "node:fs";
import { resolve } from "node:path";

import { type AdminCommand, needed, WrongUse, wordsOf } from "./command.ts";
import { wording } from "./wording.ts";

/** A signed report as it crosses the socket. */
interface SignedFile {
  readonly name: string;
  readonly base64: string;
}

/** `signed`: writes the signed report that an officer sent into a file; a file that is there is never written over. */
export const signed: AdminCommand<SignedFile> = {
  usage: wording.usage.signed,
  options: { out: { type: "string" } },
  ask(given) {
    const [receipt = ""] = wordsOf(given, [wording.word.receipt]);
    return { route: "signed", body: { receipt, out: needed(given, "out") } };
  },
  show({ name, base64 }, { body }) {
    const path = resolve(String(body["out"]));
    try {
      writeFileSync(path, Buffer.from(base64, "base64"), { flag: "wx" });
    } catch (cause) {
      throw new WrongUse(wording.notSaved(path, cause instanceof Error && "code" in cause ? String(cause.code) : ""));
    }
    return wording.signedSaved(name, path);
  },
};
