import { expect, test } from 'vitest';
import { weekOf, weeksThatOpen } from '#lib/places/door-word/rules';

test('a week begins on Monday, also over the turn of the year', () => {
  expect(['2031-12-28', '2031-12-29', '2032-01-01', '2032-01-04', '2032-01-05'].map(weekOf)).toEqual([
    '2031-12-22',
    '2031-12-29',
    '2031-12-29',
    '2031-12-29',
    '2032-01-05',
  ]);
});

test('this week’s word and last week’s open', () => {
  expect(weeksThatOpen('2032-01-05')).toEqual(['2032-01-05', '2031-12-29']);
  expect(weeksThatOpen('2032-01-11')).toEqual(['2032-01-05', '2031-12-29']);
});
