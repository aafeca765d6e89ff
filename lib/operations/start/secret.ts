import { existsSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { KeeperError } from '#lib/operations/errors';
import { isAnythingSealed, keepSealedWith, sealedWithOf } from '#lib/operations/start/start.sql';
import { config } from '#lib/platform/config/config';
import { keepKey, keyFile, sealedWith, secret } from '#lib/platform/config/keys';
import { lockBoard } from '#lib/platform/database/board-lock';
import { run } from '#lib/platform/database/statement';
import { eraseAll } from '#lib/platform/files/overwrite';
import { sameBytes } from '#lib/values/text/random';

/** Where a new secret waits until the database is sealed with it. */
export const waitingSecret = (): string => `${keyFile('secret')}.new`;

/**
 * Sees that this board is sealed with the secret it has: brings a change of it to its end that was cut off (lib/operations/keeper/rotate.ts), and notes
 * the secret where none is noted. @throws Refused where another secret sealed it
 */
export async function settleSecret(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await lockBoard(client); // not while it is just changed
    const [board] = await run(client, sealedWithOf, {});
    const known = board?.sealedWith ?? null;
    await settleWaiting(known);
    const here = sealedWith(secret());
    if (known && sameBytes(known, here)) return;
    const [anything] = await run(client, isAnythingSealed, {});
    if (known && anything?.isSealed) throw new KeeperError(OTHER);
    await run(client, keepSealedWith, { sealedWith: here });
  } finally {
    await client.end();
  }
}

const OTHER =
  'This board is sealed with another secret. Bring back the one it had (SECRET, or DATA_DIR/keys/secret); npm run keeper -- rotate changes it.';

/** Of two secrets, the one that the database says it is sealed with: a change was cut off before its end, or just behind it. */
async function settleWaiting(known: Buffer | null): Promise<void> {
  if (config().SECRET || !existsSync(waitingSecret())) return;
  const waiting = readFileSync(waitingSecret(), 'utf8').trim();
  if (known && waiting && sameBytes(known, sealedWith(waiting))) await keepKey('secret', waiting);
  await eraseAll(waitingSecret());
}
