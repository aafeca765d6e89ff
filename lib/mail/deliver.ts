import 'server-only';
import type { PoolClient } from 'pg';
import { Prisma } from '#generated/prisma/client';
import { keyedHash } from '#lib/config/keys';
import { unseal } from '#lib/config/seal';
import { kindOf, type Task } from '#lib/jobs/worker';
import { handOver } from '#lib/mail/carrier';
import { opened } from '#lib/mail/outbox';
import { now } from '#lib/when/clock';

type Row = { id: string; sealed: Uint8Array; emailSealed: Uint8Array | null };

/** Another process hands over to the same reader just now. */
class Elsewhere extends Error {
  readonly code = 'ELSEWHERE';
}

/** Handing over what waits in the outbox. */
export const mailTask: Task = {
  perform: deliver,
  waiting: () => Prisma.sql`SELECT id::text FROM "Mail" WHERE due <= ${now()}`,
};

/**
 * Hands over a mail and erases it. No two processes do so for the same reader at once: that is held by a lock of the connection, so that
 * nobody who writes or leaves meanwhile waits for a mail server, and that ends with the process. Where it ends between handing over and
 * erasing, the mail goes again rather than not at all. @throws where it could not be handed over
 */
async function deliver(id: string, client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ reader: string }>(
    'SELECT "personId" AS reader FROM "Mail" WHERE id = $1',
    [id],
  );
  const reader = rows[0]?.reader;
  if (!reader) return; // taken back, or gone with another
  if (!(await held(client, reader))) throw new Elsewhere();
  try {
    await client.query('DELETE FROM "Mail" WHERE "personId" = $1 AND expires <= $2', [reader, now()]);
    const row = await read(id, client);
    if (row) await send(row, client);
    await client.query('DELETE FROM "Mail" WHERE id = $1', [id]);
  } catch (error) {
    // Only its kind: what a mail server says may name the reader.
    console.error('A mail could not be handed over and is tried again:', kindOf(error));
    throw error;
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 2))', [reader]);
  }
}

async function held(client: PoolClient, reader: string): Promise<boolean> {
  const sql = 'SELECT pg_try_advisory_lock(hashtextextended($1, 2)) AS held';
  return (await client.query<{ held: boolean }>(sql, [reader])).rows[0]?.held === true;
}

async function read(id: string, client: PoolClient): Promise<Row | undefined> {
  const { rows } = await client.query<Row>(
    'SELECT m.id, m.sealed, p."emailSealed" FROM "Mail" m JOIN "Person" p ON p.id = m."personId" WHERE m.id = $1',
    [id],
  );
  return rows[0];
}

async function send({ id: row, sealed, emailSealed }: Row, client: PoolClient): Promise<void> {
  const { to, ...mail } = opened(sealed);
  const address = to ?? (emailSealed && unseal('email', emailSealed));
  const id = Buffer.from(keyedHash('message', row)).toString('base64url');
  if (address) await handOver({ ...mail, id, to: address, boardName: await boardName(client) });
}

async function boardName(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM "Board" WHERE id = 'board'`);
  return rows[0]?.name || process.env.BOARD_NAME || 'Fournil';
}
