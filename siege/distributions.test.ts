import { expect, test } from 'vitest';
import { type Chance, chance } from '#audit/chance';
import { distanceBetween, shiftBetween, told } from '#siege/distributions';

/** As times are: never below what the work takes, now and then much more, and more for a while where the machine is busy. */
function pairs(from: Chance, n: number, other: (time: number) => number): [number, number][] {
  let busy = 1;
  const time = () => 12 * busy + 3 * -Math.log(1 - from.next()) + (from.is(0.03) ? 40 * from.next() : 0);
  return Array.from({ length: n }, () => {
    if (from.is(0.05)) busy = 1 + 4 * from.next();
    return [time(), other(time())];
  });
}

test('two that take the same time are never told apart, however busy the machine is', () => {
  for (let seed = 0; seed < 400; seed++)
    expect(told(pairs(chance(`same ${seed}`), 200, (time) => time))).toBe(undefined);
});

test.each([
  ['two milliseconds more', (_: Chance) => (time: number) => time + 2],
  ['two milliseconds less', (_: Chance) => (time: number) => time - 2],
  ['a fifth more', (_: Chance) => (time: number) => time * 1.2],
  ['six milliseconds more, of a third', (from: Chance) => (time: number) => time + (from.is(0.34) ? 15 : 0)],
])('what takes otherwise is told: %s', (_, other) => {
  for (let seed = 0; seed < 20; seed++) {
    const from = chance(`other ${seed}`);
    expect(told(pairs(from, 400, other(from)))).toMatch(/ms/);
  }
});

test('a difference too small to be of use is none, however sure it is', () => {
  const even = Array.from({ length: 2_000 }, (_, at): [number, number] => [10 + (at % 7), 10.1 + (at % 7)]);
  expect(shiftBetween(even)).toMatchObject({ by: expect.closeTo(0.1), p: expect.any(Number) });
  expect(shiftBetween(even).p).toBeLessThan(1e-9);
  expect(told(even)).toBe(undefined);
});

test('the numbers are those of the books', () => {
  // Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, table 3.1: W is 5 or 40 of 45, z 2.07.
  const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
  const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
  const depressed = before.map((each, at): [number, number] => [each, after[at] ?? 0]);
  expect(shiftBetween(depressed).p).toBeCloseTo(0.038, 3);
  const [low, high] = [
    [1, 2, 3, 4],
    [3, 4, 5, 6],
  ];
  expect(distanceBetween(low, high).by).toBe(0.5);
  expect(distanceBetween(low, low)).toEqual({ by: 0, p: 1 });
});
