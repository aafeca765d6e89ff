import { openPlace } from '#lib/places/place/mutations';
import { sayToday } from '#lib/places/today/mutations';
import { database } from '#lib/platform/database/client';
import { placeCell } from '#lib/values/geo/cell';
import { now } from '#lib/values/time/clock';
import { dayEnd, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';
import type { PLACES } from '../../../prisma/sample/rosengarten.ts';

/** Opens a place that is not there yet, and has it say what is on today. */
export async function openSamplePlace({
  today: line,
  point,
  ...page
}: (typeof PLACES)[number]): Promise<void> {
  const cell = point ? placeCell(point.lat, point.lng) : null;
  const there = await database().place.findFirst({ where: { name: page.name } });
  await database().$transaction(async (db) => {
    const { slug } = there ?? (await openPlace({ ...page, cell }, db));
    const until = dayEnd(todayIn(zone(), now()), zone());
    if (line) await sayToday({ slug, words: line, until }, db);
  });
}

/** The id or slug of a place, by its name. */
export async function placeCalled(name: string, part: 'id' | 'slug'): Promise<string> {
  return (await database().place.findFirstOrThrow({ where: { name } }))[part];
}
