import { expect, test } from 'vitest';
import { isOwnPath, ownPage } from '#lib/platform/http/referrer';

test('a button leads back to its page on this host, and to no other', () => {
  expect(ownPage('https://board.example/posts/a?day=b#c', 'board.example')).toBe('/posts/a?day=b');
  expect(ownPage('https://elsewhere.example/posts/a', 'board.example')).toBeUndefined();
  expect(ownPage('https://board.example//elsewhere.example', 'board.example')).toBeUndefined();
  expect(ownPage('no address', 'board.example')).toBeUndefined();
  expect(ownPage(null, null)).toBeUndefined();
});

test('a path that browsers read as another host is not ours', () => {
  expect(isOwnPath('/letters')).toBe(true);
  expect(isOwnPath('/places/caf%C3%A9?day=2026-11-25#top')).toBe(true);
  // A header cannot carry it: it would break the answer.
  expect(isOwnPath('/日本')).toBe(false);
  for (const text of ['//x.example', '/\\x.example', 'https://x.example', 'letters', '', '/a\nb', undefined])
    expect(isOwnPath(text)).toBe(false);
});
