import { PAPERS } from '#lib/values/palette';
import { weekdayOf } from '#lib/values/time/day';

/** The class that gives a part of the page the paper of a day ('YYYY-MM-DD'); null is any day. */
export function paperOf(day: string | null): string {
  return `paper-${day === null ? 'any' : PAPERS[weekdayOf(day) - 1]}`;
}
