import 'server-only';
import { type Carrier, carried, carry } from '#lib/platform/http/cookies';

const CALENDAR: Carrier = { cookie: 'fournil-calendar', purpose: 'calendar' };

/** Carries the token of a calendar's secret address, sealed, to the next pages on this device. Only in an action. */
export function carryCalendar(token: string): Promise<void> {
  return carry(CALENDAR, token);
}

/** The token of a secret address that was made a moment ago on this device. */
export function carriedCalendar(): Promise<string | undefined> {
  return carried(CALENDAR);
}
