import { meet, type Opened } from '#lib/platform/form/meet';
import { type FormState, startingWith } from '#lib/platform/form/state';
import { isSame } from '#lib/platform/form/three-way';
import { atHour, dayEnd, hourOf, todayIn } from '#lib/values/time/day';

/** Until when today's line stands: its hour in the zone, or midnight. Null where that hour has passed. */
export function todayUntil(hour: string | undefined, zone: string, now: Date): Date | null {
  const today = todayIn(zone, now);
  if (!hour) return dayEnd(today, zone);
  const until = atHour(today, hour, zone);
  return until > now ? until : null;
}

type Line = { words: string; until: Date };

/** Today's line as its form says it; without an hour it stands until midnight. */
export type LineSaid = { today: string; until: string | null };

const LINE_PARTS = [{ fields: ['today', 'until'] as const }];

/** A line as its form says it. */
export function lineSaid({ words, until }: Line, zone: string): LineSaid {
  const hour = hourOf(until, zone);
  return { today: words, until: hour === '00:00' ? null : hour };
}

/** What a form is opened with that says another line. */
export const openedWithLine = (today: Line | null, zone: string): FormState =>
  startingWith(today ? lineSaid(today, zone) : {});

/** A new line meets the one that stands: nothing is in the way where its sender saw that, or says the same. */
export function meetLine(said: LineSaid, stands: LineSaid, opened: Opened) {
  const hasSeen = isSame(LINE_PARTS, opened.values ?? {}, startingWith(stands).values);
  return meet(LINE_PARTS, { said, stands, opened: hasSeen ? undefined : { values: null } });
}
