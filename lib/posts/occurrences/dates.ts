import type { OccurrenceKind, When } from '#lib/posts/post/schema';
import { retention } from '#lib/values/periods';
import { datesOf } from '#lib/values/time/dates';
import { dayOf, dayStart, hourOf, todayIn } from '#lib/values/time/day';
import { type Hours, spanOf } from '#lib/values/time/span';
import type { ZonedNow } from '#lib/values/time/zone';

/** From when till when a date of a post goes, and how exactly that is meant. */
export type OccurrenceTime = { kind: OccurrenceKind; day: string; starts: Date; ends: Date };
/** A date as it is kept. `movedFrom` is when it was to start, where it was moved. */
export type KeptOccurrence = Omit<OccurrenceTime, 'day'> & { movedFrom: Date | null; calledOff: boolean };

/** The day by which a date is known: where it was moved, the day on which it was to be. */
export function keyDay(
  { movedFrom, starts }: Pick<KeptOccurrence, 'movedFrom' | 'starts'>,
  zone: string,
): string {
  return dayOf(movedFrom ?? starts, zone);
}

/** The dates to keep of a post: each for itself, or the coming ones of a rhythm, by what `there` is of it. Any day is one, from now on. */
export function datesFor(
  when: When,
  { now, zone }: ZonedNow,
  there: KeptOccurrence[] = [],
): OccurrenceTime[] {
  const hours = { startHour: when.start, endHour: when.end };
  switch (when.is) {
    case 'any':
      return [{ kind: 'ANY', day: todayIn(zone, now), ...anyDayFrom(now) }];
    case 'days':
      return when.days.map((day) => occurrenceOn(day, hours, zone));
    case 'span':
      return [occurrenceOn(when.day, { ...hours, spanDays: daysFrom(when.day, when.until) }, zone)];
    case 'rhythm':
      return rhythmDates(
        { ...hours, rule: when.rule, firstDay: when.from, exdates: when.without },
        { now, zone },
        there,
      );
  }
}

/** A rhythm as its post keeps it. */
export type Repeats = Hours & { rule: string; firstDay: string; exdates: string[] };

/**
 * The coming dates of a rhythm and those that were moved and are still to come: never fewer than two take place, whatever of them
 * is called off or moved, and none that is there is lost by being far ahead.
 */
export function rhythmDates(
  repeats: Repeats,
  { now, zone }: ZonedNow,
  there: KeptOccurrence[],
): OccurrenceTime[] {
  const known = there.filter(({ kind }) => kind !== 'ANY');
  const key = (day: KeptOccurrence) => keyDay(day, zone);
  const moved = new Set(known.filter(({ movedFrom, ends }) => movedFrom && ends > now).map(key));
  const dates = datesOf({ ...repeats, zone }, now, {
    // A date of yesterday that was moved to tomorrow is one of the rule's still.
    since: [...moved].map((day) => dayStart(day, zone)).sort((a, b) => a.getTime() - b.getTime())[0],
    till: known.map(key).sort().at(-1),
    off: new Set(
      known.filter(({ movedFrom, ends, calledOff }) => calledOff || (movedFrom && ends <= now)).map(key),
    ),
  });
  const kind = repeats.startHour ? 'HOUR' : 'DATE';
  return dates.filter(({ day, ends }) => ends > now || moved.has(day)).map((date) => ({ kind, ...date }));
}

/** The dates that a rhythm lacks. */
export function datesMissing(repeats: Repeats, at: ZonedNow, there: KeptOccurrence[]): OccurrenceTime[] {
  const known = new Set(there.map((day) => keyDay(day, at.zone)));
  return rhythmDates(repeats, at, there).filter(({ day }) => !known.has(day));
}

/** From when till when something goes that was said at `now` to be so on any day. */
export function anyDayFrom(now: Date): { starts: Date; ends: Date } {
  return { starts: now, ends: new Date(now.getTime() + retention('anyDay')) };
}

/** A date on a day, at its hours or all day. */
export function occurrenceOn(day: string, hours: Hours, zone: string): OccurrenceTime {
  return { kind: hours.startHour ? 'HOUR' : 'DATE', ...spanOf(day, hours, zone) };
}

/** On how many days in a row a span goes, its ends included. */
function daysFrom(day: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(day)) / 86_400_000) + 1;
}

/** What becomes of a date that stays. */
export type KeptTime = OccurrenceTime & { movedFrom: Date | null };
type Kept<D> = { kept: { before: D; date: KeptTime }[]; gone: D[]; added: OccurrenceTime[] };

/**
 * What becomes of a post's dates when it is changed (docs/decisions/when-a-post-changes.md). A date is known by its day, so that one
 * whose hour moves is the same date, and keeps who comes; one that was moved stays where it is while its day is in the rhythm. What is
 * over stays for the forgetting, and any day stays as it was last said to be so.
 * @param hours the hours the post had.
 */
