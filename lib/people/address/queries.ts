import 'server-only';
import { claimHash, readClaim } from '#lib/people/address/rules';
import type { PendingAddress } from '#lib/people/address/schema';
import { database } from '#lib/platform/database/client';
import { written } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';

/** The address that a link would confirm, or undefined where the link no longer works. */
export async function pendingAddress(token: string): Promise<PendingAddress | undefined> {
  const wish = readClaim(token);
  const link = wish && (await living(claimHash(token)));
  return link ? { name: written(link.person.name), email: written(wish.email) } : undefined;
}

export function living(tokenHash: Uint8Array<ArrayBuffer>) {
  return database().signInLink.findFirst({
    where: { tokenHash, expires: { gt: now() } },
    select: { person: { select: { name: true } } },
  });
}
