import 'server-only';
import { type FedPost, fedPosts } from '#lib/feeds/queries';
import { database } from '#lib/platform/database/client';
import { sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';

/** Whose calendar a token opens: what they come to and the activities they call, and their language. Null where it opens none. */
export async function ownCalendar(
  token: string,
): Promise<{ id: string; personId: string; language: string | null; posts: FedPost[] } | null> {
  const key = await database().feedKey.findUnique({
    where: { tokenHash: sha256(token) },
    select: { id: true, person: { select: { id: true, language: true } } },
  });
  if (!key) return null;
  const { id: personId, language } = key.person;
  const [called, joined] = await Promise.all([
    fedPosts({ kind: 'ACTIVITY', hosts: { some: { personId } } }),
    database().occurrence.findMany({
      where: { ends: { gt: now() }, joinings: { some: { personId } } },
      select: { id: true, postId: true },
    }),
  ]);
  const others = await fedPosts({ id: { in: joined.map(({ postId }) => postId) } });
  const isComing = new Set(joined.map(({ id }) => id));
  // Of what others call only the dates one comes to; one's own whole.
  const dates = others
    .filter(({ id }) => !called.some((post) => post.id === id))
    .map((post) => ({
      ...post,
      rhythm: null,
      occurrences: post.occurrences.filter(({ id }) => isComing.has(id)),
    }));
  return {
    id: key.id,
    personId,
    language,
    posts: [...called, ...dates].filter(({ occurrences }) => occurrences[0]),
  };
}
