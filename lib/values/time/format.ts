/** Days and hours in the reader's language. The rest of a sentence is in the messages; this is only its dates. */
import { formatsOf } from '#lib/values/language/languages';

/** 'long': Thursday 15 October; 'full': with its year; 'short': Thu 15 Oct; 'weekday': Thursday; 'date': 15 October; 'month': October 2026. */
export type DayStyle = 'long' | 'full' | 'short' | 'weekday' | 'date' | 'month';

const STYLES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  weekday: { weekday: 'long' },
  date: { day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
};

/** A Monday; which one does not matter. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** `day` ('YYYY-MM-DD') in `locale`. A day is the same date in every zone, so none is asked. */
export function formatDay(day: string, locale: string, style: DayStyle): string {
  return formatter(locale, 'UTC', STYLES[style]).format(new Date(`${day}T00:00Z`));
}

/** The name of an ISO weekday (1 is Monday) in `locale`. */
export function formatWeekday(weekday: number, locale: string): string {
  return formatter(locale, 'UTC', STYLES.weekday).format(MONDAY + (weekday - 1) * DAY);
}

/** The wall time of `instant` in `zone`, of 24 hours, in the digits of `locale`: 17:00. */
export function formatHour(instant: Date, locale: string, zone: string): string {
  return formatter(locale, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}

/** This or that day: "Friday or Saturday". Days are 'YYYY-MM-DD', in the order in which they are to be read. */
export function formatDays(days: string[], locale: string, style: DayStyle): string {
  const list = new Intl.ListFormat(formatsOf(locale), { type: 'disjunction' });
  return list.format(days.map((day) => formatDay(day, locale, style)));
}

/** Making a formatter costs far more than using it. Few languages and one zone: nothing to throw away. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(
  language: string,
  timeZone: string,
  style: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const locale = formatsOf(language);
  const key = `${locale} ${timeZone} ${Object.keys(style)} ${Object.values(style)}`;
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...style, timeZone });
  formatters.set(key, made);
  return made;
}
