import 'server-only';
import type { PoolClient } from 'pg';
import { Prisma } from '#generated/prisma/client';
import { handOver } from '#lib/notifications/carrier';
import { composed } from '#lib/notifications/compose';
import { opened, togetherUntil } from '#lib/notifications/outbox';
import { type Quiet, quietEnd } from '#lib/notifications/quiet';
import type { MailSort } from '#lib/notifications/sorts';
import { keyedHash } from '#lib/platform/config/keys';
import { kindOf, logTrouble } from '#lib/platform/config/log';
import { unseal } from '#lib/platform/config/seal';
import type { Task } from '#lib/platform/jobs/worker';
import { stays } from '#lib/values/periods';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

/** Another process hands over to the same reader just now. */
class Elsewhere extends Error {
  readonly code = 'ELSEWHERE';
}

/** Handing over what waits in the outbox. */
export const mailTask: Task = {
  perform: deliver,
  waiting: () => Prisma.sql`SELECT id::text FROM "Mail" WHERE due <= ${now()} AND expires > ${now()}`,
};

/**
 * Hands over a mail, with what else its reader is to be told by now, and erases it. No two processes do so for the same reader at once:
 * that is held by a lock of the connection, so that nobody who writes or leaves meanwhile waits for a mail server, and that ends with the
 * process. Where it ends between handing over and erasing, the mail goes again rather than not at all. @throws where it was not taken
 */
async function deliver(id: string, client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ personId: string; sort: MailSort | null }>(
    'SELECT "personId", sort FROM "Mail" WHERE id = $1',
    [id],
  );
  const [mail] = rows;
  if (!mail) return; // taken back, or gone with another
  // What somebody asked for themselves waits for nothing else.
  const alone = mail.sort === null ? id : mail.personId;
  if (!(await held(client, alone))) throw new Elsewhere();
  try {
    await tell(id, mail.personId, client);
  } catch (error) {
    // Only its kind: what a mail server says may name the reader.
    logTrouble(`A mail could not be handed over and is tried again: ${kindOf(error)}`);
    throw error;
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 2))', [alone]);
  }
}

async function held(client: PoolClient, alone: string): Promise<boolean> {
  const sql = 'SELECT pg_try_advisory_lock(hashtextextended($1, 2)) AS held';
  return (await client.query<{ held: boolean }>(sql, [alone])).rows[0]?.held === true;
}

type Row = { id: string; sealed: Uint8Array; sort: MailSort | null };
type Reader = Quiet & { language: string | null; emailSealed: Uint8Array | null; stopped: MailSort[] | null };

async function tell(id: string, personId: string, client: PoolClient): Promise<void> {
  const instant = now();
  const { rows } = await client.query<Row>(
    `SELECT id, sealed, sort FROM "Mail" WHERE "personId" = $1 AND due <= $2 AND expires > $2 ORDER BY due, id`,
    [personId, instant],
  );
  const asked = rows.find((row) => row.id === id);
  const reader = asked && (await readerOf(personId, client));
  if (!asked || !reader) return;
  if (asked.sort === null) return send([asked], personId, reader, client);
  const news = rows.filter(({ sort }) => sort !== null);
  const quiet = quietEnd(instant, reader, zone());
  if (quiet) return postpone(news, personId, quiet, client);
  const wanted = news.filter(({ sort }) => sort && !reader.stopped?.includes(sort));
  await erase(
    news.filter((row) => !wanted.includes(row)),
    client,
  );
  await send(wanted, personId, reader, client);
}

async function readerOf(personId: string, client: PoolClient): Promise<Reader | undefined> {
  const { rows } = await client.query<Reader>(
    `SELECT language, "emailSealed", array_to_json(stopped) AS stopped, "quietFrom", "quietUntil" FROM "Person" WHERE id = $1`,
    [personId],
  );
  return rows[0];
}

/** A reminder of what has begun and a question that nobody can answer any more help nobody. */
const WITH_AN_END: MailSort[] = ['REMINDERS', 'ASKED'];

/**
 * What is to be told waits until the quiet hours are over, after what waits for that already; its time begins then, but for what is of
 * use only until its own.
 */
async function postpone(rows: Row[], personId: string, until: Date, client: PoolClient): Promise<void> {
  const expires = new Date(until.getTime() + stays('mail'));
  await client.query(
    `UPDATE "Mail" SET due = begins.at + (row.place - 1) * interval '1 millisecond',
       expires = CASE WHEN sort::text = ANY($4) THEN expires ELSE greatest(expires, $3) END
     FROM unnest($1::uuid[]) WITH ORDINALITY AS row (id, place),
       (SELECT coalesce(max(due) + interval '1 millisecond', $2) AS at FROM "Mail"
        WHERE "personId" = $5 AND due >= $2 AND due < $6 AND sort IS NOT NULL) AS begins
     WHERE "Mail".id = row.id`,
    [rows.map(({ id }) => id), until, expires, WITH_AN_END, personId, togetherUntil(until)],
  );
}

async function send(rows: Row[], personId: string, reader: Reader, client: PoolClient): Promise<void> {
  const parts = rows.map(({ sealed }) => opened(sealed));
  const to = parts[0]?.to ?? (reader.emailSealed && unseal('email', reader.emailSealed));
  if (to && parts.length > 0) {
    const boardName = await nameOf(client);
    // The same for the same, so that a mailbox that gets it twice can tell.
    const id = Buffer.from(keyedHash('message', rows.map((row) => row.id).join())).toString('base64url');
    await handOver({
      ...composed(parts, { personId, language: reader.language }, boardName),
      id,
      to,
      boardName,
    });
  }
  await erase(rows, client);
}

async function erase(rows: Row[], client: PoolClient): Promise<void> {
  await client.query('DELETE FROM "Mail" WHERE id = ANY($1)', [rows.map(({ id }) => id)]);
}

async function nameOf(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM "Board" WHERE id = 'board'`);
  return rows[0]?.name || process.env.BOARD_NAME || 'Fournil';
}
