import 'server-only';
import { keepMended } from '#lib/folds/mutations';
import type { Viewer } from '#lib/people/viewer';
import { lineSaid, meetLine } from '#lib/places/today/rules';
import { lockedPlace } from '#lib/places/versions/mutations';
import { database, type Transaction } from '#lib/platform/database/client';
import { addTombstones } from '#lib/platform/database/tombstones';
import type { Conflict, Opened } from '#lib/platform/form/meet';
import { changed } from '#lib/platform/live/changed';
import { saysElse } from '#lib/values/text/says-else';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

/** What is so, until when and by whom it is said; `opened` where a form says so. */
type Saying = { slug: string; words: string; until: Date; opened?: Opened; by?: Viewer };
/** What became of it: said; another line was said since the form was opened; or there is no such place. */
type Said = { kind: 'said'; slug: string } | Conflict | { kind: 'missing' };

/** Says what is so at a place today, until this instant, instead of what was said before. */
export async function sayToday({ slug, words, until, opened, by }: Saying, db: Transaction): Promise<Said> {
  const place = await lockedPlace(db, { slug });
  if (!place || place.closedAt) return { kind: 'missing' };
  const stands = await db.todayLine.findFirst({ where: { placeId: place.id, until: { gt: now() } } });
  // Its form begins empty, whatever stands: what was said since it was opened is not in it.
  const said = lineSaid({ words, until }, zone());
  const met = stands && opened && meetLine(said, lineSaid(stands, zone()), opened);
  if (met?.kind === 'conflict') return met;
  const line = { placeId: place.id, area: place.area, words, until };
  const { id } = await db.todayLine.upsert({ where: { placeId: place.id }, create: line, update: line });
  // What takes the place of a line that is hidden is seen once somebody else agrees: else the same words would be back at once.
  if (stands?.folded === 'GONE' && saysElse(stands.words, words))
    await keepMended(by ?? null, { kind: 'today', id }, db);
  await changed(db, `place:${place.id}`);
  return { kind: 'said', slug: place.slug };
}

/** Takes today's line away. False where there is no such place. */
export async function sayNoMore(slug: string, db?: Transaction): Promise<boolean> {
  if (!db) return database().$transaction((tx) => sayNoMore(slug, tx));
  const place = await lockedPlace(db, { slug });
  if (!place) return false;
  const line = await db.todayLine.findUnique({
    where: { placeId: place.id },
    select: { id: true, folded: true },
  });
  // A line that is hidden goes at its hour: taken away, it could be said once more.
  if (line?.folded === 'GONE') return true;
  await db.todayLine.deleteMany({ where: { placeId: place.id } });
  if (line) await addTombstones(db, 'TodayLine', line.id);
  await changed(db, `place:${place.id}`);
  return true;
}
