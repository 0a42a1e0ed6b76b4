import { access } from "node:fs/promises";
import { join } from "node:path";

import { communesSchema } from "../../people/commune.ts";
import { type Units, unitsSchema } from "../../people/unit.ts";
import { formSchema } from "../../reports/form.ts";
import type { Reporting } from "../../reports/reporting.ts";
import { loadSources } from "./load-sources.ts";
import { BrokenKnowledge, readYaml } from "./read-yaml.ts";

/** The report form of a campaign and its units, or null when it asks for no report; throws BrokenKnowledge on any fault. */
export async function loadReporting(folder: string): Promise<Reporting | null> {
  const [formPath, unitsPath] = [join(folder, "report.yaml"), join(folder, "units.yaml")];
  const communesPath = join(folder, "communes.yaml");
  const [hasForm, hasUnits, hasCommunes] = await Promise.all([formPath, unitsPath, communesPath].map(exists));
  if (!hasForm && !hasUnits) return null;
  if (!hasUnits) throw new BrokenKnowledge(`${unitsPath}: is missing, though there is a report.yaml`);
  if (!hasForm) throw new BrokenKnowledge(`${formPath}: is missing, though there is a units.yaml`);
  const [units, sources] = await Promise.all([
    readYaml(unitsPath, unitsSchema),
    loadSources(join(folder, "documents")),
  ]);
  const codes = new Set(units.units.map(({ code }) => code));
  const documents = new Set(sources.map(({ id }) => id));
  const form = await readYaml(formPath, formFor(codes, documents));
  return hasCommunes ? { form, units, communes: await readYaml(communesPath, communesFor(units)) } : { form, units };
}

/** The schema of a list of communes that has every district of these units, and no others. */
function communesFor({ units }: Units) {
  return communesSchema.superRefine(({ districts }, context) => {
    const expected = new Set(units.filter(({ kind }) => kind === "district").map(({ code }) => code));
    const complain = (message: string, path: (string | number)[]) =>
      context.addIssue({ code: "custom", message, path });
    districts.forEach(({ district }, at) => {
      if (!expected.delete(district))
        complain(`${district} is no district of units.yaml`, ["districts", at, "district"]);
    });
    for (const missing of expected) complain(`${missing} of units.yaml has no communes`, ["districts"]);
  });
}

/** The schema of a form that names only these units and documents. */
function formFor(codes: ReadonlySet<string>, documents: ReadonlySet<string>) {
  return formSchema.superRefine((form, context) => {
    const complain = (message: string, path: (string | number)[]) =>
      context.addIssue({ code: "custom", message, path });
    form.sections.forEach(({ fields }, at) => {
      fields.forEach(({ only_units, clause }, place) => {
        const path = ["sections", at, "fields", place];
        only_units?.forEach((code, order) => {
          if (!codes.has(code)) complain(`${code} is no unit of units.yaml`, [...path, "only_units", order]);
        });
        if (clause && !documents.has(clause.document))
          complain(`there is no document ${clause.document}`, [...path, "clause", "document"]);
      });
    });
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
