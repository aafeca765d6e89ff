import { expect, test } from 'vitest';
import { LARGEST_BODY, LARGEST_WORDS, limitBody } from '#lib/platform/http/body';
import type { Answer, Exchange } from '#lib/platform/http/exchange';

const statusOf = (
  length: string | undefined,
  { method = 'POST', isOneClick = false, url = '/offer' } = {},
) => {
  const req = { method, url, headers: { 'content-length': length } };
  return (limitBody({ req, isOneClick } as unknown as Exchange) as Answer | undefined)?.status;
};
const wordsOf = (url: string) =>
  String(
    (
      limitBody({
        req: { method: 'POST', url, headers: { 'content-length': '1e9' } },
      } as unknown as Exchange) as Answer
    ).body,
  );

test('a body says how large it is, and is no larger than six pictures and words', () => {
  expect(LARGEST_BODY).toBe(73 * 2 ** 20);
  expect(statusOf(String(LARGEST_BODY))).toBeUndefined();
  for (const length of [String(LARGEST_BODY + 1), undefined, 'x', '1.5', '1e400'])
    expect([length, statusOf(length)]).toEqual([length, 413]);
  expect(statusOf(undefined, { method: 'GET' })).toBeUndefined();
});

test('only where a form takes pictures it may be so large; words are a quarter of a megabyte', () => {
  const [pictures, words] = [String(LARGEST_BODY), String(LARGEST_WORDS)];
  for (const url of [
    '/ask',
    '/together?day=2026-11-30',
    '/open',
    '/posts/x/edit?turn=1',
    '/places/mill/edit',
  ])
    expect([url, statusOf(pictures, { url })]).toEqual([url, undefined]);
  for (const url of [
    '/',
    '/offers',
    '/me',
    '/posts/x',
    '/posts/x/y/edit',
    '/x/offer',
    '/letters/edit',
    '/?/offer',
  ]) {
    expect([url, statusOf(words, { url })]).toEqual([url, undefined]);
    expect([url, statusOf(String(LARGEST_WORDS + 1), { url })]).toEqual([url, 413]);
  }
});

test('it is said of pictures that they are too large, of words that they are too long', () => {
  expect(wordsOf('/offer')).toContain('smaller pictures');
  expect(wordsOf('/letters/x')).toContain('make it shorter');
});

test('what a mail program says is one line', () => {
  expect(statusOf('4096', { isOneClick: true })).toBeUndefined();
  expect(statusOf('4097', { isOneClick: true })).toBe(413);
});
