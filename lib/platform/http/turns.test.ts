import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EndTurn, Turns } from '#lib/platform/http/turns';

type Taken = { address: string; end?: EndTurn; wait: boolean; leave: () => void };

function asked(turns: Turns, address: string): Taken {
  const taken: Taken = { address, wait: false, leave: () => {} };
  Object.assign(
    taken,
    turns.take(address, (end) => Object.assign(taken, { end })),
  );
  return taken;
}

test('however many of one address wait, another is next', () => {
  const turns = new Turns({ atOnce: 4, ofOne: 3, waitingOfOne: 100, waiting: 1_000 });
  const flood = Array.from({ length: 50 }, () => asked(turns, 'flood'));
  expect(flood.filter(({ end }) => end)).toHaveLength(3);
  const other = asked(turns, 'other');
  expect(other.end).toBeDefined(); // the place that one address alone cannot have
  const third = asked(turns, 'third');
  expect(third.end).toBeUndefined();
  flood[0]?.end?.();
  expect(third.end).toBeDefined();
  expect(flood[3]?.end).toBeUndefined();
  flood[1]?.end?.();
  expect(flood[3]?.end).toBeDefined();
});

test('beside others an address has fewer than alone, and all of it again once they are done', () => {
  const turns = new Turns({ atOnce: 9, ofOne: 3, besideOthers: 1, waitingOfOne: 100, waiting: 1_000 });
  const flood = Array.from({ length: 9 }, () => asked(turns, 'flood'));
  const begun = () => flood.filter(({ end }) => end).length;
  expect(begun()).toBe(3);
  const other = asked(turns, 'other');
  expect(other.end).toBeDefined();
  for (const each of flood.slice(0, 2)) each.end?.();
  expect(begun()).toBe(3); // one is at work still, beside the other
  flood[2]?.end?.();
  expect(begun()).toBe(4);
  other.end?.();
  expect(begun()).toBe(6);
});

test('a crowd of one address stands back: it begins while nobody else is at work, and now and then beside others', () => {
  let now = 0;
  const crowd = { from: 3, alone: 2, every: 1_000 };
  const limits = { atOnce: 9, ofOne: 4, besideOthers: 1, crowd, waitingOfOne: 100, waiting: 1_000 };
  const turns = new Turns(limits, () => now);
  const flood = Array.from({ length: 20 }, () => asked(turns, 'flood'));
  const begun = () => flood.filter(({ end }) => end).length;
  const others = [asked(turns, 'one'), asked(turns, 'another')];
  expect(others.every(({ end }) => end)).toBe(true);
  for (const each of flood.slice(0, 4)) each.end?.();
  expect(begun()).toBe(4);
  now = 1_000;
  others[0]?.end?.();
  expect(begun()).toBe(5);
  flood[4]?.end?.();
  expect(begun()).toBe(5);
  others[1]?.end?.();
  expect(begun()).toBe(7); // alone, two at once
  for (let at = 5; at < 20; at++) flood[at]?.end?.();
  expect(begun()).toBe(20);
});

test('who finds no room to wait is told so, and nothing is kept of them', () => {
  const turns = new Turns({ atOnce: 1, ofOne: 1, waitingOfOne: 2, waiting: 3 });
  expect(['a', 'a', 'a', 'a'].map((address) => asked(turns, address).wait)).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(['b', 'b', 'c'].map((address) => asked(turns, address).wait)).toEqual([true, false, false]);
});

test('a turn that is given back twice is given back once', () => {
  const turns = new Turns({ atOnce: 1, ofOne: 1, waitingOfOne: 9, waiting: 9 });
  const [one, two, three] = [asked(turns, 'a'), asked(turns, 'b'), asked(turns, 'c')];
  one.end?.();
  one.end?.();
  expect(two.end).toBeDefined();
  expect(three.end).toBeUndefined();
});

test('whatever comes, waits, leaves and ends in whatever order: no bound is broken, and whoever may run does', () => {
  const step = fc.record({
    is: fc.constantFrom('ask', 'ask', 'end', 'leave'),
    address: fc.integer({ min: 0, max: 4 }),
    at: fc.nat(),
  });
  const limits = fc.record({
    atOnce: fc.integer({ min: 1, max: 5 }),
    ofOne: fc.integer({ min: 1, max: 3 }),
    besideOthers: fc.integer({ min: 1, max: 3 }),
    crowd: fc.option(
      fc.record({ from: fc.nat(3), alone: fc.integer({ min: 1, max: 3 }), every: fc.constant(1_000) }),
      { nil: undefined },
    ),
    waitingOfOne: fc.integer({ min: 0, max: 4 }),
    waiting: fc.integer({ min: 0, max: 8 }),
  });
  fc.assert(
    fc.property(limits, fc.array(step, { maxLength: 80 }), ({ crowd, ...limits }, steps) => {
      let now = 0;
      const turns = new Turns({ ...limits, ...(crowd && { crowd }) }, () => now);
      const all: Taken[] = [];
      const over = new Set<Taken>();
      const running = () => all.filter((each) => each.end && !over.has(each));
      const waiting = () => all.filter((each) => each.wait && !each.end && !over.has(each));
      for (const { is, address, at } of steps) {
        now += at % 700;
        if (is === 'ask') all.push(asked(turns, `${address}`));
        const one =
          is === 'end' ? running()[at % (running().length || 1)] : waiting()[at % (waiting().length || 1)];
        if (is !== 'ask' && one) {
          over.add(one);
          if (is === 'end') one.end?.();
          else one.leave();
        }
        const ofOne = (of: Taken[], name: string) => of.filter((each) => each.address === name).length;
        expect(running().length).toBeLessThanOrEqual(limits.atOnce);
        expect(waiting().length).toBeLessThanOrEqual(limits.waiting);
        for (const name of ['0', '1', '2', '3', '4']) {
          expect(ofOne(running(), name)).toBeLessThanOrEqual(limits.ofOne);
          expect(ofOne(waiting(), name)).toBeLessThanOrEqual(limits.waitingOfOne);
          const mine = ofOne(running(), name);
          const most = running().length > mine ? Math.min(limits.besideOthers, limits.ofOne) : limits.ofOne;
          // A crowd may stand back, and one that is none any more takes its turn when the next ends.
          if (ofOne(waiting(), name) > 0 && (!crowd || running().length === 0))
            expect(running().length === limits.atOnce || mine >= most).toBe(true);
        }
      }
      while (running()[0]) {
        const [one] = running();
        over.add(one as Taken);
        one?.end?.();
      }
      expect(waiting()).toEqual([]);
    }),
  );
});
