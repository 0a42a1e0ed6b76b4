import { answerParent } from "./child.ts";
import { createBotApi } from "./load/bot-api.ts";
import { createDriver } from "./load/driver.ts";
import type { LoadQuestions } from "./protocol.ts";

/** The load, in a process of its own: it posts the updates and is the Bot API that takes the replies. */
const driver = createDriver();
const api = await createBotApi(driver.hear);

answerParent<LoadQuestions>(
  { apiRoot: api.url },
  {
    async target({ bot, target }) {
      driver.aim(bot, target);
      return null;
    },
    phase: (phase) => driver.run(phase),
  },
  api.close,
);
