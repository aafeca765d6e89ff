import { expect, test } from 'vitest';
import { inTurnOf } from '#lib/pictures/staged/turn';

test('two pictures are unpacked at once, one of each household; what fails gives its turn back', async () => {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.push(() => resolve(name));
    });
  const six = ['a1', 'a2', 'a3'].map((name) => inTurnOf('a', work(name)));
  const honest = [inTurnOf('b', work('b1')), inTurnOf('c', work('c1'))];
  expect(begun).toEqual(['a1', 'b1']);
  ends[0]?.();
  expect(await six[0]).toBe('a1');
  expect(begun).toEqual(['a1', 'b1', 'c1']); // not the second of the first household
  for (let at = 1; at < 5; at++) {
    ends[at]?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await Promise.all([...six, ...honest])).toEqual(['a1', 'a2', 'a3', 'b1', 'c1']);
  await expect(inTurnOf('a', () => Promise.reject(new Error('no picture')))).rejects.toThrow('no picture');
  expect(await inTurnOf('a', async () => 'next')).toBe('next');
});
