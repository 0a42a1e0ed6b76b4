/** Something that goes wrong with one call. */
export type Fault =
  /** The call is refused with this code; `retryAfter` in seconds. */
  | { readonly kind: "refuse"; readonly status: number; readonly retryAfter?: number; readonly description?: string }
  /** The connection is cut before the request is read. */
  | { readonly kind: "drop" }
  /** The call is carried out, then the connection is cut: nobody hears of it. */
  | { readonly kind: "take-then-drop" }
  /** The call is carried out and never answered. */
  | { readonly kind: "take-then-silence" }
  /** The call is carried out after this many milliseconds. */
  | { readonly kind: "delay"; readonly ms: number }
  /** Something between here and Telegram answers with a page of HTML. */
  | { readonly kind: "gateway-page"; readonly status: number };

/** The faults that wait for their call, first in, first out, by method; without any, the one that is chosen for each call. */
export interface Faults {
  add(method: string, fault: Fault, times: number): void;
  /** Has the fault of every call of a method chosen as it comes; null lets it go well. */
  choose(method: string, choice: () => Fault | null): void;
  take(method: string): Fault | null;
}

/** Makes a list without faults. */
export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  const choices = new Map<string, () => Fault | null>();
  return {
    add(method, fault, times) {
      queues.set(method, [...(queues.get(method) ?? []), ...Array<Fault>(times).fill(fault)]);
    },
    choose: (method, choice) => void choices.set(method, choice),
    take: (method) => queues.get(method)?.shift() ?? choices.get(method)?.() ?? null,
  };
}
