import { z } from "zod";

import type { Embedder } from "../../kernel/embedder.ts";
import type { Timers } from "../../kernel/timers.ts";
import type { Passage } from "../../knowledge/passage.ts";
import type { Nearness } from "../nearness.ts";
import type { KeptAnswers } from "./ports.ts";

/** Measures how near in meaning the passages are to some words; null where no vectors came, or too late. */
export type MeasureNearness = (words: string, until: AbortSignal) => Promise<Nearness | null>;

/** How near passages are, measured over one library. */
export interface NearnessMeasure {
  /** Fetches the passages' vectors, unless they are there; whether they are then. */
  prepare(): Promise<boolean>;
  readonly measure: MeasureNearness;
}

/** How long one question may wait for it, in milliseconds: the rest of its time belongs to the tasks that use it. */
const MAY_TAKE_MS = 800;
/** How many passages go with one request. */
const BATCH = 64;
/** How much of a passage is looked at, in characters: about 2,000 tokens, well within what servers take. */
const MOST_OF_A_PASSAGE = 4000;

const keptBatch = z.strictObject({ length: z.int().positive(), vectors: z.base64() });

/** The passages' vectors are fetched once, from the first question on if not before, and kept for others; `signature` names the model. */
export function createNearnessMeasure(deps: {
  embedder: Embedder;
  passages: readonly Passage[];
  kept: KeptAnswers;
  signature: string;
  /** How much nearness counts beside words, from 0 to 1. */
  weight: number;
  timers: Timers;
}): NearnessMeasure {
  const { embedder, passages, kept, signature, weight, timers } = deps;
  let fetching: Promise<readonly Float32Array[] | null> | null = null;

  async function fetchBatch(texts: readonly string[], ends: AbortSignal): Promise<readonly Float32Array[] | null> {
    const parts = ["vectors", signature, ...texts];
    const known = keptBatch.safeParse(await kept.recall(parts));
    const recalled = known.success ? unpacked(known.data) : [];
    if (recalled.length === texts.length) return recalled;
    const vectors = await embedder.embed(texts, ends);
    if (vectors) await kept.keep(parts, packed(vectors));
    return vectors;
  }

  async function fetchAll(): Promise<readonly Float32Array[] | null> {
    const all: Float32Array[] = [];
    const untilItsOwnEnd = new AbortController().signal;
    for (let at = 0; at < passages.length; at += BATCH) {
      const vectors = await fetchBatch(passages.slice(at, at + BATCH).map(wordsOf), untilItsOwnEnd);
      if (!vectors) return null;
      all.push(...vectors);
    }
    return all;
  }

  /** The vectors of all passages; what failed is tried again by the next who asks. */
  function ofPassages(): Promise<readonly Float32Array[] | null> {
    fetching ??= fetchAll()
      .catch(() => null)
      .then((vectors) => {
        if (!vectors) fetching = null;
        return vectors;
      });
    return fetching;
  }

  async function measure(words: string, until: AbortSignal): Promise<Nearness | null> {
    const [all, asked] = await Promise.all([
      Promise.race([ofPassages(), aborted(until)]),
      embedder.embed([words], until),
    ]);
    const [vector] = asked ?? [];
    if (!all || !vector || all.some(({ length }) => length !== vector.length)) return null;
    const near = all.map((one) => one.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0));
    const [least, most] = [Math.min(...near), Math.max(...near)];
    const range = most - least || 1;
    return { weight, of: new Map(passages.map(({ id }, at) => [id, ((near[at] ?? least) - least) / range])) };
  }

  return {
    prepare: async () => (await ofPassages()) !== null,
    async measure(words, until) {
      const tooLate = new AbortController();
      const stop = timers.after(MAY_TAKE_MS, () => tooLate.abort());
      return measure(words, AbortSignal.any([until, tooLate.signal])).finally(stop);
    },
  };
}

const wordsOf = ({ headings, text }: Passage): string => [...headings, text].join("\n").slice(0, MOST_OF_A_PASSAGE);

const aborted = (until: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    if (until.aborted) resolve(null);
    until.addEventListener("abort", () => resolve(null), { once: true });
  });

function packed(vectors: readonly Float32Array[]): z.output<typeof keptBatch> {
  const length = vectors[0]?.length ?? 1;
  const values = new Float32Array(vectors.length * length);
  for (const [at, vector] of vectors.entries()) values.set(vector, at * length);
  return { length, vectors: new Uint8Array(values.buffer).toBase64() };
}

function unpacked({ length, vectors }: z.output<typeof keptBatch>): readonly Float32Array[] {
  const { buffer, byteLength } = Uint8Array.fromBase64(vectors);
  const whole = Math.floor(byteLength / Float32Array.BYTES_PER_ELEMENT / length);
  return Array.from(
    { length: whole },
    (_, at) => new Float32Array(buffer, at * length * Float32Array.BYTES_PER_ELEMENT, length),
  );
}
