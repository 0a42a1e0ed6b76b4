import { fileURLToPath } from "node:url";
import { campaignFolders, loadWording } from "../../src/adapters/knowledge-files/load-knowledge.ts";
import { composeApp, composeAppOver, KNOWLEDGE } from "../../src/app.ts";
import { openOpenaiEmulator } from "../emulators/openai/openai-emulator.ts";
import { type Graded, gradeGolden, ratesOf, readGolden, type TypedForm } from "../support/golden.ts";
import { askOnce, type BothWays, gradeBothWays, MODES } from "../support/golden-with-model.ts";
import { configFor, openModelOver } from "../support/model-under-test.ts";
import { HARDLY_LIKE, MUCH_LIKE, withoutHearing } from "../support/unheard.ts";

/** The sets that were looked at while the wording was widened. */
const LOOKED_AT = [..."abcdefghijk"].map((letter) => `practice-${letter}`);
const clock = { now: () => Temporal.Instant.from("2023-11-20T01:00:00Z") };
const FORMS: TypedForm[] = ["as typed", "unaccented"];
const percent = (share: number) => `${(share * 100).toFixed(1).padStart(6)}`;

function table(title: string, graded: readonly Graded[]) {
  const { n, right, rightClause, rightRefusal, wrongRefusal } = ratesOf(graded);
  process.stdout.write(
    `${title.padEnd(34)} n ${String(n).padStart(4)}  right ${percent(right)}  clause ${percent(rightClause)}  refusals ${percent(rightRefusal)}  wrongly refused ${percent(wrongRefusal)}\n`,
  );
}

/** Answers each set that was looked at without the examples it gave, and without any much like its questions. */
async function printUnheard(): Promise<void> {
  const app = await composeApp({ knowledge: KNOWLEDGE, campaign: null, clock });
  const [folder] = await campaignFolders(KNOWLEDGE);
  const wording = await loadWording(KNOWLEDGE, folder ?? "");
  for (const likeness of [1, MUCH_LIKE, HARDLY_LIKE]) {
    const all = new Map<TypedForm, Graded[]>(FORMS.map((form) => [form, []]));
    for (const set of LOOKED_AT) {
      const questions = readGolden(new URL(`${set}.yaml`, import.meta.url));
      const unheard = withoutHearing(app, questions, { wording, clock, likeness });
      for (const form of FORMS) {
        const graded = gradeGolden(unheard, questions, form);
        table(`${set}, ${form}, likeness ${likeness}`, graded);
        all.get(form)?.push(...graded);
      }
    }
    for (const [form, graded] of all) table(`all, ${form}, likeness ${likeness}`, graded);
  }
}

const [what = "open", ...flags] = process.argv.slice(2);
/** Answers a set without and with a model that behaves as the emulator does in this mode. */
async function printWithModel(set: string, mode: string): Promise<void> {
  const behaves = MODES[mode];
  if (!behaves) throw new Error(`--model: one of ${Object.keys(MODES).join(", ")}`);
  const app = await composeApp({ knowledge: KNOWLEDGE, campaign: null, clock });
  const emulator = await openOpenaiEmulator();
  emulator.behave(behaves);
  const model = await openModelOver(app, configFor(emulator));
  for (const form of FORMS) {
    const asked = askOnce(app, readGolden(new URL(`${set}.yaml`, import.meta.url)), form);
    const both = await gradeBothWays(app, asked, { emulator, model });
    table(
      `${set}, ${form}, without`,
      both.map((one) => one.without),
    );
    table(
      `${set}, ${form}, model ${mode}`,
      both.map((one) => one.withModel),
    );
    const count = (holds: (one: BothWays) => boolean) => both.filter(holds).length;
    process.stdout.write(
      `   a model could help ${count(({ wished }) => wished)} times and did ${count(({ helped }) => helped)} times; figures made up and shown: ${both.flatMap(({ inventedFigures }) => inventedFigures).length}\n`,
    );
  }
  await emulator.close();
}

const mode = flags[flags.indexOf("--model") + 1];
if (what === "--unheard") await printUnheard();
else if (flags.includes("--model") && /^[a-z-]+$/.test(what)) await printWithModel(what, mode ?? "");
else if (/^[a-z-]+$/.test(what)) {
  const app = await composeApp({ knowledge: KNOWLEDGE, campaign: null, clock });
  const questions = readGolden(new URL(`${what}.yaml`, import.meta.url));
  for (const form of FORMS) {
    const graded = gradeGolden(app, questions, form);
    table(`${what}, ${form}`, graded);
    if (flags.includes("--kinds")) {
      for (const kind of new Set(questions.map((question) => question.kind)))
        table(
          `   ${kind}`,
          graded.filter(({ question }) => question.kind === kind),
        );
    }
    if (flags.includes("--faults") && !what.startsWith("held-back")) {
      for (const { question, answer, faults } of graded) {
        if (faults.length === 0) continue;
        process.stdout.write(
          `${question.id} [${question.after.join(" > ")}] ${question.q}\n     ${faults.join("; ")}\n     ${answer.answer.slice(0, 150).replace(/\n/g, " ")}\n`,
        );
      }
    }
  }
} else {
  const app = await composeAppOver([what], { knowledge: KNOWLEDGE, clock });
  const questions = readGolden(flags[0] ?? "");
  for (const form of FORMS) {
    const graded = gradeGolden(app, questions, form);
    table(
      `${fileURLToPath(new URL(`file://${what}`))
        .split("/")
        .at(-1)}, ${form}`,
      graded,
    );
    if (flags.includes("--faults")) {
      for (const { question, answer, faults } of graded) {
        if (faults.length > 0)
          process.stdout.write(
            `${question.q}\n     ${faults.join("; ")}\n     ${answer.answer.slice(0, 200).replace(/\n/g, " ")}\n`,
          );
      }
    }
  }
}
