import { loadConfig } from "../../src/config.ts";
import type { AdminAnswer } from "../../src/consolidation/admin-answer.ts";
import { systemClock } from "../../src/kernel/clock.ts";
import { systemTimers } from "../../src/kernel/timers.ts";
import { startServer } from "../../src/server.ts";
import { logger } from "../turns/bots/logger.ts";
import { usage } from "../turns/bots/usage.ts";
import { answerParent, settingsOf } from "../turns/child.ts";
import type { WorkerQuestions, WorkerSettings } from "./protocol.ts";

/** The real server, in a process of its own; only the day is another, so that broadcasts go out whenever this is run. */
const { env, clockOffsetMs } = settingsOf<WorkerSettings>();
const server = await startServer({
  config: loadConfig(env),
  clock: { now: () => systemClock.now().add({ milliseconds: clockOffsetMs }) },
  timers: systemTimers,
  logger,
  listen: true,
});

async function admin<Value>(command: string, body: unknown): Promise<Value> {
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  const answer = (await (await server.control.request(`/admin/${command}`, init)).json()) as AdminAnswer;
  if (answer.kind !== "done") throw new Error(`${command}: ${JSON.stringify(answer)}`);
  return answer.value as Value;
}

answerParent<WorkerQuestions>(
  null,
  {
    usage,
    async broadcast(people) {
      const text = "Thông báo thử: đo tốc độ gửi.";
      const asked = { to: ["all"], text, link: null, at: null, confirm: people };
      return (await admin<{ id: string }>("broadcast", asked)).id;
    },
    async state() {
      const [newest] = await admin<WorkerQuestions["state"]["told"][]>("broadcasts", {});
      if (!newest) throw new Error("there is no broadcast");
      return newest;
    },
  },
  server.stop,
);
