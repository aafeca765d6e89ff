import { describe, expect, test } from 'vitest';
import { beforeText, openedBy } from '#lib/platform/form/before';
import { meet } from '#lib/platform/form/meet';
import { startingWith } from '#lib/platform/form/state';
import { eachAlone } from '#lib/platform/form/three-way';

// What becomes of a form for something that stands, by what it was opened with, what it says, and what stands by now.

const PARTS = [
  ...eachAlone('words', 'rest'),
  { fields: ['from', 'until'] as const },
  { fields: ['sorts'] as const, isSet: true as const },
];
const AT_FIRST = { words: 'Rye', rest: 'DAILY', from: '22:00', until: '07:00', sorts: ['A', 'B'] };
type Said = typeof AT_FIRST;
const opened = { values: startingWith(AT_FIRST).values };
const met = (said: Partial<Said>, stands: Partial<Said>, more: object = { opened }) =>
  meet(PARTS, { said: { ...AT_FIRST, ...said }, stands: { ...AT_FIRST, ...stands }, ...more });

describe('a form meets what stands', () => {
  test('what only one changed stays so, in silence', () => {
    expect(
      met({ words: 'Spelt', sorts: ['A'] }, { rest: 'WEEKLY', from: '21:00', sorts: ['A', 'B', 'C'] }),
    ).toEqual({
      kind: 'settled',
      settled: { words: 'Spelt', rest: 'WEEKLY', from: '21:00', until: '07:00', sorts: ['A', 'C'] },
    });
  });

  test('or said first, where it is to be told', () => {
    const { kind, ...rest } = met({ words: 'Spelt' }, { rest: 'WEEKLY' }, { opened, tells: true });
    expect(kind).toBe('conflict');
    expect(rest).toMatchObject({ taken: ['rest'], both: [], values: { rest: ['WEEKLY'], words: ['Spelt'] } });
  });

  test('where both changed the same, nothing is kept and the sender’s own comes back', () => {
    expect(met({ words: 'Spelt' }, { words: 'Wheat', rest: 'WEEKLY' })).toMatchObject({
      kind: 'conflict',
      both: ['words'],
      taken: ['rest'],
      values: { words: ['Spelt'], rest: ['WEEKLY'] },
      stands: { words: ['Wheat'] },
    });
  });

  test('sent twice, or the same by both, it is no conflict', () => {
    expect(met({ words: 'Spelt' }, { words: 'Spelt' }).kind).toBe('settled');
  });

  test('opened before forms said with what, whatever differs is shown', () => {
    const none = { opened: { values: null } };
    expect(met({}, { words: 'Wheat', sorts: ['A'] }, none)).toMatchObject({
      kind: 'conflict',
      both: ['words'],
    });
    expect(met({}, { sorts: ['A'] }, none).kind).toBe('conflict');
    expect(met({}, {}, none).kind).toBe('settled');
  });

  test('where no form asks, it is kept as it is said', () => {
    expect(met({ words: 'Spelt' }, { words: 'Wheat' }, {})).toMatchObject({ settled: { words: 'Spelt' } });
  });
});

test('what a form was opened with is read back; what cannot be read is not known', () => {
  const form = new FormData();
  expect(openedBy(form)).toEqual({ values: null });
  form.set('before', beforeText({ values: opened.values, pictures: [] }));
  expect(openedBy(form)).toEqual(opened);
  form.set('before', '{"values":7}');
  expect(openedBy(form)).toEqual({ values: null });
});
