import { randomUUID } from 'node:crypto';
import { generateX25519Identity } from 'age-encryption';
import { recipientOf } from '#lib/platform/config/recipient';
import { database } from '#lib/platform/database/client';
import { erasedSince, openWords } from '#lib/platform/database/tombstones';

// For tests: that a backup lives, and what its keeper would find in the list.

/** From now on a backup lives. @returns the identity that opens it */
export async function livingBackup(expires = new Date(Date.now() + 7 * 86_400_000)): Promise<string> {
  const identity = await generateX25519Identity();
  await database().livingBackup.create({
    data: { id: randomUUID(), recipient: recipientOf(identity), expires },
  });
  return identity;
}

/** What the list says, opened: since which day a thing is erased. */
export async function erasedBy(identity: string): Promise<ReturnType<typeof erasedSince>> {
  const rows = await database().sealedTombstone.findMany();
  return erasedSince(
    openWords(
      rows.map(({ sealed }) => sealed),
      identity,
    ),
    '0',
  );
}
