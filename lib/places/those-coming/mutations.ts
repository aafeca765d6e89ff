import 'server-only';
import { addNotifications } from '#lib/notifications/mutations';
import { queueMails } from '#lib/notifications/outbox';
import { beginning, isNear } from '#lib/notifications/rules';
import { type PlaceNews, placeMail } from '#lib/places/those-coming/mail';
import type { Transaction } from '#lib/platform/database/client';
import { now } from '#lib/values/time/clock';

const REASONS = { moved: 'PLACE_MOVED', closed: 'PLACE_CLOSED', back: 'PLACE_BACK' } as const;

/**
 * Tells those who come to what is on at a place, and those who answer for it, what happened to the place: on the board, and by mail. Once
 * until they look, for a page can be changed back and forth.
 * @param by who did it, who is not told
 */
export async function tellThoseComing(
  db: Transaction,
  placeId: string,
  { news, by }: { news: PlaceNews; by: string | null },
): Promise<void> {
  const posts = await db.post.findMany({
    where: { placeId, withdrawnAt: null, occurrences: { some: { ends: { gt: now() } } } },
    select: {
      id: true,
      title: true,
      hosts: { select: { personId: true } },
      occurrences: {
        where: { ends: { gt: now() }, calledOff: false },
        orderBy: { starts: 'asc' },
        select: { kind: true, starts: true, ends: true, joinings: { select: { personId: true } } },
      },
    },
  });
  for (const { hosts, occurrences, ...post } of posts) {
    const reason = REASONS[news];
    const [next] = occurrences;
    const due = next && isNear(next, now()) ? now() : undefined;
    const lastDates = new Map<string, Date | undefined>();
    for (const { joinings, ends } of occurrences)
      for (const { personId } of joinings) lastDates.set(personId, ends);
    for (const { personId } of hosts) lastDates.set(personId, undefined);
    if (by) lastDates.delete(by);
    for (const [personId, ends] of lastDates) {
      const told = await addNotifications(db, { personIds: [personId], postId: post.id, reason, ends });
      const options = { due, begins: beginning(occurrences, now()) };
      await queueMails(db, told, (language) => ({ ...placeMail(language, news, post), ...options }));
    }
  }
}
