import type { Question } from "./question.ts";

/** A term of the question and what it weighs. A term is an unaccented syllable or two neighbouring ones: "thi", "thi dua". */
export interface TermEvidence {
  readonly term: string;
  /** Of a matched term, what it gives to the passage; of a missing one, what it could have given. */
  readonly weight: number;
  /** How telling the term is: the rarer the higher. */
  readonly idf: number;
}

/** Which of a question's terms a passage has and which it lacks, given what each is worth in it. */
export type Explainer = (worths: Float64Array) => { matched: TermEvidence[]; missing: TermEvidence[] };

/** Makes the explainer of one question's hits. */
export function createExplainer({ terms }: Question): Explainer {
  const full = terms.map(({ text, weight, idf }): TermEvidence => ({ term: text, weight, idf }));
  return (worths) => {
    const matched: TermEvidence[] = [];
    const missing: TermEvidence[] = [];
    full.forEach((evidence, i) => {
      const worth = worths[i] ?? 0;
      if (worth > 0) matched.push({ term: evidence.term, weight: evidence.weight * worth, idf: evidence.idf });
      else missing.push(evidence);
    });
    return { matched, missing };
  };
}
