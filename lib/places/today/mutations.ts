import 'server-only';
import { lineSaid, meetLine } from '#lib/places/today/rules';
import { lockedPlace } from '#lib/places/versions/mutations';
import { database, type Transaction } from '#lib/platform/database/client';
import { addTombstones } from '#lib/platform/database/tombstones';
import type { Conflict, Opened } from '#lib/platform/form/meet';
import { changed } from '#lib/platform/live/changed';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

/** What is so, and until when; `opened` where a form says so. */
type Saying = { slug: string; words: string; until: Date; opened?: Opened };
/** What became of it: said; another line was said since the form was opened; or there is no such place. */
type Said = { kind: 'said'; slug: string } | Conflict | { kind: 'missing' };

/** Says what is so at a place today, until this instant, instead of what was said before. */
export async function sayToday({ slug, words, until, opened }: Saying, db: Transaction): Promise<Said> {
  const place = await lockedPlace(db, { slug });
  if (!place || place.closedAt) return { kind: 'missing' };
  const stands = await db.todayLine.findFirst({ where: { placeId: place.id, until: { gt: now() } } });
  // Its form begins empty, whatever stands: what was said since it was opened is not in it.
  const said = lineSaid({ words, until }, zone());
  const met = stands && opened && meetLine(said, lineSaid(stands, zone()), opened);
  if (met?.kind === 'conflict') return met;
  const line = { placeId: place.id, area: place.area, words, until };
  await db.todayLine.upsert({ where: { placeId: place.id }, create: line, update: line });
  await changed(db, `place:${place.id}`);
  return { kind: 'said', slug: place.slug };
}

/** Takes today's line away. False where there is no such place. */
export async function sayNoMore(slug: string, db?: Transaction): Promise<boolean> {
  if (!db) return database().$transaction((tx) => sayNoMore(slug, tx));
  const place = await lockedPlace(db, { slug });
  if (!place) return false;
  const line = await db.todayLine.findUnique({ where: { placeId: place.id }, select: { id: true } });
  await db.todayLine.deleteMany({ where: { placeId: place.id } });
  if (line) await addTombstones(db, 'TodayLine', line.id);
  await changed(db, `place:${place.id}`);
  return true;
}
