/** Calendars as text: RFC 5545, with the properties of RFC 7986. Knows no noun; what goes in is already fit for everybody's eyes. */
import ical, {
  escape as escapeText,
  foldLines,
  formatDate,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { zoneLines } from '#lib/feeds/zone';
import { plain, plainLine } from '#lib/values/text/plain';
import { dayOf, hourOf, isUnambiguous } from '#lib/values/time/day';
import { Temporal } from '#lib/values/time/temporal';

/** A whole date, a wall time in the calendar's zone (which clocks may skip), or an instant. Days are 'YYYY-MM-DD', hours 'HH:MM'. */
export type Time = { day: string; hour: string | null } | Date;

/** One entry. `end` is outside it, and absent where nobody said one. */
export type Entry = {
  uid: string;
  /** Of a series: which of its dates this stands for. */
  slot?: Time;
  start: Time;
  end?: Time | null;
  /** An RFC 5545 rule, and the dates of it that are left out. */
  rule?: string;
  left?: Time[];
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  title: string;
  words?: string;
  where?: string;
  url: string;
  changed: Date;
  /** Whether its reader is busy then: what they come to themselves. */
  busy?: boolean;
};

export type Calendar = {
  name: string;
  words?: string;
  language: string;
  /** The page it belongs to, and where the calendar itself is fetched (not told where that is a secret). */
  url: string;
  source?: string;
  zone: string;
  entries: Entry[];
};

/** SEQUENCE must grow with every change and no counter is kept: it is the seconds since then, enough for sixty-eight years. */
const BEGAN = Date.UTC(2020, 0, 1);
/** As often as somebody may look again; what changes is told by mail to those it concerns. */
const REFRESH = 'PT1H';
/** The crust of a loaf, as CSS calls it (RFC 7986, 5.9 asks for such a name). */
const COLOUR = 'sienna';

/** A whole calendar. `now` decides from when on its zone is told. */
export function ics(calendar: Calendar, now: Date): string {
  const { name, words, language, url, source, zone, entries } = calendar;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fournil//Fournil//EN',
    'CALSCALE:GREGORIAN',
    text(`NAME;LANGUAGE=${language}`, name),
    text('X-WR-CALNAME', name),
    `X-WR-TIMEZONE:${zone}`,
    ...(words ? [text(`DESCRIPTION;LANGUAGE=${language}`, words)] : []),
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...(source ? [uri('SOURCE;VALUE=URI', source)] : []),
    uri('URL', url),
    `COLOR:${COLOUR}`,
    ...zoneLines(zone, now),
    ...entries.flatMap((entry) => eventLines(entry, zone)),
    'END:VCALENDAR',
    '',
  ];
  return foldLines(lines.join('\r\n'));
}

/**
 * An entry as ical-generator writes it, with what it has no way to say: a RECURRENCE-ID that is a whole date, and dates that are left
 * out of a rule given as text.
 */
function eventLines(entry: Entry, zone: string): string[] {
  const { slot, rule, left = [] } = entry;
  const lines = ical().createEvent(eventOf(entry, zone)).toString().trimEnd().split('\r\n');
  const own = [
    ...(slot ? [time('RECURRENCE-ID', slot, zone)] : []),
    ...(rule ? left.map((each) => time('EXDATE', each, zone)) : []),
  ];
  return lines.toSpliced(-1, 0, ...own);
}

function eventOf(entry: Entry, zone: string): ICalEventData {
  const { uid, start, end, rule, status, title, words, where, url, changed, busy } = entry;
  return {
    id: uid,
    stamp: changed,
    lastModified: changed,
    sequence: Math.max(0, Math.floor((changed.getTime() - BEGAN) / 1000)),
    start: moment(start),
    end: end && moment(end),
    allDay: !(start instanceof Date) && start.hour === null,
    timezone: [start, end].some((each) => each instanceof Date && isTwice(each, zone)) ? null : zone,
    repeating: rule,
    status: ICalEventStatus[status],
    transparency: ICalEventTransparency[busy && status === 'CONFIRMED' ? 'OPAQUE' : 'TRANSPARENT'],
    summary: plainLine(title),
    location: where && plainLine(where),
    description: words && plain(words),
    url: new URL(url).href,
  };
}

function moment(time: Time) {
  if (time instanceof Date) return Temporal.Instant.fromEpochMilliseconds(time.getTime());
  if (time.hour === null) return Temporal.PlainDate.from(time.day);
  return Temporal.PlainDateTime.from(`${time.day}T${time.hour}`);
}

/** An hour that clocks pass twice is told in UTC: readers choose either. */
function isTwice(instant: Date, zone: string): boolean {
  return !isUnambiguous(dayOf(instant, zone), hourOf(instant, zone), zone);
}

/** TEXT (3.3.11): nothing that people write can end its line or begin another. */
const text = (name: string, value: string): string => `${name}:${escapeText(plain(value), false)}`;

/** An address in ASCII: whatever its path is written in. */
const uri = (name: string, value: string): string => `${name}:${new URL(value).href}`;

function time(name: string, value: Time, zone: string): string {
  if (value instanceof Date && isTwice(value, zone)) return `${name}:${formatDate(null, value)}`;
  const { day, hour } =
    value instanceof Date ? { day: dayOf(value, zone), hour: hourOf(value, zone) } : value;
  const date = day.replaceAll('-', '');
  return hour === null
    ? `${name};VALUE=DATE:${date}`
    : `${name};TZID=${zone}:${date}T${hour.replace(':', '')}00`;
}