export function datesKept<D extends KeptOccurrence>(
  days: D[],
  { when, hours }: { when: When; hours: Hours },
  { now, zone }: ZonedNow,
): Kept<D> {
  const byRule = when.is === 'rhythm';
  const wanted = datesFor(when, { now, zone }, days);
  const open = new Map(wanted.map((date) => [keyOf(date, date.day), date]));
  const own = (day: D) => keyOf(day, dayOf(day.starts, zone));
  // A form for single dates shows each on the day on which it is; that of a rhythm knows of none that was moved.
  const key = (day: D) => (byRule ? keyOf(day, keyDay(day, zone)) : own(day));
  const doubles = new Set(byRule ? [] : open.keys());
  const kept: Kept<D>['kept'] = [];
  const take = (before: D, at: string, becomes: (date: OccurrenceTime) => KeptTime) => {
    const date = open.get(at);
    if (date) kept.push({ before, date: becomes(date) });
    return open.delete(at);
  };
  const ownDaysFirst = [...days].sort((a, b) => Number(a.movedFrom !== null) - Number(b.movedFrom !== null));
  const others = ownDaysFirst.filter(
    (day) => !take(day, key(day), (date) => staying(day, date, { when, hours, now, zone })),
  );
  const gone = others.filter((day) => {
    if (day.ends <= now) return false;
    // The rhythm went to where this one had gone before; or two that were moved are on one day.
    if (take(day, own(day), (date) => ({ ...date, movedFrom: null }))) return false;
    if (doubles.has(own(day))) kept.push({ before: day, date: asItIs(day, zone) });
    return !doubles.has(own(day));
  });
  const starts = new Set(wanted.map((date) => date.starts.getTime()));
  for (const { date } of byRule ? [] : kept)
    if (date.movedFrom && starts.has(date.movedFrom.getTime())) date.movedFrom = null;
  return { kept, gone, added: [...open.values()].filter(({ ends }) => ends > now) };
}

const keyOf = ({ kind }: { kind: OccurrenceKind }, day: string) => (kind === 'ANY' ? kind : day);

type Change = { when: When; hours: Hours } & ZonedNow;

/** How a date stays for which the post has one now. */
function staying(before: KeptOccurrence, date: OccurrenceTime, { when, hours, now, zone }: Change): KeptTime {
  if (before.kind === 'ANY' && before.ends > now)
    return { ...date, starts: before.starts, ends: before.ends, movedFrom: null };
  if (!before.movedFrom || when.is === 'span') return { ...date, movedFrom: null };
  const movedFrom = when.is === 'rhythm' ? date.starts : before.movedFrom;
  const asIs = { ...asItIs(before, zone), movedFrom };
  const usual = { startHour: when.start, endHour: when.end };
  const isSame = usual.startHour === hours.startHour && usual.endHour === hours.endHour;
  // Where only its day was moved, or all dates have one form, it follows to other hours; what was said of it alone holds.
  const follows = when.is !== 'rhythm' || isAt(before, hours, zone);
  return isSame || !follows || before.ends <= now
    ? asIs
    : { ...occurrenceOn(asIs.day, usual, zone), movedFrom };
}

function asItIs({ kind, starts, ends, movedFrom }: KeptOccurrence, zone: string): KeptTime {
  return { kind, day: dayOf(starts, zone), starts, ends, movedFrom };
}

/** Whether a date stands at the hours that its post has, on one day. */
export function isAt(
  { starts, ends }: Pick<KeptOccurrence, 'starts' | 'ends'>,
  hours: Hours,
  zone: string,
): boolean {
  const usual = occurrenceOn(dayOf(starts, zone), hours, zone);
  return usual.starts.getTime() === starts.getTime() && usual.ends.getTime() === ends.getTime();
}

/** Whether a date ends where one does of which nobody said the end. */
export function hasNoEnd(
  { kind, starts, ends }: Pick<KeptOccurrence, 'kind' | 'starts' | 'ends'>,
  zone: string,
): boolean {
  const hours = { startHour: kind === 'HOUR' ? hourOf(starts, zone) : null, endHour: null };
  return occurrenceOn(dayOf(starts, zone), hours, zone).ends.getTime() === ends.getTime();
}

/** The first of some dates, in their order, until so many of them take place; what is called off between them is there too. */
export function nearest<D extends { calledOff: boolean }>(dates: D[], most: number): D[] {
  const places = dates.filter(({ calledOff }) => !calledOff);
  const after = places[most] ? dates.indexOf(places[most]) : undefined;
  return dates.slice(0, after);
}
