import 'server-only';
import { asText, readWish } from '#lib/addresses/rules';
import type { Confirming } from '#lib/addresses/schema';
import { database } from '#lib/database/client';
import { sha256 } from '#lib/text/random';
import { now } from '#lib/when/clock';

/** Whether a sign-in link still works. Looking does not use it up: mail scanners look at every link. */
export async function isLinkGood(token: string): Promise<boolean> {
  const tokenHash = new Uint8Array(sha256(token));
  const link = await database().signInLink.findUnique({ where: { tokenHash }, select: { expires: true } });
  return link !== null && link.expires > now();
}

/** The address that a link would confirm, or undefined where it is too old, or the address was changed since. */
export async function confirming(token: string): Promise<Confirming | undefined> {
  const wish = readWish(token);
  if (!wish) return undefined;
  const person = await database().person.findUnique({
    where: { id: wish.personId },
    select: { name: true, emailHash: true },
  });
  return person && asText(person.emailHash) === wish.from
    ? { name: person.name, email: wish.email }
    : undefined;
}
