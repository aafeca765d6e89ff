import 'server-only';
import { type BoardParameters, kindNamed } from '#lib/board/parameters';
import { postsNearlySaying, postsSaying, postsSayingAnywhere } from '#lib/board/search.sql';
import { database } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { areasIn } from '#lib/values/geo/cell';
import { ringsOf } from '#lib/values/geo/reach';
import { containsAll } from '#lib/values/text/matches';
import { indexQuery, type SearchTerms, toSearchTerms, wordsOf } from '#lib/values/text/search-text';

/**
 * What a search found: the ids of the posts, or none where so many say it that walking along the days finds them sooner. `sought` are
 * the words as they were found, to be marked.
 */
export type Found = { ids: string[] | null; sought: SearchTerms };

type Looked = Pick<BoardParameters, 'reach' | 'kind'> & { q: string | null; area: string | null };

/** More posts than this are common enough to be met while walking along the days: every few of them says it. */
const MANY = 10_000;
/** So many posts are read to see whether they say nearly what was typed. */
const MOST_NEAR = 6_000;

/** The posts around here that say all the words of a search, as they were typed. Null where nothing was asked. */
export async function findPosts(looked: Looked): Promise<Found | null> {
  const words = toSearchTerms(looked.q ?? '');
  if (words.length === 0) return null;
  const sought = { words, withTypos: false };
  // Without an area the board is small: all of it is walked along.
  const ids = looked.area ? await idsOf(looked, sought) : await anywhere(looked, sought);
  return { ids: ids.length < MANY ? ids : null, sought };
}

/**
 * What was found; or, where that is nothing, the posts that say nearly what was typed. Mistakes are not looked for as long as something
 * is found as it was typed: bread would be board and beard.
 */
export async function orNearly(looked: Looked, found: Found | null): Promise<Found | null> {
  if (!found || found.ids?.[0] || found.ids === null) return found;
  const sought = { words: found.sought.words, withTypos: true };
  return { ids: await nearIdsOf(looked, sought), sought };
}

const wanted = ({ kind }: Looked, sought: SearchTerms) => ({
  kind: kind ? kindNamed(kind) : null,
  ...wordsOf(sought),
});

async function idsOf(looked: Looked, sought: SearchTerms): Promise<string[]> {
  const params = { ...wanted(looked, sought), queries: queriesOf(looked, sought), most: MANY };
  return (await run(database(), postsSaying, params)).map(({ id }) => id);
}

async function anywhere(looked: Looked, sought: SearchTerms): Promise<string[]> {
  const params = { ...wanted(looked, sought), most: MANY };
  return (await run(database(), postsSayingAnywhere, params)).map(({ id }) => id);
}

async function nearIdsOf(looked: Looked, sought: SearchTerms): Promise<string[]> {
  const { kind } = wanted(looked, sought);
  const queries = queriesOf(looked, sought);
  const rows = await run(database(), postsNearlySaying, { queries, kind, most: MOST_NEAR });
  const isSaid = containsAll(sought);
  return rows.filter(({ searchText }) => isSaid(searchText)).map(({ id }) => id);
}

/** What the index of words is asked of each area, nearest first, and of what has none. */
function queriesOf({ area, reach }: Looked, sought: SearchTerms): string[] {
  const rings = area ? ringsOf(area, reach).flat() : [];
  const areas = [...(reach === 'further' ? rings.flatMap(areasIn) : rings), null];
  return areas.map((each) => indexQuery(sought, each));
}
