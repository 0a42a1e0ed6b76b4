import { wording } from "./wording.js";

const TIME_ZONE = "Asia/Ho_Chi_Minh";
const DAY_MS = 24 * 60 * 60 * 1000;
const clock = new Intl.DateTimeFormat("vi-VN", {
  timeZone: TIME_ZONE,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const calendar = new Intl.DateTimeFormat("en-CA", {
  timeZone: TIME_ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/**
 * The time of day in An Giang, as 14:05.
 * @param {string} at
 */
export function timeOf(at) {
  return clock.format(new Date(at));
}

/**
 * The day in An Giang, as 2023-11-20.
 * @param {string | number} at
 */
export function dayOf(at) {
  return calendar.format(new Date(at));
}

/**
 * How a day is headed: today, yesterday, or its weekday and date.
 * @param {string} day
 * @param {number} now
 */
export function dayHeading(day, now) {
  if (day === dayOf(now)) return wording.today;
  if (day === dayOf(now - DAY_MS)) return wording.yesterday;
  const [year, month, date] = day.split("-");
  return `${wording.weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()]}, ${date}/${month}/${year}`;
}
