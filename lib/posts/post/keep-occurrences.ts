import 'server-only';
import type { Transaction } from '#lib/platform/database/client';
import { datesKept } from '#lib/posts/occurrences/dates';
import { takeBackReminders } from '#lib/posts/post/changes';
import { notifyAbout } from '#lib/posts/post/notify';
import { occurrenceRow, type Whereabouts } from '#lib/posts/post/rows';
import type { Draft } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';
import type { Hours } from '#lib/values/time/span';
import { zone } from '#lib/values/time/zone';

/** Brings the dates of a post to what its draft says, and tells those who were coming what that changes for them. */
export async function keepDays(
  db: Transaction,
  post: { id: string; title: string } & Hours,
  draft: Draft,
  where: Whereabouts,
  hasMoved: boolean,
): Promise<void> {
  const days = await db.occurrence.findMany({
    where: { postId: post.id },
    include: { joinings: { select: { personId: true } } },
  });
  const { kept, gone, added } = datesKept(days, draft.when, post, now(), zone());
  const leave = new Set<string>();
  for (const day of gone) {
    for (const { personId } of day.joinings) leave.add(personId);
    await takeBackReminders(db, day, day.joinings);
  }
  await db.occurrence.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  const hear = new Set<string>();
  for (const { before, date } of kept) {
    const isLater =
      before.starts.getTime() !== date.starts.getTime() || before.ends.getTime() !== date.ends.getTime();
    if (isLater) await takeBackReminders(db, before, before.joinings);
    if (isLater || hasMoved) for (const { personId } of before.joinings) hear.add(personId);
    const data = {
      ...occurrenceRow(date, where),
      movedFrom: date.movedFrom,
      ...(isLater && { asked: false }),
    };
    await db.occurrence.update({ where: { id: before.id }, data });
  }
  await db.occurrence.createMany({
    data: added.map((date) => ({ postId: post.id, ...occurrenceRow(date, where) })),
  });
  await notifyAbout(db, [...leave], { is: 'dateGone' }, post);
  await notifyAbout(
    db,
    [...hear].filter((id) => !leave.has(id)),
    { is: 'changed' },
    post,
  );
}
