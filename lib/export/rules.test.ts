import { expect, test } from 'vitest';
import { mayTake, takingToken } from '#lib/export/rules';

process.env.SECRET = 'a secret for tests, longer than thirty-two';
const NOW = new Date('2030-01-01T12:00:00Z');
const after = (ms: number) => new Date(NOW.getTime() + ms);

test('a file waits for whose it is, for a minute, and for nobody else', () => {
  const token = takingToken('one', NOW);
  expect(mayTake(token, 'one', after(59_999))).toBe(true);
  expect(mayTake(token, 'one', after(60_000))).toBe(false);
  expect(mayTake(token, 'other', NOW)).toBe(false);
  for (const wrong of ['', 'x', token.slice(4)]) expect(mayTake(wrong, 'one', NOW)).toBe(false);
});
