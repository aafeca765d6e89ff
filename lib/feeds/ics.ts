/** Calendars as text: RFC 5545, with the properties of RFC 7986. Knows no noun; what goes in is already fit for everybody's eyes. */
import { zoneLines } from '#lib/feeds/zone';
import { plain, plainLine } from '#lib/values/text/plain';
import { dayOf, hourOf, isOnce } from '#lib/values/time/day';

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
    ...entries.flatMap((entry) => entryLines(entry, zone)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function entryLines(entry: Entry, zone: string): string[] {
  const { uid, slot, start, end, rule, left = [], status, title, words, where, url, changed, busy } = entry;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(changed)}`,
    `LAST-MODIFIED:${utc(changed)}`,
    `SEQUENCE:${Math.max(0, Math.floor((changed.getTime() - BEGAN) / 1000))}`,
    ...(slot ? [time('RECURRENCE-ID', slot, zone)] : []),
    time('DTSTART', start, zone),
    ...(end ? [time('DTEND', end, zone)] : []),
    ...(rule ? [`RRULE:${rule}`] : []),
    ...left.map((each) => time('EXDATE', each, zone)),
    `STATUS:${status}`,
    `TRANSP:${busy && status === 'CONFIRMED' ? 'OPAQUE' : 'TRANSPARENT'}`,
    text('SUMMARY', plainLine(title)),
    ...(where ? [text('LOCATION', plainLine(where))] : []),
    ...(words ? [text('DESCRIPTION', words)] : []),
    uri('URL', url),
    'END:VEVENT',
  ];
}

/** TEXT (3.3.11): nothing that people write can end its line or begin another. */
function text(name: string, value: string): string {
  return `${name}:${plain(value)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')}`;
}

/** An address in ASCII: whatever its path is written in. */
function uri(name: string, value: string): string {
  return `${name}:${new URL(value).href}`;
}

function time(name: string, value: Time, zone: string): string {
  const local = value instanceof Date ? { day: dayOf(value, zone), hour: hourOf(value, zone) } : value;
  const date = local.day.replaceAll('-', '');
  if (local.hour === null) return `${name};VALUE=DATE:${date}`;
  // An hour that clocks pass twice is told in UTC: readers choose either.
  if (value instanceof Date && !isOnce(local.day, local.hour, zone)) return `${name}:${utc(value)}`;
  return `${name};TZID=${zone}:${date}T${local.hour.replace(':', '')}00`;
}

function utc(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** A line of at most 75 octets, going on in the next after a space, and no character is cut in two (3.1). */
export function folded(line: string): string {
  let [lines, octets] = ['', 0];
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > 75) {
      lines += '\r\n ';
      octets = 1;
    }
    lines += sign;
    octets += size;
  }
  return lines;
}
