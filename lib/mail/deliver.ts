import 'server-only';
import { unseal } from '#lib/config/seal';
import { database, type Transaction } from '#lib/database/client';
import { forgetWrittenDown, handOver } from '#lib/mail/carrier';
import { opened } from '#lib/mail/outbox';
import { now } from '#lib/when/clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How often the outbox is looked into: a sign-in link should be there before its reader has changed windows. */
const OFTEN = 3_000;

/**
 * Hands over every mail that is due, oldest first, and erases it. Each is held by its row while it goes, so that two processes never
 * take the same one; if this process dies in between it is sent again rather than lost. @returns whether any could not be handed over.
 */
export async function deliverMails(): Promise<boolean> {
  await database().mail.deleteMany({ where: { expires: { lte: now() } } });
  let allWell = true;
  for (;;) {
    const done = await database().$transaction(deliverNext, { maxWait: 10_000, timeout: 60_000 });
    if (done === 'none') return allWell;
    if (done === 'failed') allWell = false;
  }
}

async function deliverNext(db: Transaction): Promise<'sent' | 'failed' | 'none'> {
  const [row] = await db.$queryRaw<{ id: string; personId: string; sealed: Uint8Array; expires: Date }[]>`
    SELECT id, "personId", sealed, expires FROM "Mail" WHERE due <= ${now()} AND expires > ${now()}
    ORDER BY due LIMIT 1 FOR UPDATE SKIP LOCKED`;
  if (!row) return 'none';
  try {
    const { to, ...mail } = opened(row.sealed);
    const address = to ?? (await addressOf(row.personId, db));
    if (address) await handOver({ ...mail, to: address, boardName: await boardName(db) });
    await db.mail.delete({ where: { id: row.id }, select: { id: true } });
    return 'sent';
  } catch (error) {
    // Only the code: what a mail server says may name the reader.
    console.error('A mail could not be handed over:', (error as NodeJS.ErrnoException).code ?? 'unknown');
    await db.mail.update({ where: { id: row.id }, data: { due: later(row.expires) }, select: { id: true } });
    return 'failed';
  }
}

/**
 * Tried again after a hundredth of the time that is left: some quarter of an hour where there is a day, a minute where a sign-in link
 * waits.
 */
function later(expires: Date): Date {
  const left = expires.getTime() - now().getTime();
  return new Date(now().getTime() + Math.max(MINUTE, left / 100));
}

async function addressOf(personId: string, db: Transaction): Promise<string | undefined> {
  const person = await db.person.findUnique({ where: { id: personId }, select: { emailSealed: true } });
  return person?.emailSealed ? unseal('email', person.emailSealed) : undefined;
}

async function boardName(db: Transaction): Promise<string> {
  const board = await db.board.findUnique({ where: { id: 'board' }, select: { name: true } });
  return board?.name || process.env.BOARD_NAME || 'Fournil';
}

/** When the last round began, by the clock that never jumps; undefined where this process does not deliver. */
const kept = globalThis as { fournilPost?: number };

/** Whether the rounds go on: a mail server that is slow to answer may hold one up for some minutes. */
export function postRuns(): boolean {
  return kept.fournilPost !== undefined && performance.now() - kept.fournilPost < 10 * MINUTE;
}

/** Looks into the outbox every few seconds, and hourly at what was written down, as long as the process lives. */
export function startPost(): void {
  if (kept.fournilPost !== undefined) return;
  kept.fournilPost = performance.now();
  const round = async () => {
    kept.fournilPost = performance.now();
    await deliverMails().catch(() => {}); // the database is away: the next round sees
    setTimeout(round, OFTEN).unref();
  };
  setTimeout(round, OFTEN).unref();
  const forget = () => forgetWrittenDown().catch(() => {});
  setInterval(forget, HOUR).unref();
  forget();
}
