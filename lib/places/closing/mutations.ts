import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { maySetClosed } from '#lib/places/closing/queries';
import { leaveHome } from '#lib/places/copies/mutations';
import { slugIn } from '#lib/places/place/rules';
import { lockedPlace, pageOf, replacePage } from '#lib/places/versions/mutations';
import { database } from '#lib/platform/database/client';
import { changed } from '#lib/platform/live/changed';

/** Says that a place is no more: a home is gone at once for everybody. False where there is none, or it is not for the viewer to say. */
export const closePlace = (viewer: Viewer, slug: string): Promise<boolean> => setClosed(viewer, slug, true);

/** Says that a place is here after all; false likewise. */
export const reopenPlace = (viewer: Viewer, slug: string): Promise<boolean> => setClosed(viewer, slug, false);

async function setClosed(viewer: Viewer, slug: string, closed: boolean): Promise<boolean> {
  return database().$transaction(
    async (db) => {
      const place = await lockedPlace(db, { slug });
      if (!place) return false;
      if ((place.closedAt !== null) === closed) return true;
      if (!(await maySetClosed(viewer, place, db))) return false;
      await replacePage(db, place, { page: pageOf(place), by: viewer.id, closed, newUntil: place.newUntil });
      return true;
    },
    // A place may have thousands of posts.
    { maxWait: 10_000, timeout: 20_000 },
  );
}

/** For the keeper: whatever was closed is here again. @param address of its page, or the end of that @returns its name, where there is such a place */
export async function reopenByKeeper(address: string): Promise<string | undefined> {
  return database().$transaction(
    async (db) => {
      const place = await lockedPlace(db, { slug: slugIn(address.replace(/^.*\/places\//, '')) ?? '' });
      if (!place) return undefined;
      await replacePage(db, place, { page: pageOf(place), by: null, newUntil: place.newUntil });
      return place.name;
    },
    { maxWait: 10_000, timeout: 20_000 },
  );
}

/** What a list of before says was closed is so again, whoever brought its row back. */
export async function closeAgainAt(id: string, closedAt: Date): Promise<void> {
  await database().$transaction(
    async (db) => {
      const place = await lockedPlace(db, { id });
      if (!place) return;
      await db.place.update({ where: { id }, data: { closedAt } });
      if (place.isHome) await leaveHome(db, place);
      await changed(db, `place:${id}`);
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}
