import 'server-only';
import { notificationGoesOn, replacedBy } from '#lib/notifications/rules';
import type { NotificationReason } from '#lib/notifications/schema';
import type { Transaction } from '#lib/platform/database/client';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

/**
 * What some people are to find on the board. `day` is that of the date it is about ('YYYY-MM-DD'), and `was` the day on which that was
 * before; `ends` is when the last of the dates ends that it is about.
 */
export type BoardNews = {
  personIds: string[];
  postId: string | null;
  reason: NotificationReason;
  day?: string;
  was?: string;
  ends?: Date;
};

/**
 * Makes something news to some people: a dot in the head, and words on the board and at the post, until they look. The same is told once
 * until then. What was told before of the same, and is not so any more, is told no longer.
 * @returns those to whom it was none
 */
export async function addNotifications(
  db: Transaction,
  { personIds, postId, reason, day = '', was = day, ends }: BoardNews,
): Promise<string[]> {
  const goesOn = notificationGoesOn({ now: now(), zone: zone() }, ends);
  const before = { personId: { in: personIds }, postId, day: { in: [was, day] } };
  const stale = replacedBy(reason).filter((other) => other !== reason || was !== day);
  if (postId && stale[0]) await db.notification.deleteMany({ where: { ...before, reason: { in: stale } } });
  const made = await db.notification.createManyAndReturn({
    data: personIds.map((personId) => ({ personId, postId, reason, day, goesOn })),
    skipDuplicates: true,
    select: { personId: true },
  });
  return made.map(({ personId }) => personId);
}

/** Takes news of a post back: of one reason, from all, or from one who has answered it. @returns those who had not looked yet */
export async function removeNotifications(
  db: Transaction,
  where: { postId: string; reason: NotificationReason; personId?: string },
): Promise<string[]> {
  const unseen = await db.notification.findMany({ where, select: { personId: true } });
  await db.notification.deleteMany({ where });
  return unseen.map(({ personId }) => personId);
}
