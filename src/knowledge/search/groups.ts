/** Numbered things sorted into numbered groups, in flat memory; inside a group they keep their order. */
export interface Groups {
  membersOf(group: number): Uint32Array;
}

/** Sorts the things 0, 1, 2 … by the group each belongs to. */
export function groupBy(groupOf: Uint32Array, groupCount: number): Groups {
  const starts = new Uint32Array(groupCount + 1);
  for (const group of groupOf) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
  for (let group = 0; group < groupCount; group++) {
    starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
  }
  const next = starts.slice();
  const members = new Uint32Array(groupOf.length);
  groupOf.forEach((group, thing) => {
    const place = next[group] ?? 0;
    members[place] = thing;
    next[group] = place + 1;
  });
  return { membersOf: (group) => members.subarray(starts[group], starts[group + 1]) };
}
