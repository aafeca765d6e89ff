import 'server-only';
import { lockedPlace } from '#lib/places/versions/mutations';
import { database, type Transaction } from '#lib/platform/database/client';
import { addTombstones } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';

/** Says what is so at a place today, until this instant, instead of what was said before. False where there is no such place. */
export async function sayToday(
  { slug, words, until }: { slug: string; words: string; until: Date },
  db: Transaction,
): Promise<boolean> {
  const place = await lockedPlace(db, { slug });
  if (!place || place.closedAt) return false;
  const line = { placeId: place.id, area: place.area, words, until };
  await db.todayLine.upsert({ where: { placeId: place.id }, create: line, update: line });
  await changed(db, `place:${place.id}`);
  return true;
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
