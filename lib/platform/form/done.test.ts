import { expect, test } from 'vitest';
import { DEEDS, deedIn, saying } from '#lib/platform/form/done';

test('a page is told in its address what was done there, and takes nothing else for a deed', () => {
  for (const deed of DEEDS) {
    const { pathname, searchParams, hash } = new URL(saying('/posts/x', deed), 'http://localhost');
    expect([pathname, deedIn(searchParams.get('said')), hash]).toEqual(['/posts/x', deed, '#said']);
  }
  for (const said of ['', 'toString', 'coming-x', undefined, ['changed'], 'CHANGED'])
    expect(deedIn(said)).toBeUndefined();
});

test('what stands in an address cannot break out of it', () => {
  expect(saying('/posts/x', 'coming-a&b#c')).toBe('/posts/x?said=coming-a%26b%23c#said');
});
