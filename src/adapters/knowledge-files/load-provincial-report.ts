import { access } from "node:fs/promises";
import { join } from "node:path";

import { type ProvincialReport, provincialReportSchema } from "../../consolidation/provincial-report.ts";
import { oneLine } from "../../kernel/vietnamese.ts";
import { loadSources } from "./load-sources.ts";
import { readText, readYaml } from "./read-yaml.ts";

/** The texts of the province's two documents, or null where a campaign has none; throws BrokenKnowledge on any fault, a quote that is not in the text among them. */
export async function loadProvincialReport(folder: string): Promise<ProvincialReport | null> {
  const path = join(folder, "provincial-report.yaml");
  if (!(await exists(path))) return null;
  const texts = new Map<string, string>();
  for (const source of await loadSources(join(folder, "documents")))
    if (source.status === "loaded")
      texts.set(source.id, oneLine(await readText(join(folder, "documents", source.file))));
  return readYaml(path, quoting(texts));
}

/** The schema of texts that quote these documents word for word. */
function quoting(texts: ReadonlyMap<string, string>) {
  return provincialReportSchema.superRefine(({ clause }, context) => {
    const text = texts.get(clause.document);
    if (text === undefined) {
      const message = `there is no text of a document ${clause.document}`;
      context.addIssue({ code: "custom", message, path: ["clause", "document"] });
    } else if (!text.includes(oneLine(clause.quote))) {
      const message = `is not in the text of ${clause.document}`;
      context.addIssue({ code: "custom", message, path: ["clause", "quote"] });
    }
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
