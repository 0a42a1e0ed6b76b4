import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { LineCounter, parseDocument as parseYaml } from "yaml";
import type { ZodType } from "zod";
import { z } from "zod";
import { campaignSchema } from "../../knowledge/campaign.ts";
import { factsFileSchema } from "../../knowledge/fact.ts";
import type { Library, LibraryDocument } from "../../knowledge/library.ts";
import { parseDocument } from "../../knowledge/parse/parse-document.ts";
import { passagesOf } from "../../knowledge/passages.ts";
import { misplacedReferences, unprovedFacts } from "../../knowledge/prove-facts.ts";
import { type LoadedSource, type ReferencedSource, sourceSchema } from "../../knowledge/source.ts";
import { type Wording, wordingSchema } from "../../knowledge/wording.ts";

/** Knowledge that cannot be used; the message names the file, the line and the key of each fault. */
export class BrokenKnowledge extends Error {
  override name = "BrokenKnowledge";
}

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
  return library;
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

async function loadSources(folder: string) {
  const found = await readdir(folder).catch((cause: unknown) => {
    throw new BrokenKnowledge(`${folder}: cannot be read`, { cause });
  });
  const names = found.filter((name) => name.endsWith(".yaml")).sort();
  return Promise.all(names.map((name) => readYaml(join(folder, name), sourceSchema)));
}

async function readText(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new BrokenKnowledge(`${path}: cannot be read`, { cause });
  });
  return text.replace(/^\uFEFF/, "");
}

/** Reads a YAML file; `under` is the key below which the schema's own path begins. */
async function readYaml<T>(path: string, schema: ZodType<T>, under: readonly string[] = []): Promise<T> {
  const lines = new LineCounter();
  const text = await readText(path);
  const parsed = parseYaml(text, { lineCounter: lines, uniqueKeys: true });
  const [fault] = parsed.errors;
  if (fault) throw new BrokenKnowledge(`${path}:${lines.linePos(fault.pos[0]).line}: ${fault.message.split("\n")[0]}`);
  const checked = schema.safeParse(asPlain(parsed, path));
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map((issue) => {
    const place = typeof issue.path[0] === "number" ? [...under, ...issue.path] : issue.path;
    const at = lineOf(parsed, place, lines);
    return `${path}${at === null ? "" : `:${at}`}: ${place.join(".") || basename(path)}: ${issue.message}`;
  });
  throw new BrokenKnowledge(faults.join("\n"));
}

function asPlain(parsed: ReturnType<typeof parseYaml>, path: string): unknown {
  try {
    return parsed.toJS();
  } catch (cause) {
    throw new BrokenKnowledge(`${path}: ${cause instanceof Error ? cause.message : "cannot be read"}`, { cause });
  }
}

/** The line of a place, or of the nearest thing that holds it. */
function lineOf(
  parsed: ReturnType<typeof parseYaml>,
  place: readonly PropertyKey[],
  lines: LineCounter,
): number | null {
  for (let depth = place.length; depth >= 0; depth -= 1) {
    const node = parsed.getIn(place.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}
