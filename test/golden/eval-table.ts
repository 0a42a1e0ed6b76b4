import { type Graded, ratesOf } from "../support/golden.ts";
import type { BothWays } from "../support/golden-with-model.ts";

/** What one set came to with one model. */
export interface Evaluated {
  readonly day: string;
  readonly model: string;
  readonly set: string;
  readonly both: readonly BothWays[];
  /** How long each turn with a wish took, in milliseconds. */
  readonly took: readonly number[];
  /** Sentences that the model proposed, and how many of them its passages bear out. */
  readonly sentences: { readonly proposed: number; readonly borneOut: number };
  readonly tokens: { readonly in: number; readonly out: number };
  /** Of a million tokens; null where no price was given. */
  readonly prices: { readonly in: number; readonly out: number } | null;
}

const COLUMNS = [
  ...["day", "model", "set", "questions", "asked", "changed by it", "right clause", "refusals", "wrongly refused"],
  ...["proposed sentences borne out", "made-up figures shown", "p50 / p95 ms", "tokens in / out", "cost"],
];

/** The head of the table. */
export const tableHead = [`| ${COLUMNS.join(" | ")} |`, `|${"---|".repeat(COLUMNS.length)}`];

/** One row: rates without a model, an arrow, and rates with it. */
export function tableRow({ day, model, set, both, took, sentences, tokens, prices }: Evaluated): string {
  const [without, withModel] = [ratesOf(both.map((one) => one.without)), ratesOf(both.map((one) => one.withModel))];
  const change = (one: number, other: number) => `${percent(one)} → ${percent(other)}`;
  const count = (holds: (one: BothWays) => boolean) => String(both.filter(holds).length);
  const share = sentences.proposed === 0 ? "none proposed" : `${sentences.borneOut} of ${sentences.proposed}`;
  const cost = prices ? ((tokens.in * prices.in + tokens.out * prices.out) / 1_000_000).toFixed(4) : "no price given";
  const cells = [
    ...[day, model, set, String(both.length), count(({ wished }) => wished), count(({ helped }) => helped)],
    change(without.rightClause, withModel.rightClause),
    change(without.rightRefusal, withModel.rightRefusal),
    change(without.wrongRefusal, withModel.wrongRefusal),
    ...[share, String(both.flatMap(({ inventedFigures }) => inventedFigures).length)],
    ...[`${quantile(took, 0.5)} / ${quantile(took, 0.95)}`, `${tokens.in} / ${tokens.out}`, cost],
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The table of what each weight of nearness comes to: right clause / refusals / wrongly refused, a row for each set. */
export function weightTable(
  model: string,
  sets: readonly { readonly set: string; readonly byWeight: ReadonlyMap<number, readonly Graded[]> }[],
): string[] {
  const columns = ["embedding model", "set", ...[...(sets[0]?.byWeight.keys() ?? [])].map(String)];
  const rows = sets.map(({ set, byWeight }) => {
    const cells = [...byWeight.values()].map((graded) => {
      const { rightClause, rightRefusal, wrongRefusal } = ratesOf(graded);
      return [rightClause, rightRefusal, wrongRefusal].map((share) => (share * 100).toFixed(1)).join(" / ");
    });
    return `| ${[model, set, ...cells].join(" | ")} |`;
  });
  return [`| ${columns.join(" | ")} |`, `|${"---|".repeat(columns.length)}`, ...rows];
}

/** What the sets say of the weight: the one by which most is right, the smallest of equals; 0 where embeddings do not help. */
export function bestWeight(sets: readonly ReadonlyMap<number, readonly Graded[]>[]): { weight: number; right: number } {
  const rightAt = (weight: number) =>
    sets.flatMap((byWeight) => byWeight.get(weight) ?? []).filter(({ faults }) => faults.length === 0).length;
  return [...(sets[0]?.keys() ?? [])]
    .map((weight) => ({ weight, right: rightAt(weight) }))
    .reduce((best, one) => (one.right > best.right ? one : best), { weight: 0, right: rightAt(0) });
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? "–" : value.toFixed(0);
}
