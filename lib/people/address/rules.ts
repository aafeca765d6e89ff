import type { Rest } from '#lib/people/address/schema';
import { keyedHash } from '#lib/platform/config/keys';
import { openedText, sealedText } from '#lib/platform/config/seal';
import { addDays, atHour, dayOf, weekdayOf } from '#lib/values/time/day';

/** What an address is found by: a keyed hash of it in lower case (nobody has two mailboxes that differ in case). */
export function hashOf(email: string, of?: string): Uint8Array<ArrayBuffer> {
  return keyedHash('email', email.toLowerCase(), of);
}

/** By what somebody's address is known in the list of what was erased early. */
export const addressId = (personId: string, email: string): string => `${personId}/${email.toLowerCase()}`;

/** That somebody wants an address to be theirs. */
export type Wish = { personId: string; email: string };

/** A link's token for a wish: sealed, so that until it is confirmed the address stands nowhere but in its mail. */
export function wishToken(wish: Wish): string {
  return sealedText('address', JSON.stringify(wish));
}

/** The wish a token holds, or undefined where it is none of ours. */
export function readWish(token: string): Wish | undefined {
  const wish = openedText('address', token);
  return wish === undefined ? undefined : JSON.parse(wish);
}

/**
 * What the row of a wish's link is found by. Keyed: whoever holds the token of a wish could otherwise find another text of the same
 * hash, and a row of this table signs in whoever does.
 */
export function hashOfWish(token: string): Uint8Array<ArrayBuffer> {
  return keyedHash('wish', token);
}

/** When the letter of the evening goes, and on which weekday that of the week: before the weekend, when there is time to plan. */
const EVENING = '18:00';
const THURSDAY = 4;
/** What is told at once waits for what else there is to tell within some minutes. */
const MINUTES = 3 * 60 * 1000;

/** When somebody is told of what became news `now`, by what they chose; null where they are not told by mail. */
export function dueOf(rest: Rest, now: Date, zone: string): Date | null {
  if (rest === 'NOTHING') return null;
  if (rest === 'AT_ONCE') return new Date(now.getTime() + MINUTES);
  const today = dayOf(now, zone);
  // Where a zone leaves a day out, its evening is that of the next: eight days hold each weekday.
  for (let day = 0; day < 10; day++) {
    const evening = addDays(today, day);
    const due = atHour(evening, EVENING, zone);
    if (due > now && (rest === 'DAILY' || weekdayOf(dayOf(due, zone)) === THURSDAY)) return due;
  }
  return new Date(now.getTime() + MINUTES);
}
