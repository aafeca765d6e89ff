import { DAY_FIELDS, WITHOUT_FIELDS } from '#lib/posts/draft/schema';
import { hasNoEnd, isAt, type KeptOccurrence, keyDay } from '#lib/posts/occurrences/dates';
import { dayOf, dayOfDate, hourOf } from '#lib/values/time/day';
import { keyOf } from '#lib/values/time/rhythm';

/** A post as its form begins with it. */
export type Kept = { rhythm: string | null; rhythmFrom: Date | null; excludedDates: string[] } & {
  startHour: string | null;
  endHour: string | null;
};

type FormValues = Record<string, string | string[] | boolean | null>;

/** What the fields for when something is begin with: `days` are its dates that are not over. */
export function whenValues(post: Kept, days: KeptOccurrence[], zone: string): FormValues {
  const [first, second] = [...days].sort((a, b) => a.starts.getTime() - b.starts.getTime());
  if (post.rhythm) {
    // A rhythm is known by its own days: one that was moved does not take it along.
    const [day = post.rhythmFrom && dayOfDate(post.rhythmFrom)] = days
      .map((each) => keyDay(each, zone))
      .sort();
    const out = WITHOUT_FIELDS.map((name, at) => [name, post.excludedDates[at] ?? null]);
    const key = keyOf(post.rhythm)?.key ?? null;
    return { when: 'rhythm', day, rhythm: key, ...hoursIn(post), ...Object.fromEntries(out) };
  }
  if (!first) return { when: 'day', ...hoursIn(post) };
  if (first.kind === 'ANY') return { when: 'any' };
  const day = dayOf(first.starts, zone);
  if (!second && first.movedFrom) return { when: 'day', day, ...hoursOf(first, post, zone) };
  const until = dayOf(new Date(first.ends.getTime() - 1), zone);
  if (!first.movedFrom && !isAt(first, post, zone)) return { when: 'span', day, until, ...hoursIn(post) };
  const each = [...new Set(days.map(({ starts }) => dayOf(starts, zone)))].sort();
  const fields = DAY_FIELDS.map((name, at) => [name, each[at] ?? null]);
  return { when: each[1] ? 'days' : 'day', ...hoursIn(post), ...Object.fromEntries(fields) };
}

/** What is different of single dates of a post, which its form does not say: the days that are called off, and from where to where others were moved. */
export type Apart = { off: string[]; moved: string[] };

export function apartOf(days: KeptOccurrence[], zone: string): Apart {
  const moved = days.filter(({ movedFrom, calledOff }) => movedFrom && !calledOff);
  return {
    off: days.filter(({ calledOff }) => calledOff).map((day) => keyDay(day, zone)),
    moved: moved.map((day) =>
      `${keyDay(day, zone)} ${dayOf(day.starts, zone)} ${day.kind === 'HOUR' ? hourOf(day.starts, zone) : ''}`.trim(),
    ),
  };
}

const hoursIn = ({ startHour, endHour }: Kept) => ({ start: startHour, end: endHour });

/** The hours of the only date that a post has, which was moved: they are all that its form can say. */
function hoursOf(date: KeptOccurrence, post: Kept, zone: string) {
  if (date.kind !== 'HOUR') return { start: null, end: null };
  const end = post.endHour === null && hasNoEnd(date, zone) ? null : hourOf(date.ends, zone);
  return { start: hourOf(date.starts, zone), end };
}
