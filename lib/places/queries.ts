import 'server-only';
import { cache } from 'react';
import { database } from '#lib/database/client';
import type { Viewer } from '#lib/people/rules';
import { changesBetween, goesOn, hereSince, keptSince, slugIn } from '#lib/places/rules';
import type {
  ChangeView,
  PlaceLine,
  PlaceName,
  PlaceOnMap,
  PlaceView,
  VersionView,
} from '#lib/places/schema';
import { likePattern, searchWords } from '#lib/text/fold';
import { isId } from '#lib/text/id';
import { now } from '#lib/when/clock';
import { zone } from '#lib/when/zone';
import { centreOf } from '#lib/where/cell';
import { ringBetween, ringsOf } from '#lib/where/reach';

/** As many places as one list or one field to choose from can show and still be read; nearer ones come first. */
const MOST = 400;
/** As many changes as one page of history shows; older ones are a link away. */
const CHANGES = 20;

const byName = new Intl.Collator();
const today = () => ({ where: { until: { gt: now() } }, take: 1, select: { words: true, until: true } });

/** The places one can choose from in a form, by name. */
export async function placeNames(): Promise<PlaceName[]> {
  const select = { id: true, slug: true, name: true };
  const rows = await database().place.findMany({ where: { closedAt: null }, select, take: MOST });
  return rows.sort((a, b) => byName.compare(a.name, b.name));
}

/** The places of the board: those around `area` (resolution 7) first, nearest first, then by name; with words, those that hold them. */
export async function places(area: string | null, query = ''): Promise<PlaceLine[]> {
  const words = searchWords(query).map((word) => ({ folded: { contains: likePattern(word).slice(1, -1) } }));
  const cells = area ? ringsOf(area, 'ride').flat() : [];
  const read = (where: object, take: number) =>
    database().place.findMany({
      where: { AND: [{ closedAt: null }, where, ...words] },
      select: { id: true, slug: true, name: true, words: true, whereWords: true, area: true, today: today() },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take,
    });
  const near = await read({ area: { in: cells } }, MOST);
  const far = near[MOST - 1] ? [] : await read({ OR: [{ area: null }, { area: { notIn: cells } }] }, MOST);
  const rings = new Map(near.map((row) => [row.id, ringBetween(row.area ?? '', area ?? '')]));
  const ring = ({ id }: { id: string }) => rings.get(id) ?? Number.POSITIVE_INFINITY;
  const order = (a: number, b: number) => (a === b ? 0 : a - b);
  return [...near, ...far]
    .sort((a, b) => order(ring(a), ring(b)) || byName.compare(a.name, b.name))
    .map(({ area: _, today: [line], ...row }) => ({ ...row, today: line ?? null }));
}

/**
 * The places that say where they are, by name: for drawing them. `isOn` where something is going on there right now.
 */
export async function placesOnMap(): Promise<PlaceOnMap[]> {
  const on = { calledOff: false, kind: 'HOUR' as const, starts: { lte: now() }, ends: { gt: now() } };
  const rows = await database().place.findMany({
    where: { closedAt: null, cell: { not: null } },
    select: {
      slug: true,
      name: true,
      cell: true,
      posts: { where: { withdrawnAt: null, days: { some: on } }, select: { id: true }, take: 1 },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return rows.flatMap(({ slug, name, cell, posts }) =>
    cell ? [{ slug, name, point: centreOf(cell), isOn: posts[0] !== undefined }] : [],
  );
}

/** A place by its slug, while it is open and for thirty days after. */
export const place = cache(async (slug: string | null): Promise<PlaceView | undefined> => {
  if (slug === null || slugIn(slug) !== slug) return undefined;
  const row = await database().place.findUnique({
    where: { slug, ...here() },
    include: {
      today: today(),
      pictures: {
        orderBy: [{ rank: 'asc' }, { id: 'asc' }],
        select: { key: true, shape: true, words: true },
      },
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
