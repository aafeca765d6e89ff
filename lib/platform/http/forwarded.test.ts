import { expect, test } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import { forward } from '#lib/platform/http/forwarded';

const claimed = { host: 'a', 'x-forwarded-host': 'b', 'x-forwarded-proto': 'https', 'x-forwarded-for': 'c' };
const after = (settings: Record<string, string>) => {
  const headers = { ...claimed };
  forward({ headers }, readConfig(settings));
  return headers;
};

test('where the board is reached is said by the settings, else by a trusted proxy, never by a stranger', () => {
  expect(after({})).toEqual({ host: 'a' });
  expect(after({ TRUST_PROXY: '1' })).toEqual(claimed);
  const own = { host: 'board.example', 'x-forwarded-host': 'board.example', 'x-forwarded-proto': 'https' };
  expect(after({ PUBLIC_URL: 'https://board.example' })).toEqual(own);
});
