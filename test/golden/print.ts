import { fileURLToPath } from "node:url";
import { composeApp, composeAppOver, KNOWLEDGE } from "../../src/app.ts";
import { type Graded, gradeGolden, ratesOf, readGolden, type TypedForm } from "../support/golden.ts";

const clock = { now: () => Temporal.Instant.from("2023-11-20T01:00:00Z") };
const FORMS: TypedForm[] = ["as typed", "unaccented"];
const percent = (share: number) => `${(share * 100).toFixed(1).padStart(6)}`;

function table(title: string, graded: readonly Graded[]) {
  const { n, right, rightClause, rightRefusal, wrongRefusal } = ratesOf(graded);
  process.stdout.write(
    `${title.padEnd(34)} n ${String(n).padStart(4)}  right ${percent(right)}  clause ${percent(rightClause)}  refusals ${percent(rightRefusal)}  wrongly refused ${percent(wrongRefusal)}\n`,
  );
}

const [what = "open", ...flags] = process.argv.slice(2);
if (/^[a-z-]+$/.test(what)) {
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
