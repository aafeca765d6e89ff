import 'server-only';
import { type Carrier, carried, carry, dropCookie } from '#lib/platform/http/cookies';

const MADE: Carrier = { cookie: 'fournil-made', purpose: 'made' };

/** Carries the links of a new invitation, sealed, to the next page on this device. Only in an action. */
export function carryMade(made: string): Promise<void> {
  return carry(MADE, made);
}

/** The links of an invitation that was made a moment ago on this device. */
export function carriedMade(): Promise<string | undefined> {
  return carried(MADE);
}

/** The links of the invitation were taken. Only in an action. */
export function dropMade(): Promise<void> {
  return dropCookie(MADE.cookie);
}
