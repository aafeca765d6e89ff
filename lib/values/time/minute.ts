import { randomInt } from 'node:crypto';

/** An instant as posts keep when they changed: to the second, it would tell more of whoever did than anybody asks. */
export function toTheMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
}

/** When something changed, as it is kept: at that moment, or so much later than another change of it (an interval, as PostgreSQL reads it). */
export type ChangeMoment = { moment: Date; later: string };

/**
 * A change as posts keep it: in its minute, and after another change in that minute later than that one, so that each counts as later
 * (RFC 5545, SEQUENCE). Which second is drawn: it tells neither when it was nor how often.
 */
export function changeMoment(instant: Date): ChangeMoment {
  const moment = new Date(toTheMinute(instant).getTime() + randomInt(30) * 1_000);
  return { moment, later: `${randomInt(1, 11)} seconds` };
}
