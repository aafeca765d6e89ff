import fc from 'fast-check';
import { expect, test } from 'vitest';
import { datesKept, datesMissing, type KeptOccurrence, keyDay } from '#lib/posts/occurrences/dates';
import { backTo, movedTo } from '#lib/posts/occurrences/rules';
import type { When } from '#lib/posts/post/schema';
import { firstDayOf } from '#lib/values/time/dates';
import { addDays, atHour, dayOf, dayStart, hourOf, todayIn } from '#lib/values/time/day';
import { keyOf, RHYTHMS, type RhythmKey, ruleOf } from '#lib/values/time/rhythm';
import { spanOf } from '#lib/values/time/span';

// All that people can do to a rhythm, in any order, over years, in awkward zones; and what must hold after each of it.

const ZONES = [
  ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'],
  ...['Asia/Kathmandu', 'Africa/Casablanca', 'Pacific/Apia'],
];
const HOURS = ['00:30', '02:15', '09:00', '17:00', '23:45'];
const MINUTE = 60_000;
const [QUARTER, YEAR] = [0.25 * 24 * 60, 400 * 24 * 60];

type Lived = KeptOccurrence & { id: string };
type Rhythm = Extract<When, { is: 'rhythm' }>;
type World = { zone: string; now: Date; when: Rhythm; days: Lived[]; gone: string[] };

/** What happens: time passes (with the hourly job after it), or one date or all are changed. `which` is a date, counted from the next. */
type Deed =
  | { does: 'wait'; minutes: number }
  | { does: 'callOff' | 'takeBack' | 'back' | 'leaveOut'; which: number }
  | { does: 'move'; which: number; by: number; start: string | null }
  | { does: 'hours'; start: string }
  | { does: 'rhythm'; key: RhythmKey; which: number; by: number };

const which = fc.nat({ max: 4 });
const start = fc.constantFrom(...HOURS);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ does: fc.constant('wait' as const), minutes: fc.integer({ min: QUARTER, max: 60 * 24 * 60 }) }),
  fc.record({ does: fc.constant('wait' as const), minutes: fc.constantFrom(YEAR, 3 * YEAR) }),
  fc.record({ does: fc.constantFrom('callOff', 'takeBack', 'back', 'leaveOut'), which }),
  fc.record({
    does: fc.constant('move' as const),
    which,
    by: fc.integer({ min: -9, max: 40 }),
    start: fc.option(start),
  }),
  fc.record({ does: fc.constant('hours' as const), start }),
  fc.record({
    does: fc.constant('rhythm' as const),
    key: fc.constantFrom(...RHYTHMS),
    which,
    by: fc.nat({ max: 9 }),
  }),
);
const begun = fc.record({
  zone: fc.constantFrom(...ZONES),
  key: fc.constantFrom(...RHYTHMS),
  first: fc.date({ min: new Date('2011-11-01'), max: new Date('2036-03-01'), noInvalidDate: true }),
  start,
});

const repeats = ({ when }: World) => ({
  ...{
    rule: when.rule,
    firstDay: when.from,
    exdates: when.without,
    startHour: when.start,
    endHour: when.end,
  },
});
const coming = ({ days, now }: World) =>
  days.filter(({ ends }) => ends > now).sort((a, b) => a.starts.getTime() - b.starts.getTime());

let made = 0;
const id = () => `d${made++}`;

/** What the job does. */
function extend(world: World): World {
  const added = datesMissing(repeats(world), { now: world.now, zone: world.zone }, world.days);
  const rows = added.map((date) => ({ ...date, id: id(), movedFrom: null, calledOff: false }));
  return { ...world, days: [...world.days, ...rows] };
}

/** What saving the form does. */
function save(world: World, when: Rhythm): World {
  const hours = { startHour: world.when.start, endHour: world.when.end };
  const { kept, gone, added } = datesKept(world.days, { when, hours }, { now: world.now, zone: world.zone });
  const changes = new Map(kept.map(({ before, date }) => [before.id, date]));
  const days = world.days
    .filter((day) => !gone.includes(day))
    .map((day) => ({ ...day, ...changes.get(day.id) }));
  const rows = added.map((date) => ({ ...date, id: id(), movedFrom: null, calledOff: false }));
  return { ...world, when, days: [...days, ...rows], gone: gone.map((day) => day.id) };
}

/** The first day that a form shows of a rhythm. */
const shown = (world: World) =>
  coming(world)
    .map((day) => keyDay(day, world.zone))
    .sort()[0] ?? world.when.from;

