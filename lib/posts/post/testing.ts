import { openMail } from '#lib/notifications/outbox';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { now } from '#lib/values/time/clock';
import { addDays, dayOf, hourOf, todayIn, weekdayOf } from '#lib/values/time/day';
import { spanOf } from '#lib/values/time/span';
import { zone } from '#lib/values/time/zone';

/** A day so many days from today. */
export const inDays = (days: number): string => addDays(todayIn(zone(), now()), days);

/** "Baking", an activity for a test: its hosts, its days, from six in the evening on; and what else its row is to hold. */
export async function activity(hosts: Viewer[], days: string[], more: object = {}) {
  const hours = { startHour: '18:00', endHour: null, ...more };
  return database().post.create({
    data: {
      kind: 'ACTIVITY',
      title: 'Baking',
      startHour: '18:00',
      hosts: { create: hosts.map(({ id }) => ({ personId: id })) },
      occurrences: {
        create: days.map((day) => {
          const { starts, ends } = spanOf(day, hours, zone());
          return { kind: 'HOUR' as const, starts, ends };
        }),
      },
      ...more,
    },
    include: { occurrences: { orderBy: { starts: 'asc' } } },
  });
}

/** Every week from a day on, as a row says it. */
export const weekly = (from: string) => ({
  rhythm: `FREQ=WEEKLY;BYDAY=${['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][weekdayOf(from) - 1]}`,
  rhythmFrom: new Date(from),
});

/** The dates of a post, earliest first: "2026-11-28 18:00", and where one was moved or called off, that. */
export async function datesIn(postId: string): Promise<string[]> {
  const rows = await database().occurrence.findMany({ where: { postId }, orderBy: { starts: 'asc' } });
  const said = (instant: Date) => `${dayOf(instant, zone())} ${hourOf(instant, zone())}`;
  return rows.map(({ starts, movedFrom, calledOff }) =>
    [said(starts), movedFrom && `from ${said(movedFrom)}`, calledOff && 'off'].filter(Boolean).join(' '),
  );
}

/** The subjects of the mails that wait for somebody, in the order of the alphabet. */
export async function mailsTo(viewer: Viewer): Promise<string[]> {
  const rows = await database().mail.findMany({ where: { personId: viewer.id } });
  return rows.map(({ sealed }) => openMail(sealed).subject).sort();
}
