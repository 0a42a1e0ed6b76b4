import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { campaignSchema } from "../../knowledge/campaign.ts";
import { factsFileSchema } from "../../knowledge/fact.ts";
import type { Library, LibraryDocument } from "../../knowledge/library.ts";
import { parseDocument } from "../../knowledge/parse/parse-document.ts";
import { passagesOf } from "../../knowledge/passages.ts";
import { misplacedReferences, unprovedFacts } from "../../knowledge/prove-facts.ts";
import type { LoadedSource, ReferencedSource } from "../../knowledge/source.ts";
import { type Wording, wordingSchema } from "../../knowledge/wording.ts";
import { loadSources } from "./load-sources.ts";
import { BrokenKnowledge, readText, readYaml } from "./read-yaml.ts";
import { withWorkedOut } from "./worked-out.ts";

export { BrokenKnowledge } from "./read-yaml.ts";

/** The campaign folders under a knowledge folder, newest year last; throws BrokenKnowledge when there is none. */
export async function campaignFolders(root: string): Promise<string[]> {
  const found: { folder: string; year: number }[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const folder = join(root, entry.name);
    if ((await readdir(folder)).includes("campaign.yaml")) {
      found.push({ folder, year: (await readYaml(join(folder, "campaign.yaml"), campaignSchema)).year });
    }
  }
  if (found.length === 0) throw new BrokenKnowledge(`${root}: no folder here holds a campaign.yaml`);
  return found.sort((one, other) => one.year - other.year).map(({ folder }) => folder);
}

/** Loads one campaign with its documents and facts; throws BrokenKnowledge unless every fact is proved by the text. */
export async function loadLibrary(folder: string): Promise<Library> {
  const campaign = await readYaml(join(folder, "campaign.yaml"), campaignSchema);
  const facts = await readYaml(join(folder, "facts.yaml"), factsFileSchema, ["facts"]);
  const sources = await loadSources(join(folder, "documents"));
  const documents = await Promise.all(
    sources
      .filter((source): source is LoadedSource => source.status === "loaded")
      .map(async (source) => libraryDocument(source, await readText(join(folder, "documents", source.file)))),
  );
  const referenced = sources.filter((source): source is ReferencedSource => source.status === "referenced_only");
  const library: Library = { campaign, documents, referenced, facts };
  const faults = [
    ...unprovedFacts(library).map((fault) => `${join(folder, "facts.yaml")}: ${fault}`),
    ...misplacedReferences(library).map((fault) => `${join(folder, "documents")}: ${fault}`),
  ];
  if (faults.length > 0) throw new BrokenKnowledge(faults.join("\n"));
  return withWorkedOut(library, folder);
}

/** A document as the library holds it, from its name and its text. */
export function libraryDocument(
  source: { id: string; name: string; year: number | null },
  text: string,
): LibraryDocument {
  const nodes = parseDocument(text);
  return { ...source, text, nodes, passages: passagesOf(source, nodes) };
}

/** Loads the wording shared by all campaigns, with what the campaign folder adds to it. */
export async function loadWording(root: string, campaignFolder: string | null): Promise<Wording> {
  const folder = join(root, "wording");
  const [abbreviations, chatSpellings, concepts, fillers, courtesy, instructions] = await Promise.all([
    readYaml(join(folder, "abbreviations.yaml"), wordingSchema.shape.abbreviations),
    readYaml(join(folder, "chat-spellings.yaml"), wordingSchema.shape.chatSpellings),
    readYaml(join(folder, "concepts.yaml"), conceptsFileSchema),
    readYaml(join(folder, "fillers.yaml"), fillersFileSchema),
    readYaml(join(folder, "courtesy.yaml"), wordingSchema.shape.courtesy),
    readYaml(
      join(folder, "instructions.yaml"),
      z.array(z.array(z.string())).transform((groups) => groups.flat()),
    ),
  ]);
  const bodies = { ...concepts.bodies };
  if (campaignFolder !== null) {
    const path = join(campaignFolder, "wording", "bodies.yaml");
    for (const [id, forms] of Object.entries(await readYaml(path, localBodiesSchema))) {
      const known = bodies[id];
      if (!known) throw new BrokenKnowledge(`${path}: ${id} is no body of ${join(folder, "concepts.yaml")}`);
      bodies[id] = { ...known, forms: [...known.forms, ...forms] };
    }
  }
  return {
    abbreviations,
    chatSpellings,
    focus: concepts.focus,
    topics: concepts.topics,
    bodies,
    ownUnit: concepts.own_unit,
    fillers,
    courtesy,
    instructions,
  };
}

const conceptsFileSchema = z.strictObject({
  focus: wordingSchema.shape.focus,
  topics: wordingSchema.shape.topics,
  bodies: wordingSchema.shape.bodies,
  own_unit: wordingSchema.shape.ownUnit,
});
const fillersFileSchema = z.array(z.union([z.string(), z.number()])).transform((lines) =>
  lines
    .flatMap((line) => String(line).split(","))
    .map((filler) => filler.trim())
    .filter(Boolean),
);
const localBodiesSchema = z.record(z.string(), z.array(z.string()));
