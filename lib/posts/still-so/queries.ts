import 'server-only';
import { OPEN } from '#lib/folds/schema';
import { database } from '#lib/platform/database/client';
import { isForgotten, readStillSo } from '#lib/posts/post/rules';
import { type PeopleWords, written } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/**
 * What the link of the mail that asks "still so?" finds: its post, and whether the question is `open`, or it was `said` meanwhile that it is
 * so. Null where the post is gone or withdrawn, they no longer answer for it, or the token is none.
 */
export async function askedStillSo(
  id: string,
  token: string,
): Promise<{ title: PeopleWords; state: 'open' | 'said'; day: string } | null> {
  const asking = readStillSo(token);
  if (!asking || asking.postId !== id) return null;
  const row = await database().post.findFirst({
    where: { id, withdrawnAt: null, ...OPEN, hosts: { some: { personId: asking.personId } } },
    include: { occurrences: { where: { kind: 'ANY' }, take: 1 } },
  });
  const [date] = row?.occurrences ?? [];
  if (!row || !date || isForgotten(row, date.ends, now())) return null;
  const state = date.ends.toISOString() === asking.ends ? 'open' : 'said';
  return { title: written(row.title), state, day: dayOf(new Date(date.ends.getTime() - 1), zone()) };
}
