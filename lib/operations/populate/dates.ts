import type { Chance } from '#lib/operations/populate/chance';
import { anyDayFrom, datesFor, type OccurrenceTime } from '#lib/posts/occurrences/dates';
import type { PostKind, When } from '#lib/posts/post/schema';
import { addDays, todayIn } from '#lib/values/time/day';
import { type RhythmKey, ruleOf } from '#lib/values/time/rhythm';

const HOURS: [start: string, end: string | null][] = [
  ['08:00', '10:00'],
  ['10:00', null],
  ['12:30', '14:00'],
  ['15:00', '18:00'],
  ['17:00', null],
  ['18:30', '21:00'],
  ['19:00', null],
  ['20:00', '23:00'],
];
const RHYTHMS: [number, RhythmKey][] = [
  [55, 'week'],
  [20, 'two-weeks'],
  [15, 'month-nth'],
  [10, 'month-last'],
];
const DAY = 86_400_000;

/** When a post is, and its dates: what living posts say, by the board's own rules. None of them is over. */
export type Set = { when: When; dates: OccurrenceTime[] };

/** Makes whens as people say them; what many say is worked out once. */
export function whens(chance: Chance, now: Date, zone: string): (kind: PostKind) => Set {
  const today = todayIn(zone, now);
  const known = new Map<string, Set>();
  const set = (when: When): Set => {
    const key = JSON.stringify(when);
    const made = known.get(key) ?? {
      when,
      dates: datesFor(when, { now, zone }).filter(({ ends }) => ends > now),
    };
    known.set(key, made);
    return made;
  };
  const hours = (often: number) => {
    const [start, end] = chance.in100(often) ? chance.one(HOURS) : [null, null];
    return { start, end };
  };
  /** Mostly soon. */
  const soon = (days: number) => addDays(today, Math.floor(chance.part() ** 2 * days));
  const rhythm = (): Set => {
    const key = chance.weighed(RHYTHMS);
    let from = addDays(today, chance.below(14));
    while (key.startsWith('month') && Number(from.slice(8)) > 28) from = addDays(from, 1);
    return set({ is: 'rhythm', key, rule: ruleOf(key, from), from, without: [], ...hours(90) });
  };
  return (kind) => {
    if (chance.in100(kind === 'ACTIVITY' ? 30 : 2)) return rhythm();
    if (kind !== 'ACTIVITY' && chance.in100(40)) {
      // As one minute of the last weeks after the other: nobody's any day is that of a thousand others.
      const said = new Date(now.getTime() - Math.floor(chance.part() * 25 * DAY));
      return { when: { is: 'any', ...hours(0) }, dates: [{ kind: 'ANY', day: today, ...anyDayFrom(said) }] };
    }
    if (chance.in100(4)) {
      const day = soon(21);
      return set({ is: 'span', day, until: addDays(day, 1 + chance.below(6)), start: null, end: null });
    }
    const day = soon(28);
    const days = chance.in100(20) ? [day, addDays(day, 1)] : [day];
    const made = set({ is: 'days', days, ...hours(kind === 'ACTIVITY' ? 95 : 50) });
    return made.dates[0] ? made : set({ is: 'days', days: [addDays(day, 1)], start: null, end: null });
  };
}
