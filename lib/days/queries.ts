import 'server-only';
import { database } from '#lib/database/client';
import { backTo, mayMove, targetOf } from '#lib/days/rules';
import type { DateView } from '#lib/days/schema';
import type { Looking } from '#lib/people/rules';
import { dayView } from '#lib/posts/queries';
import { doesHostAnswer, mayCallOff } from '#lib/posts/rules';
import { isId } from '#lib/text/id';
import { now } from '#lib/when/clock';
import { todayIn } from '#lib/when/day';
import { zone } from '#lib/when/zone';

/** The dates of a post, earliest first, that whoever is looking may change; none for visitors, nor of what is for any day. */
export async function datesToChange(looking: Looking, postId: string): Promise<DateView[]> {
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
    .map((row) => {
      const day = dayView(row, post);
      return {
        post: { id: post.id, title: post.title },
        day,
        start: mayMove(row, post, zone()) ? targetOf(row, day.endSaid, zone()) : null,
        mayGoBack: backTo(row, post, now(), zone()) !== null,
      };
    });
}
