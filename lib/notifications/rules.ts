import type { NotificationReason } from '#lib/notifications/schema';
import { retentionDays } from '#lib/values/periods';
import { addDays, dayOf, todayIn } from '#lib/values/time/day';
import type { ZonedNow } from '#lib/values/time/zone';

/** Reasons of which the latest says all: that a date takes place after all, where it was called off before. */
const TOGETHER: readonly (readonly NotificationReason[])[] = [
  ['CALLED_OFF', 'TAKES_PLACE', 'MOVED', 'OTHER_HOUR'],
  ['PLACE_MOVED', 'PLACE_CLOSED', 'PLACE_BACK'],
  ['WITHDRAWN', 'BACK'],
  ['FOLDED', 'UNFOLDED'],
];

/** The reasons whose news a piece of news takes the place of, its own among them. */
export function replacedBy(reason: NotificationReason): NotificationReason[] {
  return [...(TOGETHER.find((reasons) => reasons.includes(reason)) ?? [reason])];
}

/**
 * The day on which news goes, seen or not: after thirty days, and with the date that it is about, the day after it, as that somebody comes
 * to it is forgotten.
 * @param ends when the last of the dates ends that it is about; none where it is about all of a post
 */
export function notificationGoesOn({ now, zone }: ZonedNow, ends?: Date): Date {
  const latest = addDays(todayIn(zone, now), retentionDays('news'));
  const after = ends && addDays(dayOf(new Date(ends.getTime() - 1), zone), 1);
  return new Date(after && after < latest ? after : latest);
}

/** Whoever comes to a date that begins within this time is on the way already, or about to be. */
const ON_THE_WAY = 60 * 60 * 1000;

type Dated = { kind: string; starts: Date; ends: Date };

/** Whether a date is nearer than what else is waited for: it begins within the hour, or is on. A whole day that has begun waits. */
export function isNear({ kind, starts, ends }: Dated, now: Date): boolean {
  const isSoon = starts.getTime() <= now.getTime() + ON_THE_WAY && ends > now;
  return isSoon && (kind === 'HOUR' || starts > now);
}

/** When the first of some dates begins that has an hour and is not over (ISO 8601): till then, whoever comes has to know what became of it. */
export function beginning(dates: Dated[], now: Date): string | undefined {
  const [first] = dates
    .filter(({ kind, ends }) => kind === 'HOUR' && ends > now)
    .sort((one, other) => one.starts.getTime() - other.starts.getTime());
  return first?.starts.toISOString();
}
