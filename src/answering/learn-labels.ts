/** What a text is known by: marks with how much each tells. */
export type Marks = ReadonlyMap<string, number>;

/** One text whose label is known. */
export interface Lesson {
  readonly marks: Marks;
  /** From 0 to the number of labels, exclusive. */
  readonly label: number;
}

/** How often all lessons are gone through; more only learns them by heart. */
const ROUNDS = 4;
const FIRST_STEP = 8;
/** How much smaller the steps of each further round are. */
const SLOWING = 0.3;
/** How much slower than a mark a label learns how common it is. */
const LEAN = 0.1;
/** What is right up to this chance needs no correction. */
const NEGLIGIBLE = 1e-4;

/**
 * Learns to tell labels apart by softmax regression and returns what speaks for each label: the differences are log
 * odds. The same lessons in the same order always teach the same.
 */
export function learnLabels(lessons: readonly Lesson[], labels: number): (marks: Marks) => Float64Array {
  const places = new Map<string, number>();
  for (const { marks } of lessons) for (const mark of marks.keys()) places.set(mark, places.get(mark) ?? places.size);
  const weights = new Float64Array(places.size * labels);
  const leanings = new Float64Array(labels);

  function speaksFor(known: readonly Placed[]): Float64Array {
    const scores = Float64Array.from(leanings);
    for (const { at, share } of known)
      for (let label = 0; label < labels; label += 1)
        scores[label] = (scores[label] ?? 0) + share * (weights[at + label] ?? 0);
    return scores;
  }

  const lessonsPlaced = lessons.map(({ marks, label }) => ({ known: placed(marks, places, labels), label }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = FIRST_STEP / (1 + round * SLOWING);
    for (const { known, label: right } of shuffled(lessonsPlaced, round)) {
      chancesOf(speaksFor(known)).forEach((chance, label) => {
        const off = chance - (label === right ? 1 : 0);
        if (Math.abs(off) < NEGLIGIBLE) return;
        for (const { at, share } of known) weights[at + label] = (weights[at + label] ?? 0) - step * off * share;
        leanings[label] = (leanings[label] ?? 0) - step * LEAN * off;
      });
    }
  }
  return (marks) => speaksFor(placed(marks, places, labels));
}

/** A mark's row among the weights, and its share of the text. */
interface Placed {
  readonly at: number;
  readonly share: number;
}

function placed(marks: Marks, places: ReadonlyMap<string, number>, labels: number): Placed[] {
  const length = Math.hypot(...marks.values()) || 1;
  return [...marks].flatMap(([mark, weight]) => {
    const place = places.get(mark);
    return place === undefined ? [] : [{ at: place * labels, share: weight / length }];
  });
}

function chancesOf(scores: Float64Array): Float64Array {
  const top = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - top));
  const all = odds.reduce((sum, one) => sum + one, 0);
  return odds.map((one) => one / all);
}

/** Lessons mixed, since neighbours teach the same label; the same way for the same round. */
function shuffled<T>(items: readonly T[], round: number): T[] {
  const mixed = [...items];
  let state = round + 1;
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
