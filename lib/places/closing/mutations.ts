import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { lockedPlace, pageOf, replacePage } from '#lib/places/versions/mutations';
import { database } from '#lib/platform/database/client';

/** Says that a place is no more. Anyone signed in may, since a home may be one; anyone signed in can undo it for thirty days. */
export const closePlace = (viewer: Viewer, slug: string): Promise<boolean> => setClosed(viewer, slug, true);

/** Says that a place is here after all. */
export const reopenPlace = (viewer: Viewer, slug: string): Promise<boolean> => setClosed(viewer, slug, false);

async function setClosed(viewer: Viewer, slug: string, closed: boolean): Promise<boolean> {
  return database().$transaction(async (db) => {
    const place = await lockedPlace(db, { slug });
    if (!place) return false;
    await replacePage(db, place, { page: pageOf(place), by: viewer.id, closed, newUntil: place.newUntil });
    return true;
  });
}
