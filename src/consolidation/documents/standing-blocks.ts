import type { Block } from "../../reports/official-document/official-document.ts";
import { type Consolidation, HANDING_IN, type UnitStanding } from "../consolidation.ts";
import { wording as house } from "../wording.ts";
import type { DocumentWords } from "./document-words.ts";
import { wording } from "./wording.ts";

const ALIGN = ["center", "left", "right", "right", "right", "right", "right", "right"] as const;

/** Who handed in and who did not: counts, a table by kind of unit, and the units by name. */
export function standingBlocks({ rows, kinds, counting }: Consolidation): Block[] {
  const standings = rows.map(({ standing }) => standing);
  const all = kinds.at(-1);
  const counted = standings.filter(({ uncounted }) => uncounted === null);
  const accepted = counted.filter(({ state }) => state === "accepted").length;
  const words = wording.standing;
  const text = [
    words.all(
      standings.length,
      standings.length - (all?.by.returned ?? 0) - (all?.by.missing ?? 0),
      all?.by.returned ?? 0,
      all?.by.missing ?? 0,
    ),
    words.counted[counting](counted.length, accepted),
    ...((all?.by.returned ?? 0) > 0 ? [words.returned] : []),
  ];
  return [
    { kind: "paragraph", heading: null, text },
    {
      kind: "table",
      heading: null,
      headings: words.headings,
      align: ALIGN,
      rows: kinds.map(({ kind, expected, by }, at) => [
        kind === null ? "" : String(at + 1),
        kind === null ? words.total : house.kinds[kind],
        String(expected),
        ...HANDING_IN.map((one) => String(by[one])),
      ]),
    },
    { kind: "paragraph", heading: null, text: listsOf(standings) },
  ];
}

function listsOf(standings: readonly UnitStanding[]): string[] {
  const { lists, named, none } = wording.standing;
  const list = (what: string, some: readonly UnitStanding[]) =>
    some.length > 0 ? [named(what, some.length, some.map(({ name }) => name).join("; "))] : [];
  const handing = (one: UnitStanding["handingIn"]) => standings.filter(({ handingIn }) => handingIn === one);
  const uncounted = (why: UnitStanding["uncounted"]) => standings.filter((one) => one.uncounted === why);
  const missing = list(lists.missing, handing("missing"));
  return [
    ...(missing.length > 0 ? missing : [none]),
    ...list(lists.returned, handing("returned")),
    ...list(lists.late, handing("late")),
    ...list(lists.to_be_judged, handing("to_be_judged")),
    ...list(lists.not_accepted, uncounted("not_accepted")),
    ...list(lists.other_form, uncounted("other_form")),
  ];
}

/** Every unit with how it stands and the receipt its figures came with. */
export function unitsTable({ rows }: Consolidation, words: Pick<DocumentWords, "day">): Block {
  return {
    kind: "table",
    heading: null,
    headings: wording.units.headings,
    align: ["center", "left", "center", "center", "center", "center"],
    rows: rows.map(({ standing: { name, handingIn, revision, receipt, submittedAt } }, at) => [
      String(at + 1),
      name,
      house.handingIn[handingIn],
      revision > 0 ? String(revision) : "",
      receipt ?? "",
      submittedAt === null ? "" : words.day(submittedAt),
    ]),
  };
}
