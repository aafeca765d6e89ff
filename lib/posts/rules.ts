import { stays, staysDays } from '#lib/forgetting/periods';
import type { DayKind, PostKind, When } from '#lib/posts/schema';
import { datesOf } from '#lib/when/dates';
import { addDays, dayOf, todayIn } from '#lib/when/day';
import { spanOf } from '#lib/when/span';

const UNDO = 10 * 60 * 1000;

/** A date of a post as it is kept. */
export type Dated = { kind: DayKind; day: string; starts: Date; ends: Date };

/** The dates to keep of a post: each for itself, or the coming ones of a rhythm. Any day is one, from now on. */
export function datesFor(when: When, now: Date, zone: string): Dated[] {
  const hours = { startHour: when.start, endHour: when.end };
  const kind = when.start ? 'HOUR' : 'DATE';
  switch (when.is) {
    case 'any':
      return [{ kind: 'ANY', day: todayIn(zone, now), ...anyDay(now) }];
    case 'days':
      return when.days.map((day) => ({ kind, ...spanOf(day, hours, zone) }));
    case 'span':
      return [{ kind, ...spanOf(when.day, { ...hours, spanDays: daysFrom(when.day, when.until) }, zone) }];
    case 'rhythm': {
      const repeating = { ...hours, rule: when.rule, firstDay: when.from, exdates: when.without, zone };
      return datesOf(repeating, now).map((date) => ({ kind, ...date }));
    }
  }
}

/** From when till when something goes that was said at `now` to be so on any day. */
export function anyDay(now: Date): { starts: Date; ends: Date } {
  return { starts: now, ends: new Date(now.getTime() + stays('anyDay')) };
}

/** On how many days in a row a span goes, its ends included. */
function daysFrom(day: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(day)) / 86_400_000) + 1;
}

/** Who may change a post, withdraw it, turn it: whoever answers for it, while it is not withdrawn. */
export function mayChange(post: { isHost: boolean; withdrawn: unknown }): boolean {
  return post.isHost && !post.withdrawn;
}

/** A withdrawal can be undone for ten minutes. */
export function mayUndo(withdrawnAt: Date, now: Date): boolean {
  return now.getTime() < undoUntil(withdrawnAt).getTime();
}

/** Till when a withdrawal can be undone. */
export function undoUntil(withdrawnAt: Date): Date {
  return new Date(withdrawnAt.getTime() + UNDO);
}

/** Whether a host answers: one of them was here today or yesterday. `seen` and `today` are days. */
export function doesHostAnswer(seen: string[], today: string): boolean {
  return seen.some((day) => day >= addDays(today, -1));
}

/** Who may call a date off: whoever answers for the post; where nobody answers, whoever is coming to that date. */
export function mayCallOff(who: { isHost: boolean; isComing: boolean; hostAnswers: boolean }): boolean {
  return who.isHost || (who.isComing && !who.hostAnswers);
}

/** The period after which a post and its conversation are forgotten, counted from the end of its last date. */
const STAYS = { OFFER: 'dated', REQUEST: 'dated', ACTIVITY: 'activity' } as const;

/**
 * The day on which a post and its conversation go, as it stands; null for a rhythm, which stays. `ends` is when its last date does.
 */
export function goesOn(
  post: { kind: PostKind; rhythm: string | null; withdrawnAt?: Date | null },
  ends: Date,
  zone: string,
): string | null {
  if (post.withdrawnAt) return addDays(dayOf(post.withdrawnAt, zone), staysDays('withdrawn'));
  return post.rhythm ? null : addDays(dayOf(new Date(ends.getTime() - 1), zone), staysDays(STAYS[post.kind]));
}

type Standing = { kind: PostKind; rhythm: string | null; withdrawnAt: Date | null };

/** Whether a post is to be erased: so many days after it was withdrawn, or after its last date, it is as if it had never been. */
export function isForgotten({ kind, rhythm, withdrawnAt }: Standing, ends: Date, now: Date): boolean {
  const period = withdrawnAt ? 'withdrawn' : rhythm ? 'activity' : STAYS[kind];
  return now.getTime() >= (withdrawnAt ?? ends).getTime() + stays(period);
}

type KeptDay = { kind: DayKind; starts: Date; ends: Date };

/**
 * What becomes of a post's dates when it is changed: a date is known by its day, so that one whose hour moves is the same date, and
 * keeps who comes. What is over stays for the forgetting, and any day stays as it was last said to be so.
 */
export function datesKept<D extends KeptDay>(
  days: D[],
  dates: Dated[],
  now: Date,
  zone: string,
): { kept: { before: D; date: Dated }[]; gone: D[]; added: Dated[] } {
  const keyOfDate = ({ kind, starts }: KeptDay) => (kind === 'ANY' ? kind : dayOf(starts, zone));
  const before = new Map(days.map((day) => [keyOfDate(day), day]));
  const wanted = new Map(dates.map((date) => [keyOfDate(date), date]));
  return {
    kept: [...wanted].flatMap(([key, date]) => {
      const day = before.get(key);
      if (!day) return [];
      const isStillSo = day.kind === 'ANY' && day.ends > now;
      return [{ before: day, date: isStillSo ? { ...date, starts: day.starts, ends: day.ends } : date }];
    }),
    gone: days.filter((day) => day.ends > now && !wanted.has(keyOfDate(day))),
    added: [...wanted].filter(([key]) => !before.has(key)).map(([, date]) => date),
  };
}
