import { loadConfig } from "../config.ts";
import { reachServer } from "./reach-server.ts";
import { readEnvironment } from "./read-environment.ts";
import { runRemind } from "./remind/run-remind.ts";
import { runCommand } from "./run-command.ts";

await runCommand(async () => {
  const text = await runRemind(process.argv.slice(2), async ({ route, body }) => {
    const server = await reachServer(loadConfig(readEnvironment()));
    try {
      return await server.ask("POST", `/remind/${route}`, body);
    } finally {
      await server.close();
    }
  });
  process.stdout.write(`${text}\n`);
});
