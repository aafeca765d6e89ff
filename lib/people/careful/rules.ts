import { addDays, dayEnd } from '#lib/values/time/day';

/** Three careful days for whoever is new, and the rest of the one on which they end: no row tells the hour of their coming in. */
const CAREFUL_DAYS = 3;

/** What a person's row says of their first days: until when they are careful, and from when on they vouch for others. */
export type FirstDays = { carefulUntil: Date | null; vouchesFrom: Date | null };

/** The first days of whoever comes in on a day (of the board's zone). */
export function firstDaysFrom(today: string, zone: string): { carefulUntil: Date; vouchesFrom: Date } {
  const ends = dayEnd(addDays(today, CAREFUL_DAYS), zone);
  return { carefulUntil: ends, vouchesFrom: ends };
}

/** Whether somebody is a newcomer at an instant: in their careful days. */
export const isCarefulAt = ({ carefulUntil }: Pick<FirstDays, 'carefulUntil'>, at: Date): boolean =>
  carefulUntil !== null && carefulUntil > at;

/** Whether what somebody put up is of a newcomer still: it says until when. */
export const isNewAt = (newUntil: Date | null | undefined, at: Date): boolean =>
  newUntil != null && newUntil > at;

/**
 * Whether somebody vouches for others at an instant. Whoever was welcomed early does only once their days would have ended: else one name
 * would wave in a crowd within a minute.
 */
export const vouchesAt = ({ carefulUntil, vouchesFrom }: FirstDays, at: Date): boolean =>
  !isCarefulAt({ carefulUntil }, at) && (vouchesFrom === null || vouchesFrom <= at);