function after(world: World, deed: Deed): World {
  const { zone, now, when } = world;
  const set = (day: Lived | undefined, data: Partial<KeptOccurrence>) =>
    extend({ ...world, days: world.days.map((each) => (each === day ? { ...each, ...data } : each)) });
  const day = 'which' in deed ? coming(world)[deed.which] : undefined;
  switch (deed.does) {
    case 'wait':
      return extend({ ...world, now: new Date(now.getTime() + deed.minutes * MINUTE) });
    case 'callOff':
      return set(day, { calledOff: true });
    case 'takeBack':
      return set(day, { calledOff: false });
    case 'back': {
      const to = day && backTo(day, repeats(world), { now, zone });
      return to ? set(day, { starts: to.starts, ends: to.ends, movedFrom: null }) : world;
    }
    case 'move': {
      if (!day) return world;
      const target = { day: addDays(dayOf(day.starts, zone), deed.by), start: deed.start, end: null };
      const rhythm = { rhythm: when.rule, rhythmFrom: new Date(when.from), excludedDates: when.without };
      const { to } = movedTo(
        day,
        { target, post: { ...repeats(world), ...rhythm, dates: world.days } },
        { now, zone },
      );
      return to ? set(day, { ...to, movedFrom: day.movedFrom ?? day.starts }) : world;
    }
    case 'leaveOut': {
      const out = day && keyDay(day, zone);
      const without = [...when.without, ...(out ? [out] : [])].slice(-6);
      return save(world, { ...when, from: firstDayOf(when.rule, shown(world)), without });
    }
    case 'hours':
      return save(world, { ...when, from: firstDayOf(when.rule, shown(world)), start: deed.start });
    case 'rhythm': {
      const first = addDays(todayIn(zone, now), deed.by);
      const rule = ruleOf(deed.key, first);
      return save(world, { ...when, key: deed.key, rule, from: firstDayOf(rule, first) });
    }
  }
}

function mustHold(world: World, before: World, deed: Deed): void {
  const { zone, now, when, days } = world;
  const all = coming(world);
  // Never fewer than two take place.
  expect(all.filter(({ calledOff }) => !calledOff).length).toBeGreaterThanOrEqual(2);
  // Each date of the rule is there once, wherever it was moved.
  const keys = days.map(({ movedFrom, starts }) => (movedFrom ?? starts).getTime());
  expect(new Set(keys).size).toBe(keys.length);
  const rule = keyOf(when.rule);
  for (const day of all) {
    const own = keyDay(day, zone);
    expect(day.ends > day.starts).toBe(true);
    // On a day of the rule, at its hour on the wall, unless clocks skip that or this one was moved.
    if (!day.movedFrom && when.start) {
      expect(day.starts).toEqual(atHour(own, when.start, zone));
      if (hourOf(day.starts, zone) !== when.start) expect(isSkipped(own, when.start, zone)).toBe(true);
    }
    if (rule && 'weekday' in rule) expect(new Date(`${own}T00:00Z`).getUTCDay() || 7).toBe(rule.weekday);
    if (rule?.key === 'month-date') expect(Number(own.slice(8))).toBe(rule.date);
    expect(when.without.includes(own)).toBe(false);
  }
  // What nobody touched stays what it was, with those who come to it; but today's, where its new hour has passed already.
  const isHere = ({ id }: Lived) => days.some((each) => each.id === id);
  const lost = coming({ ...before, now }).filter((day) => !isHere(day));
  const isOver = (day: Lived) =>
    spanOf(keyDay(day, zone), { startHour: when.start, endHour: null }, zone).ends <= now;
  if (deed.does === 'leaveOut') expect(lost.slice(1)).toEqual([]);
  else if (deed.does !== 'rhythm') expect(lost.filter((day) => !isOver(day))).toEqual([]);
  // Another rhythm takes along whatever stands on its days.
  const isThere = ({ starts }: Lived) =>
    all.some((each) => !each.movedFrom && keyDay(each, zone) === dayOf(starts, zone));
  expect(lost.filter((day) => !day.movedFrom && !isOver(day) && isThere(day))).toEqual([]);
}

/** Whether the wall in a zone never shows an hour on a day. */
function isSkipped(day: string, hour: string, zone: string): boolean {
  const begin = dayStart(day, zone).getTime();
  for (let minutes = -60; minutes < 26 * 60; minutes += 15) {
    const instant = new Date(begin + minutes * MINUTE);
    if (dayOf(instant, zone) === day && hourOf(instant, zone) === hour) return false;
  }
  return true;
}

test('whatever people do to a rhythm, over years: nothing runs out, comes twice, or is lost', () => {
  fc.assert(
    fc.property(begun, fc.array(deed, { maxLength: 14 }), ({ zone, key, first, start }, deeds) => {
      const day = first.toISOString().slice(0, 10);
      const rule = ruleOf(key, day);
      const when: Rhythm = {
        is: 'rhythm',
        key,
        rule,
        from: firstDayOf(rule, day),
        without: [],
        start,
        end: null,
      };
      const now = new Date(first.getTime() + QUARTER * MINUTE);
      let world = extend({ zone, now, when, days: [], gone: [] });
      for (const each of deeds) {
        const before = world;
        world = after(before, each);
        mustHold(world, before, each);
      }
    }),
    { numRuns: 50 },
  );
}, 60_000);
