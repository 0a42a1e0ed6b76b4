const NONE = -1;

/** Numbers pairs of numbers from 0 in the order of their first meeting, in flat memory: an open-addressing hash table. */
export interface PairTable {
  size(): number;
  /** The number of a pair, given on the first meeting. */
  add(first: number, second: number): number;
  /** The number of a pair already met, or -1. */
  find(first: number, second: number): number;
  first(pair: number): number;
  second(pair: number): number;
}

/** An empty table of pairs; it grows by itself. */
export function createPairTable(): PairTable {
  let firsts = new Uint32Array(1024);
  let seconds = new Uint32Array(1024);
  let slots = new Int32Array(2048).fill(NONE);
  let size = 0;

  function slotOf(first: number, second: number): number {
    const mask = slots.length - 1;
    let slot = hash(first, second) & mask;
    for (;;) {
      const pair = slots[slot] ?? NONE;
      if (pair === NONE || (firsts[pair] === first && seconds[pair] === second)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  function grow(): void {
    firsts = doubled(firsts);
    seconds = doubled(seconds);
    slots = new Int32Array(firsts.length * 2).fill(NONE);
    for (let pair = 0; pair < size; pair++) slots[slotOf(firsts[pair] ?? 0, seconds[pair] ?? 0)] = pair;
  }

  return {
    size: () => size,
    add(first, second) {
      const slot = slotOf(first, second);
      const known = slots[slot] ?? NONE;
      if (known !== NONE) return known;
      firsts[size] = first;
      seconds[size] = second;
      slots[slot] = size++;
      if (size === firsts.length) grow();
      return size - 1;
    },
    find: (first, second) => slots[slotOf(first, second)] ?? NONE,
    first: (pair) => firsts[pair] ?? 0,
    second: (pair) => seconds[pair] ?? 0,
  };
}

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

function hash(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
