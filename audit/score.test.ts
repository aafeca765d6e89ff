import { expect, test } from 'vitest';
import { chance } from './chance.ts';
import { holm, ranksOf, score } from './score.ts';

const PEOPLE = 40;
const CASES = 120;

/** A truth in which some do much more than others, and guesses that know it this well. */
function world(seed: string, knows: number) {
  const by = chance(seed);
  const truth = Array.from({ length: CASES }, () => new Set([Math.floor(by.next() ** 2 * PEOPLE)]));
  const guesses = truth.map((set) =>
    Array.from({ length: PEOPLE }, (_, who) => by.next() + (set.has(who) && by.is(knows) ? 1 : 0)),
  );
  return { truth, guesses };
}

test('who knows is found out, also who knows little', () => {
  const { truth, guesses } = world('knows', 1);
  expect(score(guesses, truth, chance('a'))).toMatchObject({ right: CASES, of: CASES });
  expect(score(guesses, truth, chance('a')).p).toBeLessThan(1e-4);
  const little = world('knows little', 0.25);
  expect(score(little.guesses, little.truth, chance('a')).p).toBeLessThan(1e-3);
});

test('who knows nothing is not, as often as the test says', () => {
  const ps = Array.from({ length: 60 }, (_, at) => {
    const { truth, guesses } = world(`nothing ${at}`, 0);
    return score(guesses, truth, chance('b')).p;
  });
  expect(ps.filter((p) => p < 0.05).length).toBeLessThan(10);
  expect(Math.min(...ps)).toBeGreaterThan(1e-3);
});

test('knowing only who does much is no knowledge of who did what', () => {
  const { truth } = world('much', 0);
  const guesses = truth.map(() => Array.from({ length: PEOPLE }, (_, who) => PEOPLE - who));
  expect(score(guesses, truth, chance('c')).p).toBe(1);
});

test('an attack that says nothing, or has nothing to be asked, has p 1', () => {
  const { truth } = world('silent', 0);
  const silent = truth.map(() => Array.from({ length: PEOPLE }, () => 0));
  expect(score(silent, truth, chance('d')).p).toBe(1);
  expect(score([], [], chance('d'))).toEqual({ right: 0, byChance: 0, of: 0, p: 1 });
});

test('ranks share places; Holm corrects step by step', () => {
  expect(ranksOf([5, 1, 5, 9, 0])).toEqual([0.625, 0.25, 0.625, 1, 0]);
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
});
