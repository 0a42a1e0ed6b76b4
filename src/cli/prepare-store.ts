import { startJobs } from "../adapters/store/jobs.ts";
import { openStore } from "../adapters/store/open-store.ts";
import { openPGliteFolder } from "../adapters/store/pglite-engine.ts";
import { makeTemplate } from "../adapters/store/template.ts";
import { systemClock } from "../kernel/clock.ts";
import { silentLogger } from "../kernel/logger.ts";

/** Run after the install: the empty embedded store is made once, so that a first start only has to copy it. */
async function prepare(folder: string): Promise<void> {
  const store = await openStore(await openPGliteFolder(folder));
  const jobs = await startJobs({ engine: store.engine, jobs: [], clock: systemClock, logger: silentLogger });
  await jobs.stop();
  await store.close();
}

await makeTemplate(prepare).catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The store could not be prepared (${why}); the first start will take a few seconds longer.
`);
});
