import 'server-only';
import { keepMeasure } from '#lib/people/careful/measure';
import { newUntil } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { attachPictures } from '#lib/pictures/mutations';
import type { Pictures } from '#lib/pictures/staged/mutations';
import { keepPlaceStill } from '#lib/places/places.sql';
import { placeIdBy } from '#lib/places/slugs/queries';
import type { Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { changed } from '#lib/platform/live/changed';
import { askHosts } from '#lib/posts/hosts/mutations';
import { datesFor, type OccurrenceTime } from '#lib/posts/occurrences/dates';
import { FOUND, NAMES, pick, type Values } from '#lib/posts/post/fields';
import { addPendingMatch } from '#lib/posts/post/pending-match';
import type { Draft } from '#lib/posts/post/schema';
import { boardIn } from '#lib/settings/queries';
import { areaOf, coarsen, wideOf } from '#lib/values/geo/cell';
import { toSearchText } from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';
import { dateOf } from '#lib/values/time/day';
import { toTheMinute } from '#lib/values/time/minute';
import { zone } from '#lib/values/time/zone';

/** Puts a post on the board, answered for by the viewer; those they name are asked. Returns its id. */
export async function createPost(
  viewer: Viewer,
  { draft, pictures }: { draft: Draft; pictures: Pictures },
  db: Transaction,
): Promise<string> {
  await keepMeasure(viewer, 'posts', db);
  const until = await newUntil(viewer, db);
  const where = await whereabouts(draft, db);
  const { id, title } = await db.post.create({
    data: {
      kind: draft.kind,
      ...fieldsOf(draft, where),
      changedAt: toTheMinute(now()),
      newUntil: until,
      occurrences: {
        create: datesFor(draft.when, { now: now(), zone: zone() }).map((date) => occurrenceRow(date, where)),
      },
      hosts: { create: { personId: viewer.id } },
      ...(draft.arrival && { arrival: { create: { words: draft.arrival } } }),
    },
    select: { id: true, title: true },
  });
  await askHosts(viewer, { post: { id, title }, names: draft.hosts }, db);
  await attachPictures(db, { postId: id }, { pictures, title: draft.title, newUntil: until });
  await addPendingMatch(db, id);
  await changed(db, `post:${id}`);
  return id;
}

/** Where a post is: at its place, or in its cell; and by which areas the board finds it. */
export type Whereabouts = {
  placeId: string | null;
  placeName: string;
  cell: string | null;
  area: string | null;
  wide: string | null;
};

/** Where a draft is: at its place, else where its writer looked from (never finer than a few streets), else on this board. */
export async function whereabouts(draft: Draft, db: Transaction): Promise<Whereabouts> {
  // Held before it is read: who moves the place meanwhile finds this post there, or is found moved by it.
  const id = await placeIdBy(draft.place, db);
  if (id) await run(db, keepPlaceStill, { id });
  const place = id ? await db.place.findUnique({ where: { id, closedAt: null } }) : null;
  const near = draft.near && areaOf(draft.near) ? coarsen(draft.near) : null;
  const cell = place ? null : near;
  const area = place?.area ?? (cell && areaOf(cell)) ?? (await boardIn(db)).area;
  const wide = area && wideOf(area);
  return { placeId: place?.id ?? null, placeName: place?.name ?? '', cell, area, wide };
}

/** What a post keeps of a draft, but for its kind, days and hosts. */
export function fieldsOf(draft: Draft, { placeName, ...where }: Whereabouts) {
  const { when } = draft;
  return {
    ...pick(draft, NAMES),
    ...where,
    ...{ startHour: when.start, endHour: when.end },
    rhythm: when.is === 'rhythm' ? when.rule : null,
    rhythmFrom: when.is === 'rhythm' ? dateOf(when.from) : null,
    excludedDates: when.is === 'rhythm' ? when.without : [],
    searchText: searchTextOf(draft, placeName),
  };
}

/**
 * By what a post is found: its own words, and at their end what its place is called. For whom a neighbour typed it in finds nothing: by it
 * feeds and mails of what was looked for would tell.
 */
export const searchTextOf = (
  post: Pick<Values, (typeof FOUND)[number] | 'typedFor'>,
  placeName: string,
): string => {
  const found = FOUND.filter((name) => name !== 'forWhom' || !post.typedFor);
  return toSearchText([...found.map((name) => post[name]), placeName].join('\n'));
};

/** A date of a post, and where the board finds it. */
export function occurrenceRow({ kind, starts, ends }: OccurrenceTime, { area, wide }: Whereabouts) {
  return { kind, starts, ends, area, wide };
}
