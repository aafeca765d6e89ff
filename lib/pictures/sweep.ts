import 'server-only';
import { deleteStagedPictures } from '#lib/pictures/sweep.sql';
import { database } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { BATCH as ROWS, START, type Step } from '#lib/platform/database/sweep-step';
import { keysBefore, removePictureFiles } from '#lib/platform/files/picture-files';
import { cutoff } from '#lib/values/periods';
import { now } from '#lib/values/time/clock';

/** Pictures whose form was never sent. */
export const stagedPictures: Step = async (db, at) => {
  const gone = await run(db, deleteStagedPictures, { since: at, most: ROWS });
  const keys = gone.map(({ key }) => key);
  return { what: keys[0] ? ['staged'] : [], pictures: keys, ...(keys[ROWS - 1] && { next: START }) };
};

/** So many files at once are looked up. */
const FILES = 500;

/**
 * Forgets pictures whose form was never sent, and files that no row knows any more (their post or place was erased). May run twice, in
 * two processes, or be killed at any moment. @param at the instant it is
 */
export async function forgetPictures(at: Date = now()): Promise<void> {
  await database().picture.deleteMany({ where: { stagedUntil: { lte: at } } });
  // Younger files may be waiting for their row.
  const keys = await keysBefore(cutoff('staged', at));
  for (let from = 0; from < keys.length; from += FILES) await forgetUnknown(keys.slice(from, from + FILES));
}

/**
 * After a restore, when nobody is here yet: forgets pictures without files (those that somebody took down while the backup was made), and
 * files without pictures at once.
 */
export async function matchPictures(): Promise<void> {
  const all = await keysBefore(new Date(8.64e15));
  const there = new Set(all);
  const rows = await database().picture.findMany({ select: { key: true } });
  const keys = rows.map(({ key }) => key).filter((key) => !there.has(key));
  for (let from = 0; from < keys.length; from += FILES)
    await database().picture.deleteMany({ where: { key: { in: keys.slice(from, from + FILES) } } });
  for (let from = 0; from < all.length; from += FILES) await forgetUnknown(all.slice(from, from + FILES));
}

async function forgetUnknown(keys: string[]): Promise<void> {
  const known = await database().picture.findMany({ where: { key: { in: keys } }, select: { key: true } });
  const rows = new Set(known.map(({ key }) => key));
  await removePictureFiles(keys.filter((key) => !rows.has(key)));
}
