import { keepYaml } from "../adapters/knowledge-files/kept-yaml.ts";
import { campaignFolders, loadLibrary, loadWording } from "../adapters/knowledge-files/load-knowledge.ts";
import { keepWorkedOut } from "../adapters/knowledge-files/worked-out.ts";
import { startJobs } from "../adapters/store/jobs.ts";
import { openStore } from "../adapters/store/open-store.ts";
import { openPGliteFolder } from "../adapters/store/pglite-engine.ts";
import { makeTemplate } from "../adapters/store/template.ts";
import { workOut } from "../answering/prepare-facts.ts";
import { KNOWLEDGE } from "../app.ts";
import { systemClock } from "../kernel/clock.ts";
import { silentLogger } from "../kernel/logger.ts";

/** Run after the install: the empty embedded store is made once, so that a first start only has to copy it. */
async function prepare(folder: string): Promise<void> {
  const store = await openStore(await openPGliteFolder(folder));
  const jobs = await startJobs({ engine: store.engine, jobs: [], clock: systemClock, logger: silentLogger });
  await jobs.stop();
  await store.close();
}

/** Also what takes long to read and to learn from the knowledge; it is done again wherever the knowledge changes. */
async function prepareKnowledge(): Promise<void> {
  await keepYaml(KNOWLEDGE);
  for (const folder of await campaignFolders(KNOWLEDGE)) {
    const wording = await loadWording(KNOWLEDGE, folder);
    keepWorkedOut(await loadLibrary(folder), folder, (library) => workOut(library, wording));
  }
}

async function orSayWhy(what: string, work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The ${what} could not be prepared (${why}); starts will take longer.\n`);
  });
}

await orSayWhy("store", makeTemplate(prepare));
await orSayWhy("knowledge", prepareKnowledge());
