import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { hereStill } from '#lib/places/place/queries';
import { slugIn } from '#lib/places/place/rules';
import { changesBetween, versionsKeptSince } from '#lib/places/versions/rules';
import type { ChangeView, VersionView } from '#lib/places/versions/schema';
import { database } from '#lib/platform/database/client';
import { isId } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';

/** As many changes as one page of history shows; older ones are a link away. */
const CHANGES = 20;

const newestFirst = [{ madeAt: 'desc' as const }, { id: 'desc' as const }];

/**
 * The changes of a place's page in the last thirty days, newest first; `before` is the id of the change that the earlier
 * ones are asked of. They name people, so a visitor is told none. `earlier` leads on, where there are more.
 */
export async function history(
  viewer: Viewer | null,
  slug: string,
  before?: string,
): Promise<{ changes: ChangeView[]; earlier: string | null } | undefined> {
  const place = viewer && (await standing(slug));
  if (!place) return undefined;
  const since = { placeId: place.id, madeAt: { gt: versionsKeptSince(now()) } };
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
export async function version(slug: string, id: string): Promise<VersionView | undefined> {
  const place = await standing(slug);
  const row = place && (await versionRow(place.id, id));
  if (!row) return undefined;
  const { name, words, whereWords, cell, notebook, madeAt } = row;
  return { id, name, words, whereWords, cell, notebook, at: madeAt };
}

async function standing(slug: string) {
  return slugIn(slug) === slug ? database().place.findUnique({ where: { slug, ...hereStill() } }) : null;
}

async function versionRow(placeId: string, id: string) {
  if (!isId(id)) return null;
  return database().placeVersion.findUnique({
    where: { id, placeId, madeAt: { gt: versionsKeptSince(now()) } },
  });
}
