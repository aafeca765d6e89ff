import 'server-only';
import { closeAgainAt } from '#lib/places/closing/mutations';
import { forgetPlace } from '#lib/places/copies/mutations';
import { HIDDEN, hideAgain } from '#lib/places/hiding/mutations';
import {
  deleteFormerSlugs,
  deletePicturesOut,
  deleteTodayLines,
  deleteVersions,
  firstDayOfVersions,
  lockClosedPlaces,
  openPlaces,
  placeVersions,
  shownHomes,
  versionsOfDay,
} from '#lib/places/sweep.sql';
import { coarsenTimes } from '#lib/platform/database/coarsen-times';
import type { EraseAgain } from '#lib/platform/database/erase-again-step';
import { run } from '#lib/platform/database/statement';
import { BATCH, rows, START, type Step, today } from '#lib/platform/database/sweep-step';
import { changed } from '#lib/platform/live/changed';
import { cutoff } from '#lib/values/periods';

/** What places said of a day that is over. */
export const passedTodayLines = rows('today', deleteTodayLines, (at) => cutoff('today', at));

/** How places' pages were long ago. */
export const passedVersions = rows('version', deleteVersions, (at) => cutoff('version', at));

/** Pictures that were taken out of places' pages, once no version brings them back. */
export const picturesOut: Step = async (db) => {
  const keys = (await run(db, deletePicturesOut, { most: BATCH })).map(({ key }) => key);
  return { what: keys[0] ? ['version'] : [], pictures: keys, ...(keys[BATCH - 1] && { next: START }) };
};

/** Slugs of names that places had long ago. */
export const passedFormerSlugs = rows('slug', deleteFormerSlugs, today);

/** Places that were closed thirty days ago, with their notebook, words and pictures. */
export const closedPlaces: Step = async (db, at) => {
  const found = await run(db, lockClosedPlaces, { since: cutoff('place', at), most: BATCH });
  if (found.length === 0) return { what: [] };
  const ids = found.map(({ id }) => id);
  const theirs = { OR: [{ placeId: { in: ids } }, { outOfId: { in: ids } }] };
  const pictures = await db.picture.findMany({ where: theirs, select: { key: true } });
  const named = { where: { id: { in: ids } }, select: { id: true, name: true } };
  for (const place of await db.place.findMany(named)) await forgetPlace(db, place);
  await db.place.deleteMany({ where: { id: { in: ids } } });
  await changed(db);
  return {
    what: ['place'],
    pictures: pictures.map(({ key }) => key),
    ...(ids[BATCH - 1] && { next: START }),
  };
};

/** How places' pages were loses its hour, for it says who made it. */
export const timesOfVersions = coarsenTimes({
  firstDay: firstDayOfVersions,
  ofDay: versionsOfDay,
  place: placeVersions,
});

/** A home that was hidden is so again. */
export const hideHomesAgain: EraseAgain = { what: HIDDEN, rows: shownHomes, apply: hideAgain };

/** What was closed is so again, and goes in its time, as it would have gone. */
export const closeAgain: EraseAgain = {
  what: 'Place: closed',
  rows: openPlaces,
  apply: closeAgainAt,
};
