import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { sayNoMore } from '#lib/places/today/mutations';
import { lockedPlace } from '#lib/places/versions/mutations';
import { database, type Transaction } from '#lib/platform/database/client';
import { changeDate, lockedDate } from '#lib/posts/occurrences/on-date';
import { todayAt } from '#lib/posts/occurrences/queries';
import { isId } from '#lib/values/text/id';

/**
 * Calls off dates of today at a place because of what is said to be so there, in those words; who comes and who calls them are told.
 * What is not one of them, or not theirs to call off, is left as it is.
 */
export async function callOffByLine(
  viewer: Viewer,
  { slug, occurrenceIds, words }: { slug: string; occurrenceIds: string[]; words: string },
  db: Transaction,
): Promise<void> {
  // In one order, so that two lines at once never wait for each other.
  for (const id of [...new Set(occurrenceIds)].sort()) {
    const day = isId(id) ? await lockedDate(viewer, { occurrenceId: id, slug }, db) : undefined;
    if (day && !day.calledOff)
      await changeDate(db, day, {
        data: { calledOff: true, words },
        news: { is: 'calledOff', day: day.day },
      });
  }
}

/** Takes a place's line of today away; what was called off by it takes place after all. */
export async function takeBackByLine(viewer: Viewer, named: string): Promise<void> {
  await database().$transaction(async (db) => {
    const place = await lockedPlace(db, { slug: named }); // before its dates, as whoever moves it does
    const line = place && (await db.todayLine.findUnique({ where: { placeId: place.id } }));
    if (!line) return;
    const { slug } = place;
    await sayNoMore(slug, db);
    const days = await db.occurrence.findMany({
      where: { ...todayAt(slug), calledOff: true, words: line.words },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    for (const { id } of days) {
      const day = await lockedDate(viewer, { occurrenceId: id, slug }, db);
      if (day?.calledOff)
        await changeDate(db, day, {
          data: { calledOff: false, words: '' },
          news: { is: 'takesPlace', day: day.day },
        });
    }
  });
}
