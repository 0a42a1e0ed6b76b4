import { textReply } from "../../messages/reply.ts";
import { withAnswer, withReasonsOf } from "../../reports/change-draft.ts";
import type { Answer, Draft } from "../../reports/draft.ts";
import type { Stored } from "../../reports/fields/field-kind.ts";
import { fieldsOf } from "../../reports/form.ts";
import type { Question } from "../../reports/questions.ts";
import type { Write } from "../ports.ts";
import { ask, askAgain, goOn, passBy } from "./ask.ts";
import { nameOf } from "./colleagues.ts";
import { askWhyKept, isReturned } from "./mend.ts";
import { wording } from "./wording.ts";
import { changing, on, prefaced, questionOf, type Step, says, type Work, writing } from "./work.ts";

/** A value that was read from words. */
export interface Given {
  readonly value: Stored;
  readonly raw: string;
}

/** Writes an answer into the draft, tells who answered before, and says what the rules make of it. */
export function keepAnswer(work: Work, question: Question, given: Given): Step {
  const { field } = question;
  if (isReturned(work, question) && isSameValue(work, field.id, given)) return askWhyKept(work, question);
  const { draft, told } = answered(work, question, given);
  const next = on(work, draft);
  const shown = work.engine.show(field, given.value);
  const broken = brokenOver(next, field.id);
  const entry = { did: "answered", field: field.id, raw: given.raw, value: given.value } as const;
  const outOfRange = outOfRangeIn(next, field.id);
  if (outOfRange) return prefaced(ask(work, question), outOfRange.message);
  const keep = (step: Step) => writing(changing(step, draft, entry), ...told);
  const hard = broken.find(({ strength }) => strength === "hard");
  const kept = keptText(work, question, shown);
  if (hard) return keep(prefaced(askAgain(next, hard.field), `${kept}\n${hardText(next, hard)}`));
  const soft = broken.find(({ strength }) => strength === "soft");
  if (soft) {
    const focus = { kind: "reason", rule: soft.rule, field: soft.field } as const;
    return keep(says(next, focus, `${kept}\n${wording.softBroken(soft.message)}`));
  }
  return keep(prefaced(goOn(next, question), kept));
}

/** What is said of a value that was kept; the work is as it was before. */
export function keptText({ draft }: Work, { field, number }: Question, shown: string): string {
  const said = draft.answers[field.id]?.state === "given" ? wording.changed(number, shown) : wording.kept(shown);
  return draft.awaiting ? `${said}\n${wording.toBeSentAgain}` : said;
}

/** The draft with an answer and without reasons that speak of earlier figures, and who is told of the change. */
export function answered(
  work: Work,
  { field, number }: Question,
  { value, raw }: Given,
): { readonly draft: Draft; readonly told: readonly Write[] } {
  const { engine, member, now } = work;
  const before = work.draft.answers[field.id];
  const answer: Answer = { state: "given", value: value as Answer["value"], raw, by: member.id, at: now.toString() };
  const changed = withAnswer(work.draft, field.id, answer);
  const draft = withReasonsOf(changed, engine.broken(changed));
  const isOthers = before?.state === "given" && before.by !== member.id && before.by !== "";
  if (!isOthers || isSameValue(work, field.id, { value, raw })) return { draft, told: [] };
  const text = wording.changedByColleague(nameOf(member), number, field.label, engine.show(field, value));
  return { draft, told: [{ kind: "tell", member: before.by, reply: textReply(text) }] };
}

const isSameValue = ({ draft }: Work, field: string, { value }: Given): boolean =>
  JSON.stringify(draft.answers[field]?.value) === JSON.stringify(value);

/** Puts a question off; an answer that is there stays. */
export function putOff(work: Work, question: Question, raw: string): Step {
  const { field } = question;
  const draft = putOffIn(work, question, raw);
  if (isReturned(work, question)) return prefaced(passBy(work, question), wording.returnedLater);
  if (draft === work.draft) return prefaced(goOn(work, question), wording.keptAsIs);
  const said = field.required ? wording.required : wording.putOff;
  return changing(prefaced(goOn(on(work, draft), question), said), draft, { did: "put_off", field: field.id });
}

/** The draft in which a question is put off; the same draft where an answer stands. */
export function putOffIn({ draft, member, now }: Work, { field }: Question, raw: string): Draft {
  if (draft.answers[field.id]?.state === "given") return draft;
  return withAnswer(draft, field.id, { state: "not_yet", value: null, raw, by: member.id, at: now.toString() });
}

/** What a hard rule says, with the other figures it speaks of, so that the wrong one is found. */
export function hardText(
  work: Work,
  { rule, field, message }: { rule: string; field: string; message: string },
): string {
  const over = work.engine.reporting.form.rules.find(({ id }) => id === rule);
  const others = (over ? fieldsOf(over) : [])
    .flatMap((id) => (id === field ? [] : (questionOf(work, id) ?? [])))
    .toSorted((one, other) => one.number - other.number)
    .flatMap(({ number, field: asked }) => {
      const answer = work.draft.answers[asked.id];
      if (answer?.state !== "given") return [];
      return [wording.figure(number, asked.label, work.engine.show(asked, answer.value as Stored))];
    });
  return wording.hardBroken(message, others);
}

/** The rules over a field that do not hold and have no reason. */
export function brokenOver({ engine, draft }: Work, field: string) {
  const over = engine.reporting.form.rules.filter((rule) => fieldsOf(rule).includes(field)).map(({ id }) => id);
  return engine.broken(draft).filter(({ rule }) => over.includes(rule) && !draft.reasons[rule]);
}

/** The hard bounds of a figure itself that its answer is outside of: such an answer is not kept. */
export function outOfRangeIn(work: Work, field: string) {
  return brokenOver(work, field).find(({ strength, rule }) => strength === "hard" && isOwnLimit(work, rule, field));
}

function isOwnLimit({ engine }: Work, rule: string, field: string): boolean {
  return engine.reporting.form.rules.some((one) => one.id === rule && one.kind === "range" && one.field === field);
}
