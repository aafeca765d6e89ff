import 'server-only';
import { type FoldOutcome, type FoldSaying, foldLocked, lockThing } from '#lib/folds/mutations';
import { newcomerOf, putUpBy } from '#lib/folds/newcomer/queries';
import type { FoldableThing } from '#lib/folds/schema';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';

/**
 * Folds a thing, and with it all else that stands under the same newcomer's name, for the same reason: each by a fold of its own, so that each is
 * opened by itself, and none says that they went together. Where no newcomer put it up alone, the thing alone.
 */
export async function foldEverything(
  viewer: Viewer,
  thing: FoldableThing,
  saying: FoldSaying,
): Promise<FoldOutcome> {
  return database().$transaction(
    async (db) => {
      const newcomer = await newcomerOf(viewer, thing, db);
      const all = newcomer ? await putUpBy(newcomer, saying.reason, db) : [thing];
      // In their order, before any is folded: two who take the same wait for each other.
      for (const each of all) await lockThing(each, db);
      await lockThing(thing, db);
      const done = await foldLocked(db, { viewer, thing }, saying);
      if (done.kind !== 'folded') return done;
      // What they folded before, and others opened, stays open.
      for (const each of all) if (each.id !== thing.id) await foldLocked(db, { viewer, thing: each }, saying);
      return done;
    },
    // Three days of a newcomer are some hundred things.
    { maxWait: 10_000, timeout: 30_000 },
  );
}
