import 'server-only';
import { type FoldOutcome, type FoldSaying, foldLocked, lockThing } from '#lib/folds/mutations';
import { newcomerOf, newcomersSeenBy, putUpBy } from '#lib/folds/newcomer/queries';
import { hides } from '#lib/folds/rules';
import type { FoldableThing } from '#lib/folds/schema';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';

/**
 * Folds a thing, and with it all else that stands under the same newcomer's name, or with `ofAll` under the name of anybody new here, for the same
 * reason: each by a fold of its own, so that each is opened by itself, and none says that they went together. Where no newcomer put it up alone,
 * the thing alone. What hides takes nothing of others: a crowd's things are closed, and anybody settled opens what belongs here.
 */
export async function foldEverything(
  viewer: Viewer,
  thing: FoldableThing,
  { ofAll, ...saying }: FoldSaying & { ofAll: boolean },
): Promise<FoldOutcome> {
  return database().$transaction(
    async (db) => {
      const newcomer = await newcomerOf(viewer, thing, db);
      const isOfAll = ofAll && !hides(saying.reason);
      const people = newcomer && (isOfAll ? await newcomersSeenBy(viewer, db) : [newcomer]);
      const all = people ? await putUpBy(people, saying.reason, db) : [thing];
      // In their order, before any is folded: two who take the same wait for each other.
      for (const each of all) await lockThing(each, db);
      await lockThing(thing, db);
      const done = await foldLocked(db, { viewer, thing }, saying);
      if (done.kind !== 'folded') return done;
      // What they folded before, and others opened, stays open.
      for (const each of all) if (each.id !== thing.id) await foldLocked(db, { viewer, thing: each }, saying);
      return done;
    },
    // Three days of a newcomer are some hundred things, those of a crowd as many as are taken at once.
    { maxWait: 10_000, timeout: 60_000 },
  );
}
