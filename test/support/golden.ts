import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

import type { Answer } from "../../src/answering/answer.ts";
import type { Memory } from "../../src/answering/follow-up.ts";
import type { Answered } from "../../src/answering/question.ts";
import type { App } from "../../src/app.ts";
import { fold, oneLine } from "../../src/kernel/vietnamese.ts";
import { isVerbatim } from "../../src/knowledge/library.ts";

const expectation = z.strictObject({
  status: z.array(z.enum(["answered", "clarify", "declined", "courtesy"])),
  reason: z.array(z.enum(["outside", "referenced_only", "not_stated"])).optional(),
  locator: z.array(z.string()).optional(),
  quote_has: z.string().optional(),
  answer_has: z.array(z.string()).optional(),
});
const entry = z.strictObject({
  id: z.string().default(""),
  kind: z.string().default("question"),
  style: z.string().default(""),
  q: z.string(),
  unit_kind: z.string().optional(),
  after: z.array(z.string()).default([]),
  expect: expectation,
});

/** A question with the answers a fair judge would accept. */
export type GoldenQuestion = z.infer<typeof entry>;
/** How a question is typed: as the author wrote it, or with every accent removed. */
export type TypedForm = "as typed" | "unaccented";

/** What became of one question. */
export interface Graded {
  readonly question: GoldenQuestion;
  readonly answer: Answer;
  /** Empty when right. */
  readonly faults: readonly string[];
  /** Quotes that are no exact part of their document; must stay empty. */
  readonly falseQuotes: readonly string[];
}

/** Reads a list of questions from a YAML file, or from its key `questions`. */
export function readGolden(path: string | URL): GoldenQuestion[] {
  const content: unknown = parse(readFileSync(path, "utf8"));
  const list = Array.isArray(content) ? content : (content as { questions: unknown }).questions;
  return z.array(entry).parse(list);
}

/** Asks every question in a conversation of its own and grades what comes back. */
export function gradeGolden(app: App, questions: readonly GoldenQuestion[], form: TypedForm): Graded[] {
  return questions.map((question) => grade(question, ask(app, question, form), app));
}

function ask(app: App, question: GoldenQuestion, form: TypedForm): Answer {
  return answerGolden(app, question, form).answer;
}

/** Answers a question after those that came before it in its conversation, without a model. */
export function answerGolden(app: App, question: GoldenQuestion, form: TypedForm): Answered {
  const typed = (text: string) => (form === "as typed" ? text : fold(text));
  const unitKind = question.unit_kind ? app.answering.unitKind(question.unit_kind) : null;
  let memory: Memory | null = null;
  for (const earlier of question.after)
    memory = app.answering.answer({ text: typed(earlier), unitKind, memory }).memory;
  return app.answering.answer({ text: typed(question.q), unitKind, memory });
}

/** Grades one answer to a question. */
export function grade(question: GoldenQuestion, answer: Answer, app: App): Graded {
  const { expect } = question;
  const faults: string[] = [];
  const quoted = answer.status === "courtesy" ? [] : answer.status === "declined" ? answer.related : answer.citations;
  if (!expect.status.includes(answer.status)) faults.push(`status ${answer.status} for ${expect.status.join("/")}`);
  if (answer.status === "declined" && expect.reason && !expect.reason.includes(answer.reason)) {
    faults.push(`reason ${answer.reason} for ${expect.reason.join("/")}`);
  }
  if (answer.status === "answered") {
    const places = expect.locator;
    const right = answer.citations.filter(({ locator }) => !places || places.some((place) => within(locator, place)));
    if (places && right.length === 0) faults.push(`place ${answer.citations[0]?.locator} for ${places.join(" | ")}`);
    const has = expect.quote_has;
    if (has && !answer.citations.some(({ quote }) => oneLine(quote).includes(oneLine(has))))
      faults.push(`no quote has “${has}”`);
    for (const words of expect.answer_has ?? []) {
      if (!answer.answer.includes(words)) faults.push(`the answer lacks “${words}”`);
    }
  }
  const falseQuotes = quoted
    .filter(({ quote }) => quote.length > 700 || !app.library.documents.some((document) => isVerbatim(document, quote)))
    .map(({ quote }) => quote);
  return { question, answer, faults, falseQuotes };
}

function within(locator: string, place: string): boolean {
  return locator === place || locator.startsWith(`${place}, `) || (place === "Căn cứ" && /^Căn cứ \d/.test(locator));
}

/** The rates that the gate holds the assistant to, from 0 to 1. */
export interface Rates {
  readonly n: number;
  readonly right: number;
  /** Of the questions that have an answer, how many were given it at a right place. */
  readonly rightClause: number;
  /** Of the questions that have none, how many were declined (or met as the author allows). */
  readonly rightRefusal: number;
  /** Of the questions that have an answer, how many were refused. */
  readonly wrongRefusal: number;
}

/** Summarises graded questions. */
export function ratesOf(graded: readonly Graded[]): Rates {
  const answerable = graded.filter(({ question }) => question.expect.status[0] === "answered");
  const unanswerable = graded.filter(
    ({ question }) => !question.expect.status.includes("answered") && question.expect.status.includes("declined"),
  );
  const share = (some: readonly Graded[], all: readonly Graded[]) => (all.length === 0 ? 1 : some.length / all.length);
  return {
    n: graded.length,
    right: share(
      graded.filter(({ faults }) => faults.length === 0),
      graded,
    ),
    rightClause: share(
      answerable.filter(({ faults }) => faults.length === 0),
      answerable,
    ),
    rightRefusal: share(
      unanswerable.filter(({ faults }) => faults.length === 0),
      unanswerable,
    ),
    wrongRefusal: share(
      answerable.filter(
        ({ answer, question }) => answer.status === "declined" && !question.expect.status.includes("declined"),
      ),
      answerable,
    ),
  };
}
