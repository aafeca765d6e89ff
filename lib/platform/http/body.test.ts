import { expect, test } from 'vitest';
import { LARGEST_BODY, limitBody } from '#lib/platform/http/body';
import type { Answer, Exchange } from '#lib/platform/http/exchange';

const statusOf = (length: string | undefined, { method = 'POST', isOneClick = false } = {}) => {
  const req = { method, headers: { 'content-length': length } };
  return (limitBody({ req, isOneClick } as unknown as Exchange) as Answer | undefined)?.status;
};

test('a body says how large it is, and is no larger than six pictures and words', () => {
  expect(LARGEST_BODY).toBe(73 * 2 ** 20);
  expect(statusOf(String(LARGEST_BODY))).toBeUndefined();
  for (const length of [String(LARGEST_BODY + 1), undefined, 'x', '1.5', '1e400'])
    expect([length, statusOf(length)]).toEqual([length, 413]);
  expect(statusOf(undefined, { method: 'GET' })).toBeUndefined();
});

test('what a mail program says is one line', () => {
  expect(statusOf('4096', { isOneClick: true })).toBeUndefined();
  expect(statusOf('4097', { isOneClick: true })).toBe(413);
});
