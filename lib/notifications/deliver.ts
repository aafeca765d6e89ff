import 'server-only';
import { randomUUID } from 'node:crypto';
import { composeMail } from '#lib/notifications/compose';
import { claimAlone, claimTogether, nextMail, postponeMails, type Row } from '#lib/notifications/deliver.sql';
import type { MailKind } from '#lib/notifications/kinds';
import { openMail, togetherUntil } from '#lib/notifications/outbox';
import { quietEnd } from '#lib/notifications/quiet-hours';
import { handOver } from '#lib/notifications/transport';
import { keyedHash } from '#lib/platform/config/keys';
import { kindOf, logTrouble } from '#lib/platform/config/log';
import { unseal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import type { Claiming } from '#lib/platform/jobs/lanes';
import { LEASE, latestRetry, retryAt } from '#lib/platform/jobs/lease';
import { retention } from '#lib/values/periods';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

/** What goes to a reader in one mail, the earliest first, while one process has it. */
type Claimed = { claim: string; personId: string; rows: Row[] };

/**
 * Claims what is next of the outbox: all news that its reader is to be told by now, or one mail that they asked for themselves. No two
 * processes have news for the same reader at once.
 */
export const claimMail: Claiming = async () => {
  const claimed = await claimNext(now());
  return claimed && (() => deliver(claimed));
};

function claimNext(at: Date): Promise<Claimed | undefined> {
  return database().$transaction(async (db) => {
    const [next] = await run(db, nextMail, { at, latest: latestRetry(at), lease: LEASE });
    if (!next) return undefined;
    // A second statement, so that it sees what whoever had the reader a moment ago has claimed.
    const claim = randomUUID();
    const rows = next.isAlone
      ? await run(db, claimAlone, { id: next.id, claim, lease: LEASE })
      : await run(db, claimTogether, { personId: next.personId, at, claim, lease: LEASE });
    if (rows.length === 0) return undefined;
    rows.sort((one, other) => one.due.getTime() - other.due.getTime() || (one.id < other.id ? -1 : 1));
    return { claim, personId: next.personId, rows };
  });
}

/**
 * Hands over what was claimed and erases it. No transaction is open meanwhile, so that nobody who writes or leaves waits for a mail server.
 * Where the process ends between handing over and erasing, the mail goes again, when its lease has ended, rather than not at all.
 */
async function deliver(claimed: Claimed): Promise<void> {
  try {
    await tell(claimed);
  } catch (error) {
    // Only its kind: what a mail server says may name the reader.
    logTrouble(`A mail could not be handed over and is tried again: ${kindOf(error)}`);
    // Where the database is away, its lease ends by itself.
    await tryAgain(claimed).catch(() => {});
  }
}

async function tryAgain({ claim, rows: [first] }: Claimed): Promise<void> {
  const at = now();
  const notBefore = retryAt(first?.due ?? at, at);
  await database().mail.updateMany({
    where: { claim },
    data: { claim: null, claimedUntil: null, notBefore },
  });
}

async function tell(claimed: Claimed): Promise<void> {
  const { personId, rows, claim } = claimed;
  const reader = await readerOf(personId);
  if (!reader) return; // they left, and their mails with them
  if (rows[0]?.kind === null) return send(claimed, reader);
  const wanted = rows.filter(({ kind }) => kind && !reader.stopped.includes(kind));
  await erase({ ...claimed, rows: rows.filter((row) => !wanted.includes(row)) });
  const quiet = quietEnd(now(), reader, zone());
  const waits = (row: Row) => quiet !== null && !beginsBefore(row, quiet);
  if (quiet) await postpone({ ...claimed, rows: wanted.filter(waits) }, quiet);
  await send({ personId, claim, rows: wanted.filter((row) => !waits(row)) }, reader);
}

/** Whether what a mail tells of begins before an instant: whoever comes to it is told before, in their quiet hours too. */
function beginsBefore({ sealed }: Row, instant: Date): boolean {
  const { begins } = openMail(sealed);
  return begins !== undefined && new Date(begins) < instant;
}

type Reader = NonNullable<Awaited<ReturnType<typeof readerOf>>>;

function readerOf(id: string) {
  const select = { language: true, emailSealed: true, stopped: true, quietFrom: true, quietUntil: true };
  return database().person.findUnique({ where: { id }, select });
}

/** A reminder of what has begun and a question that nobody can answer any more help nobody. */
const WITH_AN_END: MailKind[] = ['REMINDERS', 'ASKED'];

/** What is to be told waits until the quiet hours are over. */
async function postpone({ rows, personId, claim }: Claimed, until: Date): Promise<void> {
  if (rows.length === 0) return;
  await run(database(), postponeMails, {
    ids: rows.map(({ id }) => id),
    claim,
    personId,
    until,
    together: togetherUntil(until),
    expires: new Date(until.getTime() + retention('mail')),
    withAnEnd: WITH_AN_END,
  });
}

async function send(claimed: Claimed, reader: Reader): Promise<void> {
  const { rows, personId } = claimed;
  const parts = rows.map(({ sealed }) => openMail(sealed));
  const to = parts[0]?.to ?? (reader.emailSealed && unseal('email', reader.emailSealed));
  if (to && parts.length > 0) {
    const boardName = await nameOfBoard();
    // The same for the same, so that a mailbox that gets it twice can tell.
    const id = Buffer.from(keyedHash('message', rows.map((row) => row.id).join())).toString('base64url');
    await handOver({
      ...composeMail(parts, { personId, language: reader.language }, boardName),
      id,
      to,
      boardName,
    });
  }
  await erase(claimed);
}

/** Erases mails, unless somebody else has them by now. */
async function erase({ rows, claim }: Claimed): Promise<void> {
  if (rows.length > 0)
    await database().mail.deleteMany({ where: { id: { in: rows.map(({ id }) => id) }, claim } });
}

async function nameOfBoard(): Promise<string> {
  const board = await database().board.findUnique({ where: { id: 'board' }, select: { name: true } });
  return board?.name || process.env.BOARD_NAME || 'Fournil';
}
