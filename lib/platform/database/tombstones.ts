import { hash } from 'node:crypto';
import { openerOf, sealTo } from '#lib/platform/config/recipient';
import type { Transaction } from '#lib/platform/database/client';
import { notify } from '#lib/platform/database/notify';
import { run } from '#lib/platform/database/statement';
import { livingRecipients, lockErasing } from '#lib/platform/database/tombstones.sql';
import { now } from '#lib/values/time/clock';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** The topic on which every process hears that the list changed. */
export const TOMBSTONES_TOPIC = 'erased';

/**
 * Notes that something was erased before its time, so that no backup brings it back: in the same transaction, so that what lives is
 * never listed, and only as long as there is a backup that can hold it. What is noted is sealed to those to whom the backups are: nobody
 * can ask it anything who could not open a backup.
 * @param what a table, or `table: what of it`, by which `thing` knows it
 * @param ids what it was, by its primary key: of several columns, in their order and with a slash between
 */
export function addTombstones(db: Transaction, what: string, ...ids: string[]): Promise<void> {
  return append(db, 'E', { what, ids });
}

/** It is here after all: what was withdrawn and is not, who comes again. Nothing is taken from the list, for the last word counts. */
export function addReturns(db: Transaction, what: string, ...ids: string[]): Promise<void> {
  return append(db, 'B', { what, ids });
}

/** What is said of a thing: that it is erased, or is back; and of a list, as of when it is. Frozen, like all that stands in a word. */
type Said = 'E' | 'B' | 'A';

async function append(
  db: Transaction,
  said: Said,
  { what, ids }: { what: string; ids: string[] },
): Promise<void> {
  if (!ids[0]) return;
  await run(db, lockErasing, {});
  // Only now: a backup that began meanwhile is seen.
  const living = await run(db, livingRecipients, {});
  if (!living[0]) return;
  const at = later(living[0].at);
  const day = todayIn(zone(), now());
  const data = living.flatMap(({ recipient, day: expires }) =>
    ids.map((id) => ({
      sealed: sealTo(recipient, wordOf({ said, at, day, thing: thing(what, id) })),
      expires,
    })),
  );
  await db.sealedTombstone.createMany({ data });
  await notify(db, TOMBSTONES_TOPIC);
}

const kept = globalThis as { fournilLastWord?: string };

/** The clock of the database, or a moment later than the last word of this process, should that clock have been put back. */
function later(at: string): string {
  const last = BigInt(kept.fournilLastWord ?? 0);
  kept.fournilLastWord = String(BigInt(at) > last ? at : last + 1n);
  return kept.fournilLastWord;
}

/**
 * A word of the list, opened: what was said of which thing; when, by the clock of the database (microseconds since 1970, as text); and on which day of
 * the board.
 */
export type Word = { said: Said; at: string; day: string; thing: string };

/** By what a thing is known in a word, as long whatever it is: SHA-256 of what and which it is, in base64url. Frozen. */
export const thing = (what: string, id: string): string => hash('sha256', `${what}\0${id}`, 'base64url');

/** All words are equally long. Frozen. */
const wordOf = ({ said, at, day, thing: known }: Word): Buffer =>
  Buffer.from(`${said} ${at.padStart(17, '0')} ${day} ${known}`);

/** As of which moment of the board a list is, as a word in it. */
export function sealAsOf(recipient: string, at: Date): string {
  const micros = String(BigInt(at.getTime()) * 1000n);
  const word = wordOf({ said: 'A', at: micros, day: todayIn('UTC', at), thing: thing('', '') });
  return Buffer.from(sealTo(recipient, word)).toString('base64url');
}

const WORD = /^([EBA]) (\d{17}) (\d{4}-\d\d-\d\d) ([\w-]{43})$/;

/** The words of a list that an identity opens, in the order in which they were said. */
export function openWords(sealed: Iterable<Uint8Array>, identity: string): Word[] {
  const open = openerOf(identity);
  const words: Word[] = [];
  for (const each of sealed) {
    const [, said, at = '', day = '', known = ''] = WORD.exec(String(open(each) ?? '')) ?? [];
    if (said) words.push({ said: said as Said, at, day, thing: known });
  }
  return words.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/**
 * A clock may be put back between a backup and a word: what was said within this time before counts as well. In microseconds.
 */
const CLOCKS_DIFFER = 3_600_000_000n;

/**
 * What was erased since a backup read the database, by the last word on each thing: since which day.
 * @param readAt when it did, by the clock of the database (microseconds since 1970, as text)
 */
export function erasedSince(words: Word[], readAt: string): (what: string, id: string) => Date | undefined {
  const since = BigInt(readAt) - CLOCKS_DIFFER;
  const last = new Map<string, Word>();
  for (const word of words) if (BigInt(word.at) >= since) last.set(word.thing, word);
  return (what, id) => {
    const word = last.get(thing(what, id));
    return word?.said === 'E' ? new Date(word.day) : undefined;
  };
}
