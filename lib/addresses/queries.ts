import 'server-only';
import { hashOfWish, readWish } from '#lib/addresses/rules';
import type { Confirming } from '#lib/addresses/schema';
import { database } from '#lib/database/client';
import { sha256 } from '#lib/text/random';
import { now } from '#lib/when/clock';

/** Whether a sign-in link still works. Looking does not use it up: mail scanners look at every link. */
export async function isLinkGood(token: string): Promise<boolean> {
  return (await living(new Uint8Array(sha256(token)))) !== null;
}

/** The address that a link would confirm, or undefined where the link no longer works. */
export async function confirming(token: string): Promise<Confirming | undefined> {
  const wish = readWish(token);
  const link = wish && (await living(hashOfWish(token)));
  return link ? { name: link.person.name, email: wish.email } : undefined;
}

function living(tokenHash: Uint8Array<ArrayBuffer>) {
  return database().signInLink.findFirst({
    where: { tokenHash, expires: { gt: now() } },
    select: { person: { select: { name: true } } },
  });
}
