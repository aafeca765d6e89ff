import 'server-only';
import { database } from '#lib/database/client';
import type { Looking } from '#lib/people/rules';
import { doesHostAnswer, mayCallOff } from '#lib/posts/rules';
import { isId } from '#lib/text/id';
import { now } from '#lib/when/clock';
import { dayOf, todayIn } from '#lib/when/day';
import { zone } from '#lib/when/zone';

/** A date that one may call off, or take back where it is. `hour` is the instant it starts at, where it has an hour. */
export type DateView = { id: string; day: string; hour: Date | null; calledOff: boolean; words: string };

/** The dates of a post, earliest first, that whoever is looking may call off; none for visitors, nor of what is for any day. */
export async function datesToCallOff(looking: Looking, postId: string): Promise<DateView[]> {
  if (!looking || !isId(postId)) return [];
  const post = await database().post.findFirst({
    where: { id: postId, withdrawnAt: null },
    include: {
      hosts: { include: { person: { select: { seenOn: true } } } },
      days: {
        where: { ends: { gt: now() }, kind: { not: 'ANY' } },
        orderBy: { starts: 'asc' },
        include: { joinings: { where: { personId: looking.id }, select: { dayId: true } } },
      },
    },
  });
  if (!post) return [];
  const isHost = post.hosts.some(({ personId }) => personId === looking.id);
  const seen = post.hosts.map(({ person }) => person.seenOn.toISOString().slice(0, 10));
  const hostAnswers = doesHostAnswer(seen, todayIn(zone(), now()));
  return post.days
    .filter(({ joinings }) => mayCallOff({ isHost, isComing: joinings.length > 0, hostAnswers }))
    .map(({ id, kind, starts, calledOff, words }) => ({
      ...{ id, calledOff, words },
      day: dayOf(starts, zone()),
      hour: kind === 'HOUR' ? starts : null,
    }));
}
