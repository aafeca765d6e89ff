import 'server-only';
import { isSpot } from '#lib/places/place/rules';
import type { PlaceName, PlaceOnMap, PlacesPage } from '#lib/places/place/schema';
import {
  farPlaces,
  type ListedPlace,
  nearPlaces,
  placesFound,
  todayLinesAnywhere,
  todayLinesByArea,
} from '#lib/places/places.sql';
import type { PlaceLine } from '#lib/places/today/schema';
import { database } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { areasIn, centreOf } from '#lib/values/geo/cell';
import { type Reach, ringsOf } from '#lib/values/geo/reach';
import { Several } from '#lib/values/several';
import { containsAll, excerptOf, matchesIn } from '#lib/values/text/matches';
import { type Written, written, writtenIn } from '#lib/values/text/people-words';
import {
  indexQuery,
  type SearchTerms,
  toSearchTerms,
  toSearchText,
  wordsOf,
} from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';

// The places of the board, nearest first: in the order of (ring, slug), so that a list goes on where it stopped.

/** As many places as one list shows; the rest is a link away. */
const MOST = 60;
/** As many as one field to choose from can hold and still be read. */
const MOST_NAMES = 200;
/** As many as one night sky can hold, each with its name. */
const MOST_STARS = 60;
/** As many as a search shows beside the posts, and so many are read to see whether they say nearly what was typed. */
const MOST_FOUND = 8;
const MOST_NEAR = 500;
/** As many lines for today as are read to see whether they say what is looked for. */
const MOST_LINES_READ = 400;
/** A ring beyond every other: what lies elsewhere. */
const ELSEWHERE = 999;

const byName = new Intl.Collator();

/** Some cells with their rings, nearest first. */
function cellsOf(area: string | null, reach: Reach): { cells: string[]; rings: number[] } {
  const rings = area ? ringsOf(area, reach) : [];
  const all = rings.flatMap((ring, at) =>
    (reach === 'further' ? ring.flatMap(areasIn) : ring).map((cell) => ({ cell, ring: at })),
  );
  return { cells: all.map(({ cell }) => cell), rings: all.map(({ ring }) => ring) };
}

/** Open places after a cursor: those within a ride of `area`, nearest first, then all others. */
async function inOrder(
  area: string | null,
  most: number,
  { sought = null, onMap = false, after = { ring: 0, slug: '' }, isSought = false }: Wanted = {},
): Promise<ListedPlace[]> {
  const { cells, rings } = cellsOf(area, 'ride');
  const wanted = { ...wordsOf(sought), onMap, isSought, now: now() };
  const from = { afterRing: after.ring, afterSlug: after.slug };
  const near = await run(database(), nearPlaces, { ...wanted, ...from, cells, rings, most });
  if (near.length === most) return near;
  const beyond = after.ring === ELSEWHERE ? after.slug : '';
  const rest = { cells, elsewhere: ELSEWHERE, afterSlug: beyond, most: most - near.length };
  return [...near, ...(await run(database(), farPlaces, { ...wanted, ...rest }))];
}

type After = { ring: number; slug: string };
/** `sought` are words that they say, `isSought` whether words are looked for in what is read. */
type Wanted = { sought?: SearchTerms | null; onMap?: boolean; after?: After; isSought?: boolean };

/** Where a list of places goes on, as an address has it: opaque, and nothing that the places' pages would not tell. */
const cursorOf = ({ ring, slug }: After): string => Buffer.from(`${ring}.${slug}`).toString('base64url');

/** Undefined for whatever no list of places went on with. */
export function readAfter(text: string): After | undefined {
  const [, ring, slug = ''] =
    /^(\d{1,3})\.([\p{L}\p{M}\p{N}-]{1,70})$/u.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  return ring === undefined ? undefined : { ring: Number(ring), slug };
}

/** The places one can choose from in a form: the nearest, by name. */
export async function placeNames(area: string | null): Promise<PlaceName[]> {
  const rows = await inOrder(area, MOST_NAMES);
  return rows
    .map(({ id, slug, name }) => ({ id, slug, name: written(name) }))
    .sort((a, b) => byName.compare(a.name, b.name));
}

/** The places of the board, nearest first; with words, those that say them, or nearly. */
export async function places(area: string | null, query = '', after?: After): Promise<PlacesPage> {
  const { rows, sought } = await listed(area, query, after);
  const last = rows.slice(0, MOST).at(-1);
  const lines = linesOf(rows.slice(0, MOST), sought);
  return { places: new Several(lines), more: last && rows[MOST] ? cursorOf(last) : null, sought };
}

