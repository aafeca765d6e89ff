import { expect, test } from 'vitest';
import { z } from 'zod';
import { bound, mustBeForm } from '#lib/platform/form/bound';
import { parse } from '#lib/platform/form/parse';

test('what a page bound is a text or nothing', () => {
  expect(bound('an-id')).toBe('an-id');
  for (const forged of [undefined, null, 7, {}, ['an-id'], { toString: 1 }, 'a\0b', '\ud800'])
    expect(bound(forged)).toBe('');
});

test('an action that was called with no form finds nothing: 404, not a page that breaks', () => {
  const answer = expect.objectContaining({ digest: 'NEXT_HTTP_ERROR_FALLBACK;404' });
  for (const forged of [undefined, {}, 'words']) {
    expect(() => mustBeForm(forged)).toThrow(answer);
    expect(() => parse(z.object({}), forged as FormData)).toThrow(answer);
  }
  mustBeForm(new FormData());
});
