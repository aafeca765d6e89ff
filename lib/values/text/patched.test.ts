import { expect, test } from 'vitest';
import { appliedTo } from '#lib/values/text/patched';

const before = 'Light it.\n\nWait an hour.\n\nSweep it.';

test('a change of lines is made to another text', () => {
  const after = before.replace('an hour', 'two hours');
  expect(appliedTo(before, { before, after })).toBe(after);
  expect(appliedTo(`Ashes first.\n${before}`, { before, after })).toBe(`Ashes first.\n${after}`);
  expect(appliedTo('x', { before: 'x', after: '' })).toBe('');
});

test('where its lines are not there, it is not made', () => {
  const after = before.replace('an hour', 'two hours');
  expect(appliedTo('Something else', { before, after })).toBeUndefined();
  expect(appliedTo('', { before, after })).toBeUndefined();
});

test('what is too much to compare is given up, soon', () => {
  const lines = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`).join('\n');
  expect(appliedTo('x', { before: lines('one'), after: lines('other') })).toBeUndefined();
});
