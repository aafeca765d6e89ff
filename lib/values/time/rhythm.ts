/**
 * How something comes back, in plain choices. A choice becomes an RFC 5545 rule only together with the first
 * day: "every week" from a Thursday is every Thursday. There are no other rules than these.
 */
import { z } from 'zod';
import { weekdayOf } from '#lib/values/time/day';
import { Temporal } from '#lib/values/time/temporal';

/** The choices, in the order in which they are offered. */
export const RHYTHMS = ['day', 'week', 'two-weeks', 'month-nth', 'month-last', 'month-date'] as const;

/** One choice, as a form sends it. */
export const rhythmSchema = z.enum(RHYTHMS);
export type RhythmKey = z.infer<typeof rhythmSchema>;

/** What there is to say of a rule. `weekday` is ISO (1 is Monday), `nth` 1 to 4, `date` 1 to 31. */
export type Rhythm =
  | { key: 'day' }
  | { key: 'week' | 'two-weeks' | 'month-last'; weekday: number }
  | { key: 'month-nth'; weekday: number; nth: number }
  | { key: 'month-date'; date: number };

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const WEEKDAY = `(?<weekday>${WEEKDAYS.join('|')})`;

/** The whole grammar: whatever is stored matches one of these to the letter, or it is not a rhythm. */
const GRAMMAR: Record<RhythmKey, RegExp> = {
  day: /^FREQ=DAILY$/,
  week: new RegExp(`^FREQ=WEEKLY;BYDAY=${WEEKDAY}$`),
  'two-weeks': new RegExp(`^FREQ=WEEKLY;INTERVAL=2;BYDAY=${WEEKDAY}$`),
  'month-nth': new RegExp(`^FREQ=MONTHLY;BYDAY=(?<nth>[1-4])${WEEKDAY}$`),
  'month-last': new RegExp(`^FREQ=MONTHLY;BYDAY=-1${WEEKDAY}$`),
  'month-date': /^FREQ=MONTHLY;BYMONTHDAY=(?<date>[1-9]|[12]\d|3[01])$/,
};

/**
 * The rule (RFC 5545 RRULE, without DTSTART) of a choice from `firstDay` on. Many months have no fifth Saturday:
 * the nth of a fifth becomes the last. Months without the date of 'month-date' are skipped, as the RFC has it.
 * 'month-last' may be asked of a day that is not the last such weekday: `firstDayOf` then tells the first.
 */
export function ruleOf(key: RhythmKey, firstDay: string): string {
  const weekday = WEEKDAYS[weekdayOf(firstDay) - 1];
  const nth = nthOf(firstDay);
  switch (key) {
    case 'day':
      return 'FREQ=DAILY';
    case 'week':
      return `FREQ=WEEKLY;BYDAY=${weekday}`;
    case 'two-weeks':
      return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekday}`;
    case 'month-nth':
      return `FREQ=MONTHLY;BYDAY=${nth > 4 ? -1 : nth}${weekday}`;
    case 'month-last':
      return `FREQ=MONTHLY;BYDAY=-1${weekday}`;
    case 'month-date':
      return `FREQ=MONTHLY;BYMONTHDAY=${Temporal.PlainDate.from(firstDay).day}`;
  }
}

/** What a rule says, to be put into words; null for whatever is not a rhythm of ours. */
export function keyOf(rule: string): Rhythm | null {
  const key = RHYTHMS.find((each) => GRAMMAR[each].test(rule));
  if (!key) return null;
  const part = GRAMMAR[key].exec(rule)?.groups ?? {};
  const weekday = WEEKDAYS.indexOf(part.weekday ?? '') + 1;
  if (key === 'day') return { key };
  if (key === 'month-date') return { key, date: Number(part.date) };
  if (key === 'month-nth') return { key, weekday, nth: Number(part.nth) };
  return { key, weekday };
}

/** Whether some months do not have that date (1 to 31), so that they are passed over: this is said, or February would be missed in silence. */
export const isPassedOver = (date: number): boolean => date > 28;

/** Whether `rule` is one that `ruleOf` could have made, and so may be trusted when it comes from outside. */
export function isRhythm(rule: string): boolean {
  return keyOf(rule) !== null;
}

/** Which of its weekday in its month a day is: 3 for a third Saturday. */
function nthOf(day: string): number {
  return Math.ceil(Temporal.PlainDate.from(day).day / 7);
}
