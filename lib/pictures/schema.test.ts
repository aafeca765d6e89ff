import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roomOf, shapeOf } from '#lib/pictures/schema';
import { keyIn, pictureToken } from '#lib/pictures/token';
import { randomToken } from '#lib/values/text/random';

process.env.SECRET = 'a secret for tests, longer than thirty-two';

test('a shape is told in least terms, and keeps the room of the picture it was made from', () => {
  expect(shapeOf(1600, 1200)).toBe('4:3');
  expect(shapeOf(7, 7)).toBe('1:1');
  const side = fc.integer({ min: 1, max: 1600 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const longest = Math.max(width, height);
      expect(roomOf(shapeOf(width, height), longest)).toEqual({ width, height });
    }),
  );
});

test('a token gives back its key; a made-up, changed or cut one gives nothing', () => {
  const key = randomToken();
  const token = pictureToken(key);
  expect(token).not.toContain(key);
  expect(keyIn(token)).toBe(key);
  const last = token.at(-1) === 'A' ? 'Q' : 'A';
  for (const other of ['', key, 'picture', token.slice(4), `${token.slice(0, -1)}${last}`, '\0', 'é'])
    expect(keyIn(other)).toBeUndefined();
});
