import 'server-only';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { closedBy } from '#lib/folds/queries';
import { OPEN, WHY } from '#lib/folds/schema';
import { isCareful } from '#lib/people/careful/queries';
import { isNewAt } from '#lib/people/careful/rules';
import type { Viewer } from '#lib/people/viewer';
import { SHOWN } from '#lib/pictures/schema';
import { hereSince, placeAddress, placeErasedOn, slugIn } from '#lib/places/place/rules';
import type { PlaceView } from '#lib/places/place/schema';
import { placeIdBy } from '#lib/places/slugs/queries';
import { database } from '#lib/platform/database/client';
import { holding } from '#lib/platform/form/held';
import { townAt } from '#lib/values/geo/towns';
import { type PeopleWords, written, writtenIn } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

/**
 * A place by its slug, one that it had until lately, or its id. One that is no more has its name, and nothing else, for thirty days; a home
 * that closed is gone.
 */
export const place = cache(async (named: string | null): Promise<PlaceView | undefined> => {
  const id = await placeIdBy(named);
  if (!id) return undefined;
  const standing = { until: { gt: now() }, ...OPEN };
  const today = { where: standing, take: 1, select: { id: true, words: true, until: true } };
  const row = await database().place.findUnique({
    where: { id, ...namedStill() },
    include: { today, pictures: SHOWN, folds: WHY },
  });
  if (!row) return undefined;
  const { closedAt, newUntil, searchText: _, today: lines, folds, ...rest } = row;
  const pictures = rest.isHidden ? [] : rest.pictures;
  const open = closedAt || rest.folded === 'GONE' ? { ...rest, ...NOTHING_SAID } : { ...rest, pictures };
  const shown = writtenIn(open, 'name', 'words', 'whereWords', 'notebook');
  const said = closedAt ? undefined : lines[0];
  const line = said ? writtenIn({ words: said.words, until: said.until }, 'words') : null;
  return {
    ...shown,
    closed: rest.folded === 'CLOSED' ? closedBy(rest.folded, folds) : null,
    today: line,
    todayId: said?.id ?? null,
    isNew: isNewAt(newUntil, now()),
    goes: closedAt && placeErasedOn(closedAt, zone()),
  };
});

const NOTHING_SAID = { words: '', whereWords: '', notebook: '', cell: null, area: null, pictures: [] };

const PAGE = { name: true, words: true, whereWords: true, cell: true, notebook: true } as const;

/** What a place's form begins with. Where the page is hidden, whoever is settled reads it there, and nobody anywhere else; null for others. */
export async function pageToChange(viewer: Viewer | null, shown: PlaceView): Promise<PlaceView | null> {
  if (shown.folded !== 'GONE') return shown;
  if (!viewer || (await isCareful(viewer))) return null;
  const page = await database().place.findUnique({ where: { id: shown.id }, select: PAGE });
  return page && { ...shown, ...writtenIn(page, 'name', 'words', 'whereWords', 'notebook') };
}

/** What of a place's page leaves the board: in previews, feeds and for machines, nothing that is folded. */
export function saidOutside(place: PlaceView): PlaceView {
  const nothing = { ...place, ...NOTHING_SAID };
  return place.folded === 'OPEN' ? place : writtenIn(nothing, 'words', 'whereWords', 'notebook');
}

type Asked = { page?: string; query?: Record<string, string | string[] | undefined> };

/**
 * The place whose page an address asks for, as `place` has it. By its id, or a slug that it had until lately, it leads on to where the page
 * is now: for this once (307), since a place can have a slug again. A form that was sent there is answered where it was sent.
 */
export async function placeAsked(
  address: string,
  { page, query = {} }: Asked = {},
): Promise<PlaceView | undefined> {
  const named = slugIn(address);
  const here = await place(named);
  if (!here || here.slug === named || holding().getStore()?.action[0]) return here;
  const said = Object.entries(query).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return redirect(`${placeAddress(here.slug, page)}${said[0] ? `?${new URLSearchParams(said)}` : ''}`);
}

/** A condition: a place is open, or is no home and was open less than thirty days ago. */
const namedStill = () => ({
  OR: [{ closedAt: null }, { isHome: false, closedAt: { gt: hereSince(now()) } }],
});

/** The name of a place in the neighbourhood, or of the town, by which people know where they look; null where none is known. */
export const landmark = cache(async (area: string | null): Promise<PeopleWords | null> => {
  if (!area) return null;
  const where = { area, closedAt: null };
  const place = await database().place.findFirst({ where, orderBy: { slug: 'asc' }, select: { name: true } });
  return place ? written(place.name) : townAt(area);
});

/** Whether any place stands on the board: until one does, the board invites to open it. */
export async function hasPlaces(): Promise<boolean> {
  return (await database().place.findFirst({ where: { closedAt: null }, select: { id: true } })) !== null;
}