type Listed = { rows: ListedPlace[]; sought: SearchTerms | null };

/** As many as a list shows and one more. */
async function listed(area: string | null, query: string, after?: After): Promise<Listed> {
  const typed = { words: toSearchTerms(query), withTypos: false };
  if (!typed.words[0]) return { rows: await inOrder(area, MOST + 1, { after }), sought: null };
  const rows = await inOrder(area, MOST + 1, { sought: typed, after, isSought: true });
  if (rows[0] || after) return { rows, sought: typed };
  const withTypos = { ...typed, withTypos: true };
  const all = await inOrder(area, MOST_NEAR, { isSought: true });
  const isSaid = containsAll(withTypos);
  return { rows: all.filter(({ searchText }) => isSaid(searchText)).slice(0, MOST), sought: withTypos };
}

/** The places within reach that say all the words that are looked for, nearest first; without an area, wherever they are. */
export async function placesSaying(
  area: string | null,
  reach: Reach,
  sought: SearchTerms,
): Promise<PlaceLine[]> {
  if (!area) {
    const found = await listed(null, sought.words.join(' '));
    return linesOf(found.rows.slice(0, MOST_FOUND), found.sought);
  }
  const { cells, rings } = cellsOf(area, reach);
  const queries = cells.map((cell) => indexQuery(sought, cell));
  const rows = await run(database(), placesFound, { queries, rings, now: now(), most: MOST_NEAR });
  const isSaid = containsAll(sought);
  const saying = rows.filter(({ searchText }) => isSaid(searchText));
  return linesOf(saying.slice(0, MOST_FOUND), sought);
}

function linesOf(rows: ListedPlace[], sought: SearchTerms | null): PlaceLine[] {
  return rows.map(({ id, slug, name, words, whereWords, notebook, line, until }) => {
    const isShown = sought?.words.every((word) =>
      [name, words, whereWords].some((text) => matchesIn(text, { ...sought, words: [word] })[0]),
    );
    const excerpt = sought && !isShown ? excerptOf(notebook, sought) : null;
    const today = line !== null && until ? { words: written(line), until } : null;
    const said = writtenIn({ name, words, whereWords, excerpt }, 'name', 'words', 'whereWords', 'excerpt');
    return { id, slug, ...said, today };
  });
}

/** The nearest places that say where they are, by name: for drawing them. `isOn` where something is going on there right now. */
export async function placesOnMap(area: string | null): Promise<PlaceOnMap[]> {
  const rows = await inOrder(area, MOST_STARS, { onMap: true });
  const on = { calledOff: false, kind: 'HOUR' as const, starts: { lte: now() }, ends: { gt: now() } };
  const posts = await database().post.findMany({
    where: { placeId: { in: rows.map(({ id }) => id) }, withdrawnAt: null, occurrences: { some: on } },
    distinct: ['placeId'],
    select: { placeId: true },
  });
  const glowing = new Set(posts.map(({ placeId }) => placeId));
  return rows
    .flatMap(({ id, slug, name, cell }) =>
      isSpot(cell)
        ? [{ id, slug, name: written(name), point: centreOf(cell), cell, isOn: glowing.has(id) }]
        : [],
    )
    .sort((a, b) => byName.compare(a.name, b.name));
}

/** What is so right now at places within reach, nearest first; with words, what says one of them. */
export async function todayLines(
  { area, reach }: { area: string | null; reach: Reach },
  { most, sought }: { most: number; sought: SearchTerms | null },
): Promise<Written<{ id: string; slug: string; name: string; words: string }, 'name' | 'words'>[]> {
  const today = { now: now(), most: sought ? MOST_LINES_READ : most };
  const rows = area
    ? await run(database(), todayLinesByArea, { ...cellsOf(area, reach), elsewhere: ELSEWHERE, ...today })
    : await run(database(), todayLinesAnywhere, today);
  const lines = rows.map((row) => writtenIn(row, 'name', 'words'));
  if (!sought) return lines;
  const isSaid = sought.words.map((word) => containsAll({ ...sought, words: [word] }));
  const says = (text: string) => {
    const found = toSearchText(text);
    return isSaid.some((isIn) => isIn(found));
  };
  return lines.filter(({ words }) => says(words)).slice(0, most);
}
