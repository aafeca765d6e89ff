import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Clocks,
  type ClockWatch,
  isNightDue,
  mayErase,
  readClockWatch,
  startClockWatch,
} from '#lib/operations/forgetting/rules';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START: Clocks = { wall: Date.parse('2026-11-23T06:00:00Z'), steady: 5_000 };

/** So long later, by both clocks; the one on the wall jumped as well. */
const later = ({ wall, steady }: Clocks, by: number, jump = 0): Clocks => ({
  wall: wall + by + jump,
  steady: steady + by,
});

/** Looks every minute for so long. */
function steadily(watch: ClockWatch, minutes: number): ClockWatch {
  let seen = watch;
  for (let at = 0; at < minutes; at++) seen = readClockWatch(seen, later(seen.read, MINUTE));
  return seen;
}

test('where the last sweep was within a day, erasing begins at once', () => {
  for (const ago of [0, HOUR, DAY, -HOUR, -DAY])
    expect(mayErase(startClockWatch(START, START.wall - ago))).toBe(true);
});

test('where it was longer ago, is to come, or nobody knows, erasing waits for an hour', () => {
  for (const last of [START.wall - DAY - 1, START.wall - 400 * DAY, START.wall + DAY + 1, undefined]) {
    const watch = startClockWatch(START, last);
    expect(mayErase(watch)).toBe(false);
    expect(mayErase(readClockWatch(watch, later(START, HOUR - 1)))).toBe(false);
    expect(mayErase(readClockWatch(watch, later(START, HOUR)))).toBe(true);
  }
});

test('a jump of ten minutes either way pauses erasing until an hour was steady', () => {
  for (const jump of [10 * MINUTE, -10 * MINUTE, 3 * DAY, -3 * DAY]) {
    const steady = steadily(startClockWatch(START, START.wall), 5);
    const jumped = readClockWatch(steady, later(steady.read, MINUTE, jump));
    expect(mayErase(jumped)).toBe(false);
    expect(mayErase(steadily(jumped, 59))).toBe(false);
    expect(mayErase(steadily(jumped, 60))).toBe(true);
  }
});

test('a clock that jumps and jumps back is not steady: the hour begins anew', () => {
  const first = startClockWatch(START, START.wall);
  const there = readClockWatch(first, later(first.read, MINUTE, DAY));
  const back = readClockWatch(steadily(there, 30), later(steadily(there, 30).read, MINUTE, -DAY));
  expect(mayErase(steadily(back, 59))).toBe(false);
  expect(mayErase(steadily(back, 60))).toBe(true);
});

test('a clock that is set right by seconds erases on', () => {
  let watch = startClockWatch(START, START.wall);
  for (let hour = 0; hour < 100; hour++) {
    watch = readClockWatch(watch, later(watch.read, HOUR, hour % 2 ? 30_000 : -45_000));
    expect(mayErase(watch)).toBe(true);
  }
});

test('what a clock goes wrong within one hour and the next is not added up', () => {
  let watch = startClockWatch(START, START.wall);
  for (let hour = 0; hour < 5; hour++) {
    watch = readClockWatch(watch, later(watch.read, HOUR, 6 * MINUTE));
    expect(mayErase(watch)).toBe(true);
  }
});

test('a clock that creeps away in small steps within an hour is found as well', () => {
  let watch = startClockWatch(START, START.wall);
  for (let at = 0; at < 10; at++) watch = readClockWatch(watch, later(watch.read, MINUTE, MINUTE));
  expect(mayErase(watch)).toBe(false);
});

test('whatever the clocks do, nothing is erased within an hour of a jump', () => {
  const moves = fc.array(
    fc.record({
      by: fc.integer({ min: 0, max: 3 * HOUR }),
      jump: fc.oneof(fc.constant(0), fc.integer({ min: -30 * DAY, max: 30 * DAY })),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(moves, (all) => {
      let watch = startClockWatch(START, START.wall);
      let jumped = Number.NEGATIVE_INFINITY;
      for (const { by, jump } of all) {
        // Twice the least that counts: a smaller one right after another may cancel it out.
        if (Math.abs(jump) >= 20 * MINUTE) jumped = watch.read.steady + by;
        watch = readClockWatch(watch, later(watch.read, by, Math.abs(jump) >= 20 * MINUTE ? jump : 0));
        expect(mayErase(watch)).toBe(watch.read.steady >= jumped + HOUR);
      }
    }),
  );
});

test('a night is due once after each three o’clock of the board, behind a sweep, however late it is noticed', () => {
  const at = (text: string) => new Date(`2026-11-29T${text}+01:00`).getTime();
  const isDue = (now: number, lastSweep?: number, lastNight?: number) =>
    isNightDue(new Date(now), 'Europe/Berlin', { lastSweep, lastNight });
  const [yesterday, three, four] = [at('02:00') - DAY + 2 * HOUR, at('03:00'), at('04:00')];
  expect(isDue(at('02:59:59'), at('02:30'), yesterday)).toBe(false);
  expect(isDue(three, three, yesterday)).toBe(true);
  expect(isDue(four, at('03:30'), yesterday)).toBe(true);
  expect(isDue(at('23:00'), at('22:30'), yesterday)).toBe(true);
  // A machine that slept at that hour of the day before, and wakes before three.
  expect(isDue(at('02:00'), at('01:30'), yesterday - DAY)).toBe(true);
  // What has passed by then is not erased yet; or the night has been.
  expect(isDue(four, at('02:30'), yesterday)).toBe(false);
  expect(isDue(four, undefined, yesterday)).toBe(false);
  expect(isDue(four, at('03:30'), three)).toBe(false);
  expect(isDue(four, at('03:30'), undefined)).toBe(true);
  // What is noted as still to come was noted by a clock that was wrong.
  expect(isDue(four, four + HOUR, yesterday)).toBe(false);
  expect(isDue(four, at('03:30'), four + DAY)).toBe(true);
});
