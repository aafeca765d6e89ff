import { keyedHash } from '#lib/config/keys';
import { seal, unseal } from '#lib/config/seal';

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
  return Buffer.from(seal('address', JSON.stringify(wish))).toString('base64url');
}

/** The wish a token holds, or undefined where it is none of ours. */
export function readWish(token: string): Wish | undefined {
  try {
    return JSON.parse(unseal('address', Buffer.from(token, 'base64url')));
  } catch {
    return undefined;
  }
}

/**
 * What the row of a wish's link is found by. Keyed: whoever holds the token of a wish could otherwise find another text of the same
 * hash, and a row of this table signs in whoever does.
 */
export function hashOfWish(token: string): Uint8Array<ArrayBuffer> {
  return keyedHash('wish', token);
}
