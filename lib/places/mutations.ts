import 'server-only';
import { randomInt, randomUUID } from 'node:crypto';
import type { Place } from '#generated/prisma/client';
import type { Viewer } from '#lib/people/viewer';
import { attachPictures, type Pictures } from '#lib/pictures/mutations';
import { PICTURE_FIELDS, SHOWN } from '#lib/pictures/schema';
import { pictureToken } from '#lib/pictures/token';
import { lockPlace } from '#lib/places/places.sql';
import { hereSince, isSame, keptSince, slugIn } from '#lib/places/rules';
import { LONGEST_NOTEBOOK, type PlacePage } from '#lib/places/schema';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { erasedEarly, notErased } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';
import { boardIn } from '#lib/settings/queries';
import { areaOf } from '#lib/values/geo/cell';
import { toFind } from '#lib/values/text/find';
import { isId } from '#lib/values/text/id';
import { firstOf } from '#lib/values/text/marks';
import { slugOf } from '#lib/values/text/slug';
import { now } from '#lib/values/time/clock';

/** How long a slug may be before a syllable is added to it (lib/values/text/slug.ts). */
const ROOM = 54;
// There are some four thousand such words: no neighbourhood has as many places of one name.
const TRIES = 20;
/** So much of a notebook is found by its words: an entry of the index has room for no more. */
const MOST_FOUND = 20_000;

/** Opens a place; its slug is made from its name, with a made-up word after it where another place has it. */
export async function openPlace(
  _viewer: Viewer,
  page: PlacePage,
  db: Transaction,
): Promise<{ id: string; slug: string }> {
  const slug = slugOf(page.name);
  for (let tried = 0; tried < TRIES; tried++) {
    const free = tried === 0 ? slug : `${firstOf(slug, ROOM).replace(/-+$/, '')}-${madeUpWord()}`;
    const data = { ...page, ...(await found(page, db)), slug: free };
    const [place] = await db.place.createManyAndReturn({ data: [data], skipDuplicates: true });
    if (!place) continue;
    await changed(db, `place:${place.id}`);
    return { id: place.id, slug: free };
  }
  throw new Error('no slug is free');
}

/** A place's page as its form says it; `version` is how it stood when the form was opened. */
type Edit = { slug: string; version: string; page: PlacePage };
/** What became of it: changed (or the same), changed by somebody else meanwhile, closed, or no such place. */
export type Edited =
  | { kind: 'changed'; id: string; slug: string }
  | { kind: 'conflict'; theirs: PlacePage; version: string; base: PlacePage | null }
  | { kind: 'closed' }
  | { kind: 'missing' };

/**
 * Changes a place's page. Where somebody else changed it since `version`, nothing is written, and both texts come back.
 */
export async function changePlace(
  viewer: Viewer,
  { slug, version, page }: Edit,
  db: Transaction,
): Promise<Edited> {
  const place = await held(db, { slug });
  if (!place) return { kind: 'missing' };
  if (place.closedAt) return { kind: 'closed' };
  const done: Edited = { kind: 'changed', id: place.id, slug };
  if (isSame(place, page)) return done;
  if (place.version !== version)
    return {
      kind: 'conflict',
      theirs: pageOf(place),
      version: place.version,
      base: await stoodAs(db, place.id, version),
    };
  await replace(db, place, { page, by: viewer.id });
  return done;
}

/** Puts a place's page back to how it stood before a change of the last thirty days, which is itself a change. Returns its slug. */
export async function undoTo(viewer: Viewer, versionId: string): Promise<string | undefined> {
  if (!isId(versionId)) return undefined;
  return database().$transaction(async (db) => {
    const row = await db.placeVersion.findUnique({
      where: { id: versionId, madeAt: { gt: keptSince(now()) } },
    });
    const place = row && (await held(db, { id: row.placeId }));
    if (!place) return undefined;
    await replace(db, place, { page: pageOf(row), by: viewer.id, closed: row.closed });
    return place.slug;
  });
}

/** Says that a place is no more. Anyone signed in may, since a home may be one; anyone signed in can undo it for thirty days. */
export const closePlace = (viewer: Viewer, slug: string): Promise<boolean> => setClosed(viewer, slug, true);

/** Says that a place is here after all. */
export const reopenPlace = (viewer: Viewer, slug: string): Promise<boolean> => setClosed(viewer, slug, false);

async function setClosed(viewer: Viewer, slug: string, closed: boolean): Promise<boolean> {
  return database().$transaction(async (db) => {
    const place = await held(db, { slug });
    if (!place) return false;
    await replace(db, place, { page: pageOf(place), by: viewer.id, closed });
    return true;
  });
}

/** Says what is so at a place today, until this instant, instead of what was said before. False where there is no such place. */
export async function sayToday(
  _viewer: Viewer,
  slug: string,
  words: string,
  until: Date,
  db: Transaction,
): Promise<boolean> {
  const place = await held(db, { slug });
  if (!place || place.closedAt) return false;
  const line = { placeId: place.id, area: place.area, words, until };
  await db.todayLine.upsert({ where: { placeId: place.id }, create: line, update: line });
  await changed(db, `place:${place.id}`);
  return true;
}

