import { describe, expect, test } from 'vitest';
import { type KeptOccurrence, occurrenceOn } from '#lib/posts/occurrences/dates';
import {
  backTo,
  doesHostAnswer,
  FURTHEST,
  isSameTime,
  isTaken,
  mayCallOff,
  mayCallOffByLine,
  mayMove,
  movedTo,
  type PostSchedule,
} from '#lib/posts/occurrences/rules';
import { addDays } from '#lib/values/time/day';

const ZONE = 'Europe/Berlin';
const NOW = new Date('2026-11-25T12:00:00Z'); // a Wednesday, one o'clock in Berlin
const AT = { now: NOW, zone: ZONE };
const TODAY = '2026-11-25';
const HOURS = { startHour: '17:00', endHour: '19:00' };
const once: PostSchedule = { ...HOURS, rhythm: null, rhythmFrom: null, excludedDates: [] };

const on = (day: string, more: Partial<KeptOccurrence> = {}): KeptOccurrence => {
  const { kind, starts, ends } = occurrenceOn(day, HOURS, ZONE);
  return { kind, starts, ends, movedFrom: null, calledOff: false, ...more };
};

describe('a date is moved', () => {
  const date = on('2026-11-28');
  const move = (target: { day: string; start?: string; end?: string }, post = once, others = [date]) =>
    movedTo(
      date,
      {
        target: { start: target.start ?? null, end: target.end ?? null, day: target.day },
        post: { ...post, dates: others },
      },
      AT,
    );

  test('to today, or to any day within a year, at its hour', () => {
    for (const day of [TODAY, addDays(TODAY, FURTHEST)])
      expect(move({ day }).to).toEqual(occurrenceOn(day, { startHour: '17:00', endHour: null }, ZONE));
    expect(move({ day: addDays(TODAY, -1) }).mistakes).toEqual({ day: 'posts.past' });
    expect(move({ day: addDays(TODAY, FURTHEST + 1) }).mistakes).toEqual({ day: 'posts.tooFar' });
  });

  test('to what is not over at this instant', () => {
    expect(move({ day: TODAY, start: '09:00', end: '13:01' }).mistakes).toBeUndefined();
    expect(move({ day: TODAY, start: '09:00', end: '13:00' }).mistakes).toEqual({
      start: 'posts.hourPassed',
    });
  });

  test('to another time than it has, and not to where another date of its post stands or will', () => {
    expect(move({ day: '2026-11-28', start: '17:00', end: '19:00' }).mistakes).toEqual({
      day: 'posts.thenAlready',
    });
    expect(move({ day: '2026-11-28', end: '20:00' }).to).toBeDefined(); // its start is its own
    expect(move({ day: '2026-11-29' }, once, [date, on('2026-11-29')]).mistakes).toEqual({
      day: 'posts.dateThere',
    });
    const weekly = { ...once, rhythm: 'FREQ=WEEKLY;BYDAY=SA', rhythmFrom: new Date('2026-11-28') };
    // So far ahead that the rhythm's date is not written yet.
    expect(move({ day: '2027-10-02' }, weekly).mistakes).toEqual({ day: 'posts.dateThere' });
    expect(move({ day: '2027-10-03' }, weekly).to).toBeDefined();
    expect(move({ day: '2027-10-02' }, { ...weekly, excludedDates: ['2027-10-02'] }).to).toBeDefined();
  });
});

test('it is movable at the hours of its post, or where it was moved before; what is for any day has no day', () => {
  expect(mayMove(on(TODAY), HOURS, ZONE)).toBe(true);
  const overDays = on(TODAY, { ends: new Date('2026-11-29T18:00:00Z') });
  expect(mayMove(overDays, HOURS, ZONE)).toBe(false);
  expect(mayMove({ ...overDays, movedFrom: NOW }, HOURS, ZONE)).toBe(true);
  expect(mayMove(on(TODAY, { kind: 'ANY', movedFrom: NOW }), HOURS, ZONE)).toBe(false);
});

test('it goes back to its day while that is to come, at the hours its post has by now', () => {
  const moved = on('2026-12-05', { movedFrom: on(TODAY).starts });
  expect(backTo(moved, HOURS, AT)).toEqual(occurrenceOn(TODAY, HOURS, ZONE));
  expect(backTo(moved, { startHour: '20:00', endHour: null }, AT)?.starts).toEqual(
    new Date('2026-11-25T19:00:00Z'),
  );
  expect(backTo(moved, HOURS, { ...AT, now: on(TODAY).ends })).toBeNull();
  expect(backTo(on(TODAY), HOURS, AT)).toBeNull();
});

test('two dates are at one time where they begin and end as one; a place is taken where they only begin so', () => {
  const [one, longer] = [on(TODAY), on(TODAY, { ends: new Date('2026-11-25T20:00:00Z') })];
  expect([isSameTime(one, on(TODAY)), isSameTime(one, longer)]).toEqual([true, false]);
  const to = occurrenceOn(TODAY, HOURS, ZONE);
  expect([isTaken(to, one, [one]), isTaken(to, one, [one, longer])]).toEqual([false, true]);
});

test('by a line of today, whoever may otherwise calls it off, and whoever is no newcomer', () => {
  expect([
    mayCallOffByLine(true, true),
    mayCallOffByLine(true, false),
    mayCallOffByLine(false, false),
    mayCallOffByLine(false, true),
  ]).toEqual([true, true, true, false]);
});

describe('who may call a date off', () => {
  test('a host answers who was here today or yesterday', () => {
    const here = (...days: (string | null)[]) => days.map((day) => ({ hereOn: day ? new Date(day) : null }));
    expect(doesHostAnswer(here('2026-11-25'), '2026-11-25')).toBe(true);
    expect(doesHostAnswer(here('2026-01-01', '2026-11-24'), '2026-11-25')).toBe(true);
    expect(doesHostAnswer(here('2026-11-23', null), '2026-11-25')).toBe(false);
    expect(doesHostAnswer([], '2026-11-25')).toBe(false);
  });

  test.each([
    [true, false, true, true],
    [true, false, false, true],
    [false, true, false, true],
    [false, true, true, false],
    [false, false, false, false],
    [false, false, true, false],
  ])('host %s, coming %s, a host answers %s: may call off %s', (isHost, isComing, hostAnswers, may) => {
    expect(mayCallOff({ isHost, isComing, hostAnswers, isCareful: false })).toBe(may);
    expect(mayCallOff({ isHost, isComing, hostAnswers, isCareful: true })).toBe(isHost);
  });
});
