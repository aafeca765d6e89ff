import 'server-only';
import type { Transaction } from '#lib/platform/database/client';
import type { OccurrenceTime } from '#lib/posts/occurrences/dates';
import { FOUND, NAMES, pick } from '#lib/posts/post/fields';
import type { Draft } from '#lib/posts/post/schema';
import { boardIn } from '#lib/settings/queries';
import { areaOf, coarsen, wideOf } from '#lib/values/geo/cell';
import { toSearchText } from '#lib/values/text/search-text';
import { dateOf } from '#lib/values/time/day';

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
  const place = draft.place
    ? await db.place.findUnique({ where: { slug: draft.place, closedAt: null } })
    : null;
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
    searchText: toSearchText([...FOUND.map((name) => draft[name]), placeName].join('\n')),
  };
}

/** A date of a post, and where the board finds it. */
export function occurrenceRow({ kind, starts, ends }: OccurrenceTime, { area, wide }: Whereabouts) {
  return { kind, starts, ends, area, wide };
}
