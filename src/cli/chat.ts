import { chatInTerminal } from "../adapters/terminal/chat.ts";
import { composeApp, KNOWLEDGE } from "../app.ts";
import { loadConfig } from "../config.ts";
import { systemClock } from "../kernel/clock.ts";
import { runCommand } from "./run-command.ts";

await runCommand(async () => {
  const { campaign } = loadConfig(process.env);
  const { about, converse } = await composeApp({ knowledge: KNOWLEDGE, campaign, clock: systemClock });
  await chatInTerminal({ about, converse, input: process.stdin, output: process.stdout });
});
