import 'server-only';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { walk } from '#lib/platform/database/walk';
import { changed } from '#lib/platform/live/changed';
import { datesMissing } from '#lib/posts/occurrences/dates';
import { tryLockPost } from '#lib/posts/post/posts.sql';
import { now } from '#lib/values/time/clock';
import { dayOfDate } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** So many rhythms at once: each is held only while its own dates are written. */
const BATCH = 50;

/**
 * Adds to every rhythm the dates that came within reach since the last time: the coming ninety days, and never fewer than two that
 * take place. What is there stays as it is, called off, moved or not. May run twice, in two processes, or be killed at any moment.
 */
export async function extendRhythms(): Promise<void> {
  const rhythmsBehind = (after: string) =>
    database().post.findMany({
      where: {
        ...{ id: { gt: after }, rhythm: { not: null }, withdrawnAt: null },
        // Nobody answers for it any more, nor is asked to: it ends with the dates that it has.
        OR: [{ hosts: { some: {} } }, { namings: { some: { declined: false } } }],
      },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true },
    });
  for await (const posts of walk(rhythmsBehind))
    for (const { id } of posts) await database().$transaction((db) => extend(id, db));
}

/** Adds what one rhythm lacks. The post is held, so that nobody changes its hours meanwhile; another process's work is left to it. */
export async function extend(id: string, db: Transaction): Promise<void> {
  const [locked] = await run(db, tryLockPost, { id });
  if (!locked) return;
  const post = await db.post.findUnique({ where: { id }, include: { occurrences: true } });
  if (!post?.rhythm || !post.rhythmFrom || post.withdrawnAt) return;
  const { rhythm: rule, rhythmFrom, excludedDates: exdates, startHour, endHour, area, wide } = post;
  const repeats = { rule, firstDay: dayOfDate(rhythmFrom), exdates, startHour, endHour };
  const data = datesMissing(repeats, { now: now(), zone: zone() }, post.occurrences).map(
    ({ kind, starts, ends }) => ({
      ...{ postId: id, kind, starts, ends, area, wide },
    }),
  );
  if (data.length === 0) return;
  await db.occurrence.createMany({ data, skipDuplicates: true });
  await changed(db, `post:${id}`);
}
