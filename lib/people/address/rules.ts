import { keyedHash } from '#lib/platform/config/keys';
import { openedText, sealedText } from '#lib/platform/config/seal';

/** What an address is found by: a keyed hash of it in lower case (nobody has two mailboxes that differ in case). */
export function addressHash(email: string, of?: string): Uint8Array<ArrayBuffer> {
  return keyedHash('email', email.toLowerCase(), of);
}

/** By what somebody's address is known in the list of what was erased early. */
export const addressTombstoneId = (personId: string, email: string): string =>
  `${personId}/${email.toLowerCase()}`;

/** That somebody wants an address to be theirs. `session`: what is kept of the one they asked from, as text; none in links from before. */
export type AddressClaim = { personId: string; email: string; session?: string };

/** A link's token for a wish: sealed, so that until it is confirmed the address stands nowhere but in its mail. */
export function claimToken(wish: AddressClaim): string {
  return sealedText('address', JSON.stringify(wish));
}

/** The wish a token holds, or undefined where it is none of ours. */
export function readClaim(token: string): AddressClaim | undefined {
  const wish = openedText('address', token);
  return wish === undefined ? undefined : JSON.parse(wish);
}

/**
 * What the row of a wish's link is found by. Keyed: whoever holds the token of a wish could otherwise find another text of the same
 * hash, and a row of this table signs in whoever does.
 */
export function claimHash(token: string): Uint8Array<ArrayBuffer> {
  return keyedHash('wish', token);
}
