import 'server-only';
import { lockPlace } from '#lib/places/places.sql';
import { searchFields } from '#lib/places/versions/mutations';
import { database } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { walk } from '#lib/platform/database/walk';

/** So many places are looked at at once. */
const BATCH = 50;

/**
 * Brings what places are found by to their words as they are folded now. May run twice, in two processes, or be killed at any moment.
 * @returns whether there was any that differed
 */
export async function renewPlaces(): Promise<boolean> {
  let any = false;
  const placesBehind = (after: string) =>
    database().place.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true },
    });
  for await (const places of walk(placesBehind))
    for (const { id } of places) if (await renewed(id)) any = true;
  return any;
}

async function renewed(id: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    await run(db, lockPlace, { id });
    const place = await db.place.findUnique({ where: { id } });
    if (!place) return false;
    const { searchText } = await searchFields(place, db);
    if (searchText === place.searchText) return false;
    await db.place.update({ where: { id }, data: { searchText }, select: { id: true } });
    return true;
  });
}
