import { expect, test } from 'vitest';
import { exportToken, mayDownload } from '#lib/export/rules';

process.env.SECRET = 'a secret for tests, longer than thirty-two';
const NOW = new Date('2030-01-01T12:00:00Z');
const after = (ms: number) => new Date(NOW.getTime() + ms);

test('a file waits for whose it is, for a minute, and for nobody else', () => {
  const token = exportToken('one', NOW);
  expect(mayDownload(token, 'one', after(59_999))).toBe(true);
  expect(mayDownload(token, 'one', after(60_000))).toBe(false);
  expect(mayDownload(token, 'other', NOW)).toBe(false);
  for (const wrong of ['', 'x', token.slice(4)]) expect(mayDownload(wrong, 'one', NOW)).toBe(false);
});
