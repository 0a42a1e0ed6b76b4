/** What somebody typed, read as a value: surely, in several ways, not at all, or as "not known yet". */
export type Reading<Value> =
  | { readonly kind: "value"; readonly value: Value }
  /** It may mean several things; the person is asked which, by these labels. */
  | { readonly kind: "unsure"; readonly readings: readonly { readonly value: Value; readonly label: string }[] }
  /** "chưa có số": the figure is not there yet. */
  | { readonly kind: "not_yet" }
  /** `teach` is a Vietnamese sentence that says how to write it, with an example. */
  | { readonly kind: "unreadable"; readonly teach: string };

/** A reading that is sure. */
export const sure = <Value>(value: Value): Reading<Value> => ({ kind: "value", value });

/** A reading that failed, with what to do instead. */
export const unreadable = (teach: string): Reading<never> => ({ kind: "unreadable", teach });

/** The reading of something that is not known yet. */
export const notYet: Reading<never> = { kind: "not_yet" };

/** One reading out of all that are possible: sure of the only one, unsure among several, failed with none. */
export function among<Value>(
  possible: readonly { readonly value: Value; readonly label: string }[],
  teach: string,
): Reading<Value> {
  const same = (one: Value, other: Value) => JSON.stringify(one) === JSON.stringify(other);
  const apart = possible.filter(({ value }, at) => possible.findIndex((one) => same(one.value, value)) === at);
  const [first, second] = apart;
  if (!first) return unreadable(teach);
  return second ? { kind: "unsure", readings: apart } : sure(first.value);
}
