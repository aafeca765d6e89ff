import { expect, test } from 'vitest';
import { keepPagePrivate } from '#lib/platform/http/cache';
import { type Answer, bare, type Exchange } from '#lib/platform/http/exchange';

function keptAs(type: string, said?: string): string | null {
  const headers = { 'Content-Type': type, ...(said && { 'Cache-Control': said }) };
  const answer = keepPagePrivate(bare(200, headers), {} as Exchange) as Answer;
  return answer.headers.get('cache-control');
}

test('a page is kept by its reader only, who asks each time; whatever says otherwise of itself is left so', () => {
  expect(keptAs('text/html; charset=utf-8')).toBe('private, no-cache');
  expect(keptAs('text/html', 'private, no-cache, no-store, max-age=0')).toBe('private, no-cache');
  expect(keptAs('text/html', 'public, max-age=60')).toBe('public, max-age=60');
  expect(keptAs('text/calendar')).toBeNull();
  expect(keptAs('application/zip', 'no-store')).toBe('no-store');
});
