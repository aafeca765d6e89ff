import { expect, test } from 'vitest';
import { areBindings } from '#lib/platform/http/next/bindings';

const form = (bound: string, head = '') =>
  `--b\r\nContent-Disposition: form-data; name="$ACTION_1:1"${head}\r\n\r\n${bound}\r\n--b--\r\n`;

test('what our pages bind: texts, yes or no, and what a form showed before', () => {
  const shown = { values: { title: ['$$5 Brot'] }, errors: {}, notice: '$undefined', status: 422 };
  for (const bound of [[], ['an-id'], ['an-id', true, shown], [shown]])
    expect(areBindings(form(JSON.stringify(bound)), 'b')).toBe(true);
  expect(areBindings('', 'b')).toBe(true);
});

test('nothing else', () => {
  const forged = [
    ...[[null], [{}], [[]], [7], [{ not: '' }], ['$F1'], ['$1:constructor'], ['a\0b'], ['\ud800']],
    [{ values: { title: ['$1:then'] }, errors: {} }],
  ].map((bound) => JSON.stringify(bound));
  const broken = ['', 'null', '{', '"text"', '[1', `${'['.repeat(9_000)}${']'.repeat(9_000)}`];
  for (const bound of [...forged, ...broken]) {
    expect([bound, areBindings(form(bound), 'b')]).toEqual([bound, false]);
    expect(areBindings(form(bound, '\r\nContent-Type: text/plain'), 'b')).toBe(false);
  }
});
