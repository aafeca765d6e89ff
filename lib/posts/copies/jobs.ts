import 'server-only';
import { keepPlaceStill } from '#lib/places/places.sql';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { walk } from '#lib/platform/database/walk';
import { changed } from '#lib/platform/live/changed';
import { postsWithDatesElsewhere } from '#lib/posts/copies/copies.sql';
import { keepChange } from '#lib/posts/post/changes';
import { each, FOUND } from '#lib/posts/post/fields';
import { searchTextOf } from '#lib/posts/post/mutations';
import { addPendingMatch } from '#lib/posts/post/pending-match';
import { lockDates, lockPost } from '#lib/posts/post/posts.sql';
import { wideOf } from '#lib/values/geo/cell';
import { toSearchText } from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';

/** So many posts are looked at at once. */
const BATCH = 200;

const KEPT = () => ({
  ...each(FOUND, () => true as const),
  ...{ id: true, kind: true, typedFor: true, searchText: true, placeId: true, area: true, wide: true },
  place: { select: { id: true, name: true, area: true } },
});
type Kept = NonNullable<Awaited<ReturnType<typeof keptPost>>>;

/**
 * Brings what posts keep to be found by to what it is made of: their words as they are folded now, the name and area of their place, and
 * on their dates the area of their post. May run twice, in two processes, or be killed at any moment.
 * @returns whether there was any that differed
 */
export async function renewPosts(): Promise<boolean> {
  let any = false;
  const postsBehind = (after: string) =>
    database().post.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: KEPT(),
    });
  for await (const posts of walk(postsBehind)) {
    const ids = posts.map(({ id }) => id);
    const elsewhere = await run(database(), postsWithDatesElsewhere, { ids });
    const stale = [...posts.filter(differs), ...elsewhere].map(({ id }) => id);
    for (const id of new Set(stale)) await database().$transaction((db) => renew(id, db));
    if (stale[0]) any = true;
  }
  return any;
}

const keptPost = (id: string, db: Transaction) => db.post.findUnique({ where: { id }, select: KEPT() });

/** What a post should keep. Where its place is gone it stays where that was. */
function madeOf(post: Kept) {
  const area = post.place ? post.place.area : post.area;
  return { searchText: searchTextOf(post, post.place?.name ?? ''), area, wide: area && wideOf(area) };
}

function differs(post: Kept): boolean {
  const { searchText, area, wide } = madeOf(post);
  return searchText !== post.searchText || area !== post.area || wide !== post.wide;
}

async function renew(id: string, db: Transaction): Promise<void> {
  const before = await keptPost(id, db);
  if (before?.place) await run(db, keepPlaceStill, { id: before.place.id });
  await run(db, lockDates, { postId: id });
  await run(db, lockPost, { id });
  const post = await keptPost(id, db);
  if (!post || post.placeId !== before?.placeId) return; // it goes elsewhere just now, and takes that along
  const made = madeOf(post);
  await db.post.update({ where: { id }, data: made });
  await db.occurrence.updateMany({ where: { postId: id }, data: { area: made.area, wide: made.wide } });
  // Only where its place went without it: what is merely folded otherwise is nothing new to anybody.
  const lags = made.area !== post.area || !post.searchText.endsWith(toSearchText(post.place?.name ?? ''));
  if (!lags) return;
  await keepChange(db, id, now());
  await addPendingMatch(db, id, { before: post, now: { ...post, ...made } });
  await changed(db, `post:${id}`);
}
