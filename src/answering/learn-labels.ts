/** What a text is known by: marks with how much each tells. */
export type Marks = ReadonlyMap<string, number>;

/** One text whose label is known. */
export interface Lesson {
  readonly marks: Marks;
  /** From 0 to the number of labels, exclusive. */
  readonly label: number;
}

/** What lessons have taught, as plain data that can be kept. */
export interface Learnt {
  /** How common each label is. */
  readonly leanings: Float64Array;
  /** Every mark met, in the order of its row. */
  readonly marks: readonly string[];
  /** For each row, what the mark tells of each label. */
  readonly weights: Float64Array;
}

/** How often all lessons are gone through; more only learns them by heart. */
const ROUNDS = 6;
const FIRST_STEP = 8;
/** How much smaller the steps of each further round are. */
const SLOWING = 0.3;
/** How much slower than a mark a label learns how common it is. */
const LEAN = 0.1;
/** The share of a lesson's marks that is hidden each time it is gone through, so that no label leans on a few marks alone. */
const HIDDEN = 0.2;
/** Of fewer marks none is hidden. */
const FEW = 4;
/** The chance that is left to all other labels together even where one is right: what was never met is not certain. */
const DOUBT = 0.1;
/** What is right up to this chance needs no correction. */
const NEGLIGIBLE = 1e-4;

/** Learns to tell labels apart by softmax regression. The same lessons in the same order always teach the same. */
export function learnLabels(lessons: readonly Lesson[], labels: number): Learnt {
  const rows = new Map<string, number>();
  for (const { marks } of lessons) for (const mark of marks.keys()) rows.getOrInsert(mark, rows.size);
  const weights = new Float64Array(rows.size * labels);
  const leanings = new Float64Array(labels);
  const scores = new Float64Array(labels);
  const doubtOfEach = DOUBT / Math.max(1, labels - 1);
  const read = lessons.map(({ marks, label }) => ({ known: sharesOf(marks, rows), label }));

  for (let round = 0; round < ROUNDS; round += 1) {
    const step = FIRST_STEP / (1 + round * SLOWING);
    const chance = chancesFrom(round + 1);
    for (const { known: all, label: right } of shuffled(read, round)) {
      const known = all.length < FEW ? all : all.filter(() => chance() >= HIDDEN);
      scores.set(leanings);
      addUp(scores, known, weights);
      turnIntoChances(scores);
      for (let label = 0; label < labels; label += 1) {
        const off = (scores[label] ?? 0) - (label === right ? 1 - DOUBT : doubtOfEach);
        if (Math.abs(off) < NEGLIGIBLE) continue;
        const back = step * off;
        for (const { row, share } of known) {
          const at = row * labels + label;
          weights[at] = (weights[at] ?? 0) - back * share;
        }
        leanings[label] = (leanings[label] ?? 0) - step * LEAN * off;
      }
    }
  }
  return { leanings, marks: [...rows.keys()], weights };
}

/** Tells from what was learnt how far marks speak for each label: the differences are log odds. */
export function createSpeaker({ leanings, marks, weights }: Learnt) {
  const rows = new Map(marks.map((mark, row) => [mark, row]));
  return {
    rowOf: (mark: string) => rows.get(mark),
    speaksFor(said: Marks): Float64Array {
      const scores = Float64Array.from(leanings);
      addUp(scores, sharesOf(said, rows), weights);
      return scores;
    },
  };
}

/** A mark's row among the weights, and its share of the text. */
interface Share {
  readonly row: number;
  readonly share: number;
}

function sharesOf(marks: Marks, rows: ReadonlyMap<string, number>): Share[] {
  const length = Math.hypot(...marks.values()) || 1;
  const shares: Share[] = [];
  for (const [mark, weight] of marks) {
    const row = rows.get(mark);
    if (row !== undefined) shares.push({ row, share: weight / length });
  }
  return shares;
}

function addUp(scores: Float64Array, known: readonly Share[], weights: Float64Array): void {
  for (const { row, share } of known) {
    const start = row * scores.length;
    for (let label = 0; label < scores.length; label += 1)
      scores[label] = (scores[label] ?? 0) + share * (weights[start + label] ?? 0);
  }
}

function turnIntoChances(scores: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let all = 0;
  for (let label = 0; label < scores.length; label += 1) {
    const odds = Math.exp((scores[label] ?? 0) - top);
    scores[label] = odds;
    all += odds;
  }
  for (let label = 0; label < scores.length; label += 1) scores[label] = (scores[label] ?? 0) / all;
}

/** Lessons mixed, since neighbours teach the same label; the same way for the same round. */
function shuffled<T>(items: readonly T[], round: number): T[] {
  const mixed = [...items];
  const chance = chancesFrom(round + 1);
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}

/** Numbers from 0 to 1 that look like chance; the same start always gives the same. */
function chancesFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
