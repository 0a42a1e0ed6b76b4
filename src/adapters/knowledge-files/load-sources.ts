import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { type LoadedSource, type ReferencedSource, sourceSchema } from "../../knowledge/source.ts";
import { BrokenKnowledge, readYaml } from "./read-yaml.ts";

/** Loads the metadata of every document of a campaign, by file name; throws BrokenKnowledge when one cannot be used. */
export async function loadSources(folder: string): Promise<(LoadedSource | ReferencedSource)[]> {
  const found = await readdir(folder).catch((cause: unknown) => {
    throw new BrokenKnowledge(`${folder}: cannot be read`, { cause });
  });
  const names = found.filter((name) => name.endsWith(".yaml")).sort();
  return Promise.all(names.map((name) => readYaml(join(folder, name), sourceSchema)));
}