/** Takes today's line away. False where there is no such place. */
export async function sayNoMore(viewer: Viewer, slug: string, db?: Transaction): Promise<boolean> {
  if (!db) return database().$transaction((tx) => sayNoMore(viewer, slug, tx));
  const place = await held(db, { slug });
  if (!place) return false;
  const line = await db.todayLine.findUnique({ where: { placeId: place.id }, select: { id: true } });
  await db.todayLine.deleteMany({ where: { placeId: place.id } });
  if (line) await erasedEarly(db, 'TodayLine', line.id);
  await changed(db, `place:${place.id}`);
  return true;
}

/**
 * Puts words from a conversation at the end of a place's notebook. The change names nobody.
 * @returns 'full' where the notebook has no room for them, undefined where there is no such place or it is no more.
 */
export async function addToNotebook(
  _viewer: Viewer,
  placeId: string,
  words: string,
  db: Transaction,
): Promise<'added' | 'full' | undefined> {
  const place = await held(db, { id: placeId });
  if (!place || place.closedAt) return undefined;
  const notebook = place.notebook ? `${place.notebook}\n\n${words}` : words;
  if ([...notebook].length > LONGEST_NOTEBOOK) return 'full';
  await replace(db, place, { page: { ...pageOf(place), notebook }, by: null });
  return 'added';
}

/**
 * Puts the pictures of a form beside those that a place has; taken down they are one by one, by whom they show.
 * False where there is no room for them, or no such place.
 */
export async function addPictures(
  _viewer: Viewer,
  placeId: string,
  pictures: Pictures,
  title: string,
  db: Transaction,
): Promise<boolean> {
  const added = PICTURE_FIELDS.flatMap((field) => pictures[field] ?? []);
  if (!added[0]) return true;
  const place = await held(db, { id: placeId });
  if (!place || place.closedAt) return false;
  const here = await db.picture.findMany({ where: { placeId: place.id }, ...SHOWN });
  const all = [...here.map((picture) => ({ ...picture, token: pictureToken(picture.key) })), ...added];
  if (all.length > PICTURE_FIELDS.length) return false;
  const fields = all.map((picture, at) => [PICTURE_FIELDS[at], picture]);
  await attachPictures(db, Object.fromEntries(fields), { placeId: place.id }, title);
  await changed(db, `place:${place.id}`);
  return true;
}

/** A place that is still here, locked until the transaction ends, so that changes come one after the other. */
async function held(db: Transaction, where: { slug: string } | { id: string }): Promise<Place | undefined> {
  if ('slug' in where ? slugIn(where.slug) !== where.slug : !isId(where.id)) return undefined;
  const place = await db.place.findFirst({ where, select: { id: true } });
  if (!place) return undefined;
  await run(db, lockPlace, { id: place.id });
  const here = [{ closedAt: null }, { closedAt: { gt: hereSince(now()) } }];
  return (await db.place.findUnique({ where: { id: place.id, OR: here } })) ?? undefined;
}

type Replacing = { page: PlacePage; by: string | null; closed?: boolean };

/** Replaces a held place's page and keeps how it stood, under the version it had. Where nothing changes, nothing is kept. */
async function replace(
  db: Transaction,
  place: Place,
  { page, by, closed = false }: Replacing,
): Promise<void> {
  const wasClosed = place.closedAt !== null;
  if (isSame(place, page) && wasClosed === closed) return;
  const { id, version } = place;
  const last = await db.placeVersion.findFirst({ where: { placeId: id }, orderBy: { madeAt: 'desc' } });
  // One after the other, even within a millisecond or where the clock was set back.
  const madeAt = new Date(Math.max(now().getTime(), (last?.madeAt.getTime() ?? 0) + 1));
  await db.placeVersion.create({
    data: { ...pageOf(place), id: version, placeId: id, closed: wasClosed, madeAt, personId: by },
  });
  if (closed !== wasClosed) await (closed ? erasedEarly : notErased)(db, 'Place: closed', id);
  const closedAt = closed ? (place.closedAt ?? now()) : null;
  const foundBy = await found(page, db);
  await db.place.update({ where: { id }, data: { ...page, ...foundBy, closedAt, version: randomUUID() } });
  if (foundBy.area !== place.area)
    await db.todayLine.updateMany({ where: { placeId: id }, data: { area: foundBy.area } });
  await changed(db, `place:${id}`);
}

/** How a place's page stood under a version, where that is still known. */
async function stoodAs(db: Transaction, placeId: string, version: string): Promise<PlacePage | null> {
  const row = isId(version) ? await db.placeVersion.findUnique({ where: { id: version, placeId } }) : null;
  return row && pageOf(row);
}

const pageOf = ({ name, words, whereWords, cell, notebook }: PlacePage): PlacePage => ({
  name,
  words,
  whereWords,
  cell,
  notebook,
});

/** By what a place is found: its surroundings (the board's, where it says in words where it is), and its words folded. */
async function found({ cell, name, words, whereWords, notebook }: PlacePage, db: Transaction) {
  const area = cell ? areaOf(cell) : (await boardIn(db)).area;
  return { area, folded: toFind([name, words, whereWords, firstOf(notebook, MOST_FOUND)].join('\n')) };
}

/** Two syllables that mean nothing: "rumo", "liva". */
function madeUpWord(): string {
  const sign = (of: string) => of[randomInt(of.length)];
  return [1, 2].map(() => `${sign('bdfglmnprstv')}${sign('aeiou')}`).join('');
}
