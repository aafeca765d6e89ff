import 'server-only';
import { type Carrier, carried, carry, dropCookie } from '#lib/platform/http/cookies';
import { retention } from '#lib/values/periods';

/** The cookie in which a device carries an invitation. */
export const INVITATION_COOKIE = 'fournil-invitation';
const INVITATION: Carrier = {
  cookie: INVITATION_COOKIE,
  purpose: 'invitation',
  age: retention('invitation') / 1000,
};

/** Carries an invitation's token until its holder gives their name at the end of a form. Only in an action. */
export function carryInvitation(token: string): Promise<void> {
  return carry(INVITATION, token);
}

/** The token of the invitation that this device carries. */
export function carriedInvitation(): Promise<string | undefined> {
  return carried(INVITATION);
}

/** Its holder has come in. Only in an action. */
export function dropInvitation(): Promise<void> {
  return dropCookie(INVITATION_COOKIE);
}
