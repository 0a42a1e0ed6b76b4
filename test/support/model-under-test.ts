import { createMemoryCoordination } from "../../src/adapters/coordination/memory-coordination.ts";
import type { App } from "../../src/app.ts";
import type { ModelConfig } from "../../src/config.ts";
import { type Help, helpForTurn, type Wish } from "../../src/conversation/model-help.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { type ModelHelp, openModelHelp } from "../../src/model-composition.ts";
import { EMULATOR_KEY, EMULATOR_MODELS, type OpenaiEmulator } from "../emulators/openai/openai-emulator.ts";
import { clockOn } from "./assistant.ts";
import { createManualTimers } from "./manual-timers.ts";

/** How long a turn waits at most, in milliseconds. */
const TURN_GOES_ON_MS = 3000;
/** Modes in which no answer ever comes. */
const SILENT = new Set(["hang", "held"]);

/** The configuration that reaches an emulator, with a budget that never ends. */
export const configFor = ({ url }: Pick<OpenaiEmulator, "url">): ModelConfig => ({
  apiKey: EMULATOR_KEY,
  baseUrl: url,
  model: EMULATOR_MODELS.chat,
  output: "json_schema",
  day: { tokens: 1_000_000_000, cost: 5, prices: null },
  embeddings: null,
});

/** A model behind the whole of the product's guards, reached over HTTP on this machine; nothing is kept between openings. */
export function openModelOver(app: App, config: ModelConfig): Promise<ModelHelp> {
  const clock = clockOn("2023-11-20");
  const coordination = createMemoryCoordination(clock);
  const meter = { count() {}, time() {} };
  return openModelHelp(config, { app, coordination, clock, logger: silentLogger, meter });
}

/** What a turn gets of a wish; where the emulator keeps silent, the turn's time is let pass by hand. */
export async function helpFrom(emulator: OpenaiEmulator, { fulfil }: ModelHelp, wish: Wish): Promise<Help | null> {
  const time = createManualTimers();
  const turn = helpForTurn(fulfil, time.timers);
  const before = emulator.requests.length;
  const help = turn.fulfil(wish);
  const asked = emulator.received(before + 1).then((requests) => SILENT.has(requests.at(-1)?.mode ?? ""));
  if (await Promise.race([asked, help.then(() => false)])) await time.pass(TURN_GOES_ON_MS);
  return help.finally(() => turn.end());
}
