/** Calendars read back by programs that are not ours, for tests. What is on is said as "start end STATUS": instants in UTC, or days. */
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

export type CalendarWindow = { text: string; since: Date; till: Date };

/** What ical.js (Mozilla's) finds, by the zones that the calendar itself carries. */
export function readByIcalJs({ text, since, till }: CalendarWindow): string[] {
  const root = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = root.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  const own = events.filter((each) => each.isRecurrenceException());
  const found = own.map((each) => said(each, each.startDate, each.endDate));
  const end = ICAL.Time.fromJSDate(new Date(till.getTime() + 62 * 86_400_000), true);
  for (const event of events) {
    if (event.isRecurrenceException()) continue;
    if (!event.isRecurring()) {
      found.push(said(event, event.startDate, event.endDate));
      continue;
    }
    for (const each of own.filter(({ uid }) => uid === event.uid)) event.relateException(each);
    const dates = event.iterator();
    for (let next = dates.next(); next && next.compare(end) < 0; next = dates.next()) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(next);
      if (item === event) found.push(said(event, startDate, endDate));
    }
  }
  return occurrencesWithin(found, since, till);
}

function said(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time): string {
  const at = (time: ICAL.Time) => (time.isDate ? time.toString() : seconds(time.toJSDate()));
  const [from, to] = [at(start), at(end)];
  return `${from} ${from === to ? '' : to} ${event.component.getFirstPropertyValue('status')}`;
}

/** What node-ical finds, by its own list of zones. */
export function readByNodeIcal({ text, since, till }: CalendarWindow): string[] {
  const found: string[] = [];
  for (const event of Object.values(nodeIcal.sync.parseICS(text))) {
    if (event?.type !== 'VEVENT') continue;
    const [from, to] = [since, till].map(
      (at, end) => new Date(at.getTime() + (end ? 1 : -1) * 62 * 86_400_000),
    );
    for (const each of nodeIcal.expandRecurringEvent(event, { from: from as Date, to: to as Date })) {
      const at = (date: Date) => (each.isFullDay ? localDay(date) : seconds(date));
      const [start, end] = [at(each.start), at(each.end)];
      found.push(`${start} ${start === end ? '' : end} ${each.event.status}`);
    }
  }
  return occurrencesWithin(found, since, till);
}

/** Those that begin before the end, in order. */
export function occurrencesWithin(found: string[], since: Date, till: Date): string[] {
  const from = new Date(since.getTime() - 62 * 86_400_000);
  return found
    .filter(
      (each) =>
        each.slice(0, 10) >= seconds(from).slice(0, 10) && each.slice(0, 10) < seconds(till).slice(0, 10),
    )
    .sort();
}

/** An instant to the second, as calendars have it. */
export function seconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** node-ical gives whole days as midnights of this process's zone. */
function localDay(date: Date): string {
  const part = (of: number) => String(of).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
