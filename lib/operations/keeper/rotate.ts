import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { KeeperError } from '#lib/operations/errors';
import { settleSecret, waitingSecret } from '#lib/operations/start/secret';
import { addressHash as hashOfAddress } from '#lib/people/address/rules';
import { config } from '#lib/platform/config/config';
import { keepBefore, keepKey, sealedWith, secret, writeKey } from '#lib/platform/config/keys';
import { seal, unseal } from '#lib/platform/config/seal';
import { tryLockBoardAlone } from '#lib/platform/database/board-lock';
import { startDatabase } from '#lib/platform/database/embedded';
import { migrate } from '#lib/platform/database/migrate';
import { eraseAll } from '#lib/platform/files/overwrite';
import { now } from '#lib/values/time/clock';

/** So many rows at once: of a board with many letters, few are in memory. */
const BATCH = 500;

/**
 * Makes the board another secret: everything sealed is opened with the old one and sealed with the new one, in one transaction. Killed at
 * any moment, the next start finds a board that opens (lib/operations/start/secret.ts). @returns what to tell the keeper. @throws Refused while the board runs
 */
export async function rotate(): Promise<string> {
  const { DATABASE_URL, DATA_DIR, SECRET } = config();
  const { NEW_SECRET = '' } = process.env;
  if (SECRET && !NEW_SECRET)
    throw new KeeperError(
      'SECRET comes from the environment. Choose another of at least 32 characters, run NEW_SECRET=… npm run keeper -- rotate, then set SECRET to it.',
    );
  if (NEW_SECRET && NEW_SECRET.length < 32)
    throw new KeeperError('NEW_SECRET must be at least 32 characters long.');
  const server = DATABASE_URL ? undefined : await startDatabase(DATA_DIR, () => {});
  try {
    const url = DATABASE_URL ?? ((await server?.url('fournil')) as string);
    await migrate(url);
    await settleSecret(url);
    await change(url, secret(), NEW_SECRET || randomBytes(32).toString('base64url'));
  } finally {
    await server?.stop();
  }
  if (SECRET) return 'Everything is sealed with the new secret. Set SECRET to it before you start the board.';
  return 'The board has a new secret, and everything is sealed with it. The old one is gone; only backups that were made before still hold it.';
}

async function change(url: string, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (!(await tryLockBoardAlone(client)))
      throw new KeeperError(
        'The board runs, or a backup of it is being made. Stop it first: npm run keeper -- rotate',
      );
    if (!config().SECRET) await writeKey(waitingSecret(), to);
    await keepBefore(from, now());
    await client.query('BEGIN');
    await sealAnew(client, { table: 'Person', column: 'emailSealed', purpose: 'email' }, { from, to });
    await sealAnew(client, { table: 'Letter', column: 'sealed', purpose: 'letter' }, { from, to });
    await sealAnew(client, { table: 'Mail', column: 'sealed', purpose: 'mail' }, { from, to });
    // Which address wants no mail: it cannot be found by the new secret.
    await client.query('DELETE FROM "QuietAddress"');
    await client.query('UPDATE "Board" SET "sealedWith" = $1', [sealedWith(to)]);
    await client.query('COMMIT');
    if (!config().SECRET) await keepKey('secret', to);
    await eraseAll(waitingSecret());
  } finally {
    await client.end();
  }
}

type Sealed = { table: string; column: string; purpose: string };

/** Opens a column with one secret and seals it with another; an address is found by the other from then on. @throws where one does not open */
async function sealAnew(
  client: pg.Client,
  { table, column, purpose }: Sealed,
  { from, to }: { from: string; to: string },
) {
  const sql = `SELECT id::text, "${column}" AS sealed FROM "${table}" WHERE "${column}" IS NOT NULL ORDER BY id`;
  await client.query(`DECLARE sealed NO SCROLL CURSOR FOR ${sql}`);
  for (;;) {
    const { rows } = await client.query<{ id: string; sealed: Buffer }>(`FETCH ${BATCH} FROM sealed`);
    const texts = rows.map((row) => unseal(purpose, row.sealed, from));
    const values = [rows.map(({ id }) => id), texts.map((text) => seal(purpose, text, to))];
    const hashes = purpose === 'email' ? [texts.map((text) => hashOfAddress(text, to))] : [];
    await client.query(
      `UPDATE "${table}" t SET "${column}" = n.sealed${hashes[0] ? ', "emailHash" = n.hash' : ''}
       FROM unnest($1::uuid[], $2::bytea[]${hashes[0] ? ', $3::bytea[]' : ''}) AS n (id, sealed${hashes[0] ? ', hash' : ''}) WHERE t.id = n.id`,
      [...values, ...hashes],
    );
    if (!rows[BATCH - 1]) break;
  }
  await client.query('CLOSE sealed');
}
