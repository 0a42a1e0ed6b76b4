import { hashCode } from "../../src/adapters/store/code-hash.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import type { Reports } from "../../src/reporting.ts";
import type { Draft } from "../../src/reports/draft.ts";

const DAY = Temporal.PlainDate.from("2023-11-20");

/** A draft of a unit in which every question is answered with its own example, but those of some kinds. */
export function exampleDraft(
  { engine }: Pick<Reports, "engine">,
  unit: string,
  without: readonly string[] = [],
): Draft {
  let draft = engine.begin(unit);
  for (const { field } of engine.questions(unit)) {
    if (without.includes(field.kind)) continue;
    const said = [field.example, "có", "1", "không có", field.options?.[0]?.label].filter((one) => one !== undefined);
    const read = said.map((raw) => ({ raw, reading: engine.read(field, raw, DAY) }));
    const found = read.find(({ reading }) => reading.kind === "value");
    if (found?.reading.kind !== "value") throw new Error(`nothing answers ${field.id}`);
    const answer = {
      state: "given",
      value: found.reading.value as never,
      raw: found.raw,
      by: "1",
      at: "2023-11-20T01:00:00Z",
    };
    draft = { ...draft, answers: { ...draft.answers, [field.id]: answer as Draft["answers"][string] } };
  }
  return draft;
}

/** Fills the embedded store of a data folder before a server opens it: invitations by their codes, and drafts. */
export async function prepareStore(
  dataDir: string,
  given: { campaign: string; invitations: Readonly<Record<string, string>>; drafts: readonly Draft[] },
): Promise<void> {
  const store = await openStore(await openPGlite(dataDir));
  const at = "2023-11-19T01:00:00Z";
  for (const [code, unit] of Object.entries(given.invitations))
    await store.db
      .insertInto("invitations")
      .values({
        code_hash: await hashCode(code),
        unit,
        role: "officer",
        issued_by: "test",
        created_at: at,
        expires_at: "2023-12-31T00:00:00Z",
      })
      .execute();
  for (const draft of given.drafts)
    await store.db
      .insertInto("drafts")
      .values({
        campaign: given.campaign,
        unit: draft.unit,
        form: draft.form,
        period: draft.period,
        version: 1,
        content: JSON.stringify(draft),
        updated_at: at,
      })
      .execute();
  await store.close();
}
