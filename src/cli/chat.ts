import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";

import { chatInTerminal } from "../adapters/terminal/chat.ts";
import { saveFile } from "../adapters/terminal/save-file.ts";
import type { TerminalFile, TerminalTurn } from "../adapters/terminal/terminal-routes.ts";
import { loadConfig } from "../config.ts";
import { reachServer } from "./reach-server.ts";
import { readEnvironment } from "./read-environment.ts";
import { runCommand } from "./run-command.ts";

await runCommand(async () => {
  const server = await reachServer(loadConfig(readEnvironment()));
  const conversation = userInfo().username;
  let after = (await server.ask("GET", `/terminal/last?conversation=${encodeURIComponent(conversation)}`)) as number;
  const say = async (text: string | null) => {
    const turn = { conversation, id: randomUUID(), text, after };
    const { replies, last } = (await server.ask("POST", "/terminal/turns", turn)) as TerminalTurn;
    after = last;
    return replies;
  };
  const news = async () => {
    const url = `/terminal/replies?conversation=${encodeURIComponent(conversation)}&after=${after}`;
    const { replies, last } = (await server.ask("GET", url)) as TerminalTurn;
    after = last;
    return replies;
  };
  const save = async (file: string, name: string) => {
    const url = `/terminal/files?file=${encodeURIComponent(file)}`;
    const sent = (await server.ask("GET", url)) as TerminalFile | null;
    if (!sent) return null;
    return saveFile(process.cwd(), name, Buffer.from(sent.base64, "base64"));
  };
  const { base } = (await server.ask("GET", "/terminal/base")) as { base: string | null };
  await chatInTerminal({ say, save, news, base, input: process.stdin, output: process.stdout });
  await server.close();
});
