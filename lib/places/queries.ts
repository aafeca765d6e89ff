import 'server-only';
import { cache } from 'react';
import type { Viewer } from '#lib/people/viewer';
import { SHOWN } from '#lib/pictures/schema';
import { changesBetween, goesOn, hereSince, keptSince, slugIn } from '#lib/places/rules';
import type { ChangeView, PlaceView, VersionView } from '#lib/places/schema';
import { database } from '#lib/platform/database/client';
import { isId } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

/** As many changes as one page of history shows; older ones are a link away. */
const CHANGES = 20;

const today = () => ({ where: { until: { gt: now() } }, take: 1, select: { words: true, until: true } });

/** A place by its slug, while it is open and for thirty days after. */
export const place = cache(async (slug: string | null): Promise<PlaceView | undefined> => {
  if (slug === null || slugIn(slug) !== slug) return undefined;
  const row = await database().place.findUnique({
    where: { slug, ...here() },
    include: {
      today: today(),
      pictures: SHOWN,
    },
  });
  if (!row) return undefined;
  const { closedAt, folded: _, today: lines, ...rest } = row;
  return { ...rest, today: lines[0] ?? null, goes: closedAt && goesOn(closedAt, zone()) };
});

/** A place that is open, or was less than thirty days ago. */
const here = () => ({ OR: [{ closedAt: null }, { closedAt: { gt: hereSince(now()) } }] });

const newestFirst = [{ madeAt: 'desc' as const }, { id: 'desc' as const }];

/**
 * The changes of a place's page in the last thirty days, newest first; `before` is the id of the change that the earlier
 * ones are asked of. They name people, so they are for those signed in. `earlier` leads on, where there are more.
 */
export async function history(
  _viewer: Viewer,
  slug: string,
  before?: string,
): Promise<{ changes: ChangeView[]; earlier: string | null } | undefined> {
  const place = await standing(slug);
  if (!place) return undefined;
  const since = { placeId: place.id, madeAt: { gt: keptSince(now()) } };
  const from = before === undefined ? null : await versionRow(place.id, before);
  if (before !== undefined && !from) return undefined;
  const rows = await database().placeVersion.findMany({
    where: from
      ? { ...since, OR: [{ madeAt: { lt: from.madeAt } }, { madeAt: from.madeAt, id: { lt: from.id } }] }
      : since,
    include: { person: { select: { name: true } } },
    orderBy: newestFirst,
    take: CHANGES + 1,
  });
  const changes = rows.slice(0, CHANGES).map((row, at) => ({
    id: row.id,
    at: row.madeAt,
    who: row.person?.name ?? null,
    changes: changesBetween(row, rows[at - 1] ?? from ?? { ...place, closed: place.closedAt !== null }),
  }));
  return { changes, earlier: rows[CHANGES] ? (changes.at(-1)?.id ?? null) : null };
}

/** How a place's page stood before a change, for thirty days. */
export async function version(_viewer: Viewer, slug: string, id: string): Promise<VersionView | undefined> {
  const place = await standing(slug);
  const row = place && (await versionRow(place.id, id));
  if (!row) return undefined;
  const { name, words, whereWords, cell, notebook, madeAt } = row;
  return { id, name, words, whereWords, cell, notebook, at: madeAt };
}

async function standing(slug: string) {
  return slugIn(slug) === slug ? database().place.findUnique({ where: { slug, ...here() } }) : null;
}

async function versionRow(placeId: string, id: string) {
  if (!isId(id)) return null;
  return database().placeVersion.findUnique({ where: { id, placeId, madeAt: { gt: keptSince(now()) } } });
}
