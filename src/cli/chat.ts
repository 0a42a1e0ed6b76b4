import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";

import { chatInTerminal } from "../adapters/terminal/chat.ts";
import type { TerminalTurn } from "../adapters/terminal/terminal-routes.ts";
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
  await chatInTerminal({ say, input: process.stdin, output: process.stdout });
  await server.close();
});
