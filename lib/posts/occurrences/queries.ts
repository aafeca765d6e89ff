import 'server-only';
import { NOT_GONE, OPEN } from '#lib/folds/schema';
import { isCareful } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import {
  backTo,
  dateSaid,
  doesHostAnswer,
  isTaken,
  mayCallOff,
  mayMove,
  targetOf,
} from '#lib/posts/occurrences/rules';
import type { DateView, TodayDate } from '#lib/posts/occurrences/schema';
import { occurrenceView } from '#lib/posts/occurrences/view';
import { isId } from '#lib/values/text/id';
import { written } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';
import { dayEnd, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** As many dates of one day at one place as a form shows. */
const MOST_TODAY = 20;

/** The dates of a post, earliest first, that whoever is looking may change; none for visitors, nor of what is for any day. */
export async function datesToChange(viewer: Viewer | null, postId: string): Promise<DateView[]> {
  if (!viewer || !isId(postId)) return [];
  const post = await database().post.findFirst({
    where: { id: postId, withdrawnAt: null, ...NOT_GONE, occurrences: { some: { ends: { gt: now() } } } },
    include: {
      hosts: { include: { person: { select: { hereOn: true } } } },
      occurrences: {
        where: { ends: { gt: now() }, kind: { not: 'ANY' } },
        orderBy: { starts: 'asc' },
        include: { joinings: { where: { personId: viewer.id }, select: { occurrenceId: true } } },
      },
    },
  });
  if (!post) return [];
  const isHost = post.hosts.some(({ personId }) => personId === viewer.id);
  const people = post.hosts.map(({ person }) => person);
  const hostAnswers = doesHostAnswer(people, todayIn(zone(), now()));
  const who = { isHost, hostAnswers, isCareful: await isCareful(viewer) };
  return post.occurrences
    .filter(({ joinings }) => mayCallOff({ ...who, isComing: joinings.length > 0 }))
    .map((row) => {
      const day = occurrenceView(row, post);
      const to = backTo(row, post, { now: now(), zone: zone() });
      return {
        post: { id: post.id, title: written(post.title) },
        day,
        said: dateSaid(row, day.endSaid, zone()),
        start: mayMove(row, post, zone()) ? targetOf(row, day.endSaid, zone()) : null,
        mayGoBack: to !== null && !isTaken(to, row, post.occurrences),
      };
    });
}

/** Dates of today at a place that can be called off: of activities, and of what comes again. */
export const todayAt = (slug: string) => ({
  starts: { lt: dayEnd(todayIn(zone(), now()), zone()) },
  ends: { gt: now() },
  kind: { not: 'ANY' as const },
  post: {
    withdrawnAt: null,
    ...OPEN,
    place: { slug, closedAt: null },
    OR: [{ kind: 'ACTIVITY' as const }, { rhythm: { not: null } }],
  },
});

/**
 * Today's dates at a place that whoever is looking may call off by saying what is so there: all for whoever is no newcomer, and what
 * they may call off otherwise.
 */
export async function datesToday(viewer: Viewer | null, slug: string): Promise<TodayDate[]> {
  if (!viewer) return [];
  const rows = await database().occurrence.findMany({
    where: { ...todayAt(slug), calledOff: false },
    orderBy: [{ starts: 'asc' }, { id: 'asc' }],
    take: MOST_TODAY,
    include: { post: { select: { title: true, startHour: true, endHour: true } } },
  });
  const all = rows.map(({ post, ...row }) => ({
    day: occurrenceView(row, post),
    title: written(post.title),
    postId: row.postId,
  }));
  return theirsOf(viewer, all);
}

/** Whether somebody may take back what is called off by what is said to be so at a place. */
export async function isOffByLine(viewer: Viewer | null, slug: string, words: string): Promise<boolean> {
  if (!viewer) return false;
  const where = { ...todayAt(slug), calledOff: true, words };
  const rows = await database().occurrence.findMany({
    where,
    take: MOST_TODAY,
    select: { id: true, postId: true },
  });
  const theirs = await theirsOf(
    viewer,
    rows.map(({ id, postId }) => ({ day: { id }, postId })),
  );
  return theirs[0] !== undefined;
}

/** Which of today's dates somebody may call off by a line: all, but in their careful days only what they may otherwise. */
async function theirsOf<D extends { day: { id: string }; postId: string }>(
  viewer: Viewer,
  dates: D[],
): Promise<D[]> {
  if (!(await isCareful(viewer))) return dates;
  const may = await Promise.all(dates.map(({ postId }) => datesToChange(viewer, postId)));
  const theirs = may.flat().map(({ day }) => day.id);
  return dates.filter(({ day }) => theirs.includes(day.id));
}
