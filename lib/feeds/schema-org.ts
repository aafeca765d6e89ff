/** An activity as schema.org has it (Event), for machines that find things for people. Nobody is named: no organizer, no attendee. */

import type { Context } from '#lib/feeds/post-items';
import { whereOf } from '#lib/feeds/post-items';
import type { FedPost } from '#lib/feeds/queries';
import { plain, plainLine } from '#lib/values/text/plain';
import { dayOf, hourOf } from '#lib/values/time/day';
import { keyOf, type Rhythm } from '#lib/values/time/rhythm';
import { Temporal } from '#lib/values/time/temporal';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const STATUS = { on: 'EventScheduled', off: 'EventCancelled', moved: 'EventRescheduled' };

export type Data = { [name: string]: string | number | boolean | Data | Data[] | undefined };

/** The event that an activity is; undefined for offers, requests, and what has no date. */
export function eventOf(post: FedPost, context: Context, image?: string): Data | undefined {
  const { id, kind, title, body, occurrences, place, endHour, rhythm } = post;
  const [first] = occurrences;
  // Of a rhythm the next date that takes place: the others are in its schedule.
  const next = (rhythm && occurrences.find(({ calledOff }) => !calledOff)) || first;
  if (kind !== 'ACTIVITY' || !next || next.kind === 'ANY') return undefined;
  const { zone, address, speech } = context;
  const at = (date: Date) => (next.kind === 'HOUR' ? offsetTime(date, zone) : dayOf(date, zone));
  const where = whereOf(post, speech);
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: plainLine(title),
    description: plain(body) || undefined,
    url: address(`/posts/${id}`),
    image,
    startDate: at(next.starts),
    endDate:
      next.kind === 'DATE' || endHour
        ? at(new Date(next.ends.getTime() - (next.kind === 'DATE' ? 1 : 0)))
        : undefined,
    previousStartDate: next.movedFrom ? at(next.movedFrom) : undefined,
    eventStatus: `https://schema.org/${STATUS[next.calledOff ? 'off' : next.movedFrom ? 'moved' : 'on']}`,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    isAccessibleForFree: true,
    location: where ? { '@type': 'Place', name: plainLine(place?.name ?? where), address: where } : undefined,
    eventSchedule: scheduleOf(post, zone),
  };
}

/** A rhythm as a Schedule. */
function scheduleOf({ rhythm, startHour, endHour, occurrences }: FedPost, zone: string): Data | undefined {
  const [first] = occurrences;
  const said = rhythm && keyOf(rhythm);
  if (!said || !first) return undefined;
  const off = occurrences.filter(({ calledOff }) => calledOff).map(({ starts }) => dayOf(starts, zone));
  return {
    '@type': 'Schedule',
    startDate: dayOf(first.starts, zone),
    startTime: startHour ? `${startHour}:00` : undefined,
    endTime: startHour && endHour ? `${endHour}:00` : undefined,
    scheduleTimezone: zone,
    exceptDate: off[0] ? off.join(',') : undefined,
    ...frequencyOf(said),
  };
}

function frequencyOf(rhythm: Rhythm): Data {
  if (rhythm.key === 'day') return { repeatFrequency: 'P1D' };
  if (rhythm.key === 'month-date') return { repeatFrequency: 'P1M', byMonthDay: rhythm.date };
  const byDay = `https://schema.org/${WEEKDAYS[rhythm.weekday - 1]}`;
  switch (rhythm.key) {
    case 'week':
      return { repeatFrequency: 'P1W', byDay };
    case 'two-weeks':
      return { repeatFrequency: 'P2W', byDay };
    case 'month-nth':
      return { repeatFrequency: 'P1M', byDay, byMonthWeek: rhythm.nth };
    case 'month-last':
      return { repeatFrequency: 'P1M', byDay, byMonthWeek: -1 };
  }
}

/** An instant as wall time with its offset (ISO 8601): 2026-11-26T17:00:00+01:00. */
function offsetTime(date: Date, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone);
  return `${dayOf(date, zone)}T${hourOf(date, zone)}:00${at.offset}`;
}
