import 'server-only';
import { endCarefulDays } from '#lib/people/careful/mutations';
import type { Viewer } from '#lib/people/viewer';
import { isOnADoor } from '#lib/places/door-word/queries';
import { database } from '#lib/platform/database/client';

/** Whoever read the words on a place's door has been there: their careful days end. False where no door says so. */
export async function comeByDoor(viewer: Viewer, words: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    const isThere = await isOnADoor(words, db);
    if (isThere) await endCarefulDays(viewer, db);
    return isThere;
  });
}
