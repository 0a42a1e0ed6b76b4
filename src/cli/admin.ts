import { loadConfig } from "../config.ts";
import type { AdminAnswer } from "../consolidation/admin-answer.ts";
import { receiveExport } from "./admin/receive-export.ts";
import { runAdmin } from "./admin/run-admin.ts";
import { reachServer } from "./reach-server.ts";
import { readEnvironment } from "./read-environment.ts";
import { runCommand } from "./run-command.ts";

await runCommand(async () => {
  const text = await runAdmin(process.argv.slice(2), async ({ route, body }) => {
    const server = await reachServer(loadConfig(readEnvironment()));
    try {
      if (route === "export") return await receiveExport(server.bytes("/admin/export", body), body, process.stderr);
      return (await server.ask("POST", `/admin/${route}`, body)) as AdminAnswer;
    } finally {
      await server.close();
    }
  });
  process.stdout.write(`${text}\n`);
});
