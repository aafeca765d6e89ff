import 'server-only';
import { type Carrier, carried, carry, dropCookie } from '#lib/platform/http/cookies';
import { type PeopleWords, written } from '#lib/values/text/people-words';

const PASSPHRASE: Carrier = { cookie: 'fournil-passphrase', purpose: 'passphrase' };

/** Carries a new passphrase, sealed, to the next page that is shown on this device. Only in an action. */
export function carryPassphrase(passphrase: string): Promise<void> {
  return carry(PASSPHRASE, passphrase);
}

/** The passphrase that waits to be written down on this device. */
export async function carriedPassphrase(): Promise<PeopleWords | undefined> {
  return written(await carried(PASSPHRASE));
}

/** The passphrase was written down. Only in an action. */
export function dropPassphrase(): Promise<void> {
  return dropCookie(PASSPHRASE.cookie);
}
