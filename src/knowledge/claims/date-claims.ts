import { boundOfDate } from "./bounds.ts";
import { type Claim, claim } from "./claim.ts";
import { countedAt } from "./counted.ts";
import { spokenUpTo } from "./number-words.ts";
import { type SentenceText, takeAll } from "./sentence-text.ts";

const SPOKEN = new Map<string, number>([...spokenUpTo(31), ["giêng", 1], ["chạp", 12]]);
const N = `(?:\\d{1,2}|${[...SPOKEN.keys()].toSorted((one, other) => other.length - one.length).join("|")})`;
const EDGE = "(?![\\p{L}\\p{N}]|[.,/]\\d)";
const START = "(?<![\\p{L}\\p{N}]|\\d[.,/-])";
const YEAR = "(?:19|20)\\d\\d";
const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const pattern = (body: string) => new RegExp(`${START}${body}${EDGE}`, "gu");

const ISO = pattern(`(?<y>${YEAR})-(?<m>\\d{2})-(?<d>\\d{2})`);
const WHOLE = pattern(
  `(?:ngày\\s)?(?<d>\\d{1,2})(?:/|-|\\.|\\s/\\s)(?<m>\\d{1,2})(?:/|-|\\.|\\s/\\s)(?<y>${YEAR}|\\d\\d)`,
);
const SPELT = pattern(
  `(?:(?:ngày\\s)?(?:mùng|mồng|ngày)\\s(?<d>${N})|(?<d2>\\d{1,2}))\\stháng\\s(?<m>${N})(?:(?:\\snăm\\s|\\s?/\\s?)(?<y>${YEAR}))?`,
);
const SLASHED = pattern("(?<word>ngày\\s)?(?<d>\\d{1,2})\\s?/\\s?(?<m>\\d{1,2})");
const MONTH = pattern(`(?:tháng\\s?|t)(?<m>${N})(?:(?:\\snăm\\s|\\s?[/-]\\s?)(?<y>${YEAR}))?`);
const MONTH_YEAR = pattern(`(?<m>\\d{1,2})/(?<y>${YEAR})`);
const QUARTER = pattern(`quý\\s(?<q>iv|iii|ii|i|[1-4]|một|hai|ba|tư|bốn)(?:(?:\\snăm\\s|\\s?/\\s?)(?<y>${YEAR}))?`);
const DAY = pattern(`(?:ngày|mùng|mồng)\\s(?<d>\\d{1,2}|(?:mùng|mồng)\\s${N})`);
const YEAR_ALONE = pattern(`(?:năm\\s)?(?<y>${YEAR})`);
const TIME = pattern(
  "(?<h>[01]?\\d|2[0-4])(?:\\s?(?:giờ|h|g)\\s?(?<min>[0-5]\\d)?(?:\\s?(?:phút|p))?|:(?<min2>[0-5]\\d))",
);
const WEEKDAY = pattern("(?:thứ\\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|chúa nhật)");
const RELATIVE = pattern(
  "(?:hôm nay|hôm qua|hôm kia|ngày mai|ngày kia|ngày mốt|sáng mai|chiều mai|(?:tuần|tháng|quý|năm) (?:tới|sau|trước|ngoái)|(?:đầu|giữa|cuối) (?:tuần|tháng|quý|năm))",
);

/** The dates, months, quarters, years and times that a sentence names, each day with the side of it that is meant. */
export function takeDates(sentence: SentenceText): Claim[] {
  const day = (g: Groups, from: number, to: number): Claim[] | null => {
    const [d, m, y] = [number(g["d"] ?? g["d2"]), number(g["m"]), wholeYear(g["y"])];
    if (d < 1 || d > 31 || m < 1 || m > 12) return null;
    const text = sentence.text.slice(from, to);
    const [whole, yearless] = [`date ${y}-${m}-${d}`, `date ${m}-${d}`];
    const means = y ? [whole] : [yearless];
    const both = y ? [whole, yearless] : [yearless];
    const states = [...both, `day ${d}`, `month ${m}`, ...(y ? [`month ${y}-${m}`, `year ${y}`] : [])];
    const side = boundOfDate(sentence.low, sentence.text, from, to, means);
    const sides = y ? boundOfDate(sentence.low, sentence.text, from, to, both).states : side.states;
    return [
      { kind: "date", text, means, states },
      { ...side, states: sides },
    ];
  };
  const one = (read: (g: Groups) => { means: string; states: readonly string[] } | null) => {
    return (g: Groups, from: number, to: number): Claim[] | null => {
      const found = read(g);
      return (
        found && [{ kind: "date", text: sentence.text.slice(from, to), means: [found.means], states: found.states }]
      );
    };
  };
  const month = one((g) => {
    const [m, y] = [number(g["m"]), g["y"]];
    if (m < 1 || m > 12) return null;
    if (!y) return { means: `month ${m}`, states: [`month ${m}`] };
    return { means: `month ${y}-${m}`, states: [`month ${y}-${m}`, `month ${m}`, `year ${y}`] };
  });
  const quarter = one((g) => {
    const q = ROMAN[g["q"] ?? ""] ?? number(g["q"]);
    const y = g["y"];
    if (!y) return { means: `quarter ${q}`, states: [`quarter ${q}`] };
    return { means: `quarter ${y}-${q}`, states: [`quarter ${y}-${q}`, `quarter ${q}`, `year ${y}`] };
  });
  const alone = (key: string, name: string) =>
    one((g) => ({ means: `${name} ${number(g[key])}`, states: [`${name} ${number(g[key])}`] }));
  const time = one((g) => {
    const at = `time ${number(g["h"])}:${g["min"] ?? g["min2"] ?? "00"}`;
    return { means: at, states: [at] };
  });
  const spelt = (found: RegExp) =>
    takeAll(sentence, found, (_, from, to) => [
      claim("date", sentence.text.slice(from, to), [`spelt ${sentence.low.slice(from, to)}`]),
    ]);
  const slashed = (g: Groups, from: number, to: number): Claim[] | null => {
    const ratio = `ratio ${Number(g["d"])}/${Number(g["m"])}`;
    const days = day(g, from, to);
    if (!days) return [claim("number", sentence.text.slice(from, to), [ratio])];
    if (g["word"]) return days;
    return days.map((said) => (said.kind === "date" ? { ...said, states: [...said.states, ratio] } : said));
  };
  return [
    ...takeAll(sentence, ISO, day),
    ...takeAll(sentence, WHOLE, day),
    ...takeAll(sentence, SPELT, day),
    ...takeAll(sentence, MONTH, month),
    ...takeAll(sentence, MONTH_YEAR, month),
    ...takeAll(sentence, SLASHED, slashed),
    ...takeAll(sentence, QUARTER, quarter),
    ...takeAll(sentence, DAY, alone("d", "day")),
    ...takeAll(sentence, TIME, time),
    ...takeAll(sentence, YEAR_ALONE, (g, from, to) => {
      const counts = !sentence.low.startsWith("năm", from) && countedAt(sentence.low, to) !== null;
      return counts ? null : alone("y", "year")(g, from, to);
    }),
    ...spelt(WEEKDAY),
    ...spelt(RELATIVE),
  ].flat();
}

function wholeYear(said: string | undefined): string | null {
  return said?.length === 2 ? `20${said}` : (said ?? null);
}

type Groups = Readonly<Record<string, string | undefined>>;

function number(said: string | undefined): number {
  const plain = (said ?? "").replace(/^(?:mùng|mồng)\s/u, "");
  return SPOKEN.get(plain) ?? Number(plain);
}
