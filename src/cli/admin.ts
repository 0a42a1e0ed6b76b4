import { loadConfig } from "../config.ts";
import type { AdminAnswer } from "../consolidation/admin-answer.ts";
import type { Asked } from "./admin/command.ts";
import { receiveExport } from "./admin/receive-export.ts";
import { runAdmin } from "./admin/run-admin.ts";
import { reachServer } from "./reach-server.ts";
import { readEnvironment } from "./read-environment.ts";
import { runCommand } from "./run-command.ts";

await runCommand(async () => {
  const ask = async ({ route, body }: Asked) => {
    const server = await reachServer(loadConfig(readEnvironment()));
    try {
      if (route === "export") return await receiveExport(server.bytes("/admin/export", body), body, process.stderr);
      return (await server.ask("POST", `/admin/${route}`, body)) as AdminAnswer;
    } finally {
      await server.close();
    }
  };
  const text = await runAdmin(process.argv.slice(2), ask, () => {
    process.exitCode = 1;
  });
  process.stdout.write(`${text}\n`);
});
