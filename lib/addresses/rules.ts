import { LINK_LIFE } from '#lib/addresses/schema';
import { keyedHash } from '#lib/config/keys';
import { seal, unseal } from '#lib/config/seal';
import { now } from '#lib/when/clock';

/** What an address is found by: a keyed hash of it in lower case (nobody has two mailboxes that differ in case). */
export function hashOf(email: string): Uint8Array<ArrayBuffer> {
  return keyedHash('email', email.toLowerCase());
}

/** That somebody wants an address to be theirs, said in a link. `from`: the hash of the one it takes the place of. */
export type Wish = { personId: string; email: string; from: string | null };

/** A link's token for a wish: sealed, so that it needs no row and only this board can make or read it. */
export function wishToken(wish: Wish): string {
  const text = JSON.stringify({ ...wish, until: now().getTime() + LINK_LIFE });
  return Buffer.from(seal('address', text)).toString('base64url');
}

/** The wish a token holds, or undefined where it is none of ours, or too old. */
export function readWish(token: string): Wish | undefined {
  try {
    const { until, ...wish } = JSON.parse(unseal('address', Buffer.from(token, 'base64url')));
    return until > now().getTime() ? wish : undefined;
  } catch {
    return undefined;
  }
}

/** A hash as text, to stand in a wish. */
export function asText(hash: Uint8Array | null): string | null {
  return hash && Buffer.from(hash).toString('base64url');
}
