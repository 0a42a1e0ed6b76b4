import { z } from "zod";

const origin = {
  name: z.string().min(1),
  /** official: a decision gives these days; computed: from the Labour Code and the lunar calendar; announced: told by the press. */
  basis: z.enum(["official", "computed", "announced"]),
  confidence: z.enum(["A", "B", "C"]),
  source: z.string().min(1),
};

/** The days on which offices are closed or open against the week's habit (`holidays.yaml`), each row with its source. */
export const holidaysSchema = z
  .strictObject({
    /** The years whose days are known; outside them only weekends are. */
    covers: z.strictObject({ from: z.int(), to: z.int() }),
    closed: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date(), ...origin })),
    worked: z.array(z.strictObject({ day: z.iso.date(), ...origin })),
  })
  .superRefine(({ covers, closed, worked }, context) => {
    const complain = (message: string, path: (string | number)[]) =>
      context.addIssue({ code: "custom", message, path });
    const isCovered = (day: string) => Number(day.slice(0, 4)) >= covers.from && Number(day.slice(0, 4)) <= covers.to;
    if (covers.from > covers.to) complain("from is after to", ["covers"]);
    closed.forEach(({ from, to }, at) => {
      const path = ["closed", at];
      if (from > to) complain(`${from} is after ${to}`, path);
      if (!isCovered(from) || !isCovered(to)) complain(`${from} is outside of the years covered`, path);
      if (from <= (closed[at - 1]?.to ?? "")) complain(`${from} is not after the row before`, path);
    });
    worked.forEach(({ day }, at) => {
      const path = ["worked", at];
      if (!isCovered(day)) complain(`${day} is outside of the years covered`, path);
      if (Temporal.PlainDate.from(day).dayOfWeek < SATURDAY) complain(`${day} is no Saturday or Sunday`, path);
      if (closed.some(({ from, to }) => from <= day && day <= to)) complain(`${day} is closed as well`, path);
    });
  });

/** The days off of some years, as `holidays.yaml` holds them. */
export type Holidays = z.infer<typeof holidaysSchema>;

/** Which days offices work on. */
export interface WorkingDays {
  isWorking(day: Temporal.PlainDate): boolean;
  /** The day itself where it is worked, else the last working day before it. */
  onOrBefore(day: Temporal.PlainDate): Temporal.PlainDate;
  /** The day itself where it is worked, else the first working day after it. */
  onOrAfter(day: Temporal.PlainDate): Temporal.PlainDate;
  /** The first working day after a day. */
  next(day: Temporal.PlainDate): Temporal.PlainDate;
  /** How many working days lie after one day, up to and with another; 0 where that is not later. */
  between(after: Temporal.PlainDate, upTo: Temporal.PlainDate): number;
}

const SATURDAY = 6;

/** The working days that follow from the week and from the days off. */
export function workingDaysOf({ closed, worked }: Pick<Holidays, "closed" | "worked">): WorkingDays {
  const open = new Set(worked.map(({ day }) => day));

  function isWorking(day: Temporal.PlainDate): boolean {
    const iso = day.toString();
    if (open.has(iso)) return true;
    return day.dayOfWeek < SATURDAY && !closed.some(({ from, to }) => from <= iso && iso <= to);
  }

  function step(from: Temporal.PlainDate, days: 1 | -1): Temporal.PlainDate {
    let day = from;
    while (!isWorking(day)) day = day.add({ days });
    return day;
  }

  return {
    isWorking,
    onOrBefore: (day) => step(day, -1),
    onOrAfter: (day) => step(day, 1),
    next: (day) => step(day.add({ days: 1 }), 1),
    between(after, upTo) {
      let count = 0;
      for (let day = after.add({ days: 1 }); Temporal.PlainDate.compare(day, upTo) <= 0; day = day.add({ days: 1 }))
        if (isWorking(day)) count += 1;
      return count;
    },
  };
}
