/** Something that goes wrong with one call. */
export type Fault =
  /** The call is refused with this code in the envelope; `http` is the status around it, 200 where it is left out. */
  | { readonly kind: "refuse"; readonly code: number; readonly http?: number; readonly description?: string }
  /** The connection is cut before the request is read. */
  | { readonly kind: "drop" }
  /** The call is carried out, then the connection is cut: nobody hears of it. */
  | { readonly kind: "take-then-drop" }
  /** The call is carried out at once, and answered after this many milliseconds. */
  | { readonly kind: "answer-late"; readonly ms: number }
  /** Something between here and Zalo answers with a page of HTML. */
  | { readonly kind: "gateway-page"; readonly status: number };

/** The faults that wait for their call, first in, first out, by method. */
export interface Faults {
  add(method: string, fault: Fault, times: number): void;
  take(method: string): Fault | null;
}

/** Makes a list without faults. */
export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  return {
    add(method, fault, times) {
      queues.set(method, [...(queues.get(method) ?? []), ...Array<Fault>(times).fill(fault)]);
    },
    take: (method) => queues.get(method)?.shift() ?? null,
  };
}
