import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaOf, cellAt } from '#lib/values/geo/cell';
import { REACHES, ringsOf } from '#lib/values/geo/reach';
import { toSearchTerms, toSearchText } from '#lib/values/text/search-text';
import { beginningOf, beginningsIn, fits, surroundingsOf } from '#lib/watches/rules';
import type { WatchCriteria, WatchedPost } from '#lib/watches/schema';

const MILL = areaOf(cellAt(52.52, 13.4, 9)) as string;
const watching = (more: Partial<WatchCriteria> = {}): WatchCriteria => ({
  ...{ words: [], kind: null, placeId: null, area: null, reach: null },
  ...more,
});
const post = (text: string, more: Partial<WatchedPost> = {}): WatchedPost => ({
  ...{ kind: 'OFFER', searchText: toSearchText(text), placeId: null, area: MILL },
  ...more,
});
const isWanted = (watch: Partial<WatchCriteria>, to: WatchedPost) =>
  fits(watching(watch), to, surroundingsOf(to.area));

test.each([
  ['bread', 'Rye BREAD, still warm', true],
  ['bread rye', 'Rye bread', true],
  ['brea', 'Rye bread', true],
  ['bread spelt', 'Rye bread', false],
  ['creme brulee', 'Crème brûlée', true],
  ['خبز', 'خُبْزٌ ساخن', true],
  ['パン', 'おいしいパンがあります', true],
  ['хлеб', 'Свежий ХЛЕБ', true],
  ['dough', 'Sourdough', true],
  ['%', 'Rye bread', false],
  ['_', 'Rye bread', false],
])('%s in “%s”: %s', (said, text, is) => {
  const words = toSearchTerms(said);
  expect(isWanted({ words: words.length > 0 ? words : [said] }, post(text))).toBe(is);
});

test('all that a watch says has to fit', () => {
  expect(isWanted({ kind: 'REQUEST' }, post('bread'))).toBe(false);
  expect(isWanted({ placeId: 'a' }, post('bread', { placeId: 'a' }))).toBe(true);
  expect(isWanted({ placeId: 'a' }, post('bread', { placeId: 'b' }))).toBe(false);
  expect(isWanted({ placeId: 'a', words: ['bread'] }, post('soup', { placeId: 'a' }))).toBe(false);
});

test('being near is the same from both sides, for every reach', () => {
  for (const reach of REACHES) {
    const far = ringsOf(MILL, reach).flat();
    const near = reach === 'further' ? MILL : (far.at(-1) as string);
    expect(isWanted({ area: near, reach }, post('bread'))).toBe(true);
    expect(isWanted({ area: MILL, reach }, post('bread', { area: near }))).toBe(true);
  }
  const paris = areaOf(cellAt(48.85, 2.35, 9)) as string;
  for (const reach of REACHES) expect(isWanted({ area: paris, reach }, post('bread'))).toBe(false);
  expect(isWanted({ area: MILL, reach: 'walk' }, post('bread', { area: null }))).toBe(false);
  expect(isWanted({ area: MILL, reach: null }, post('bread'))).toBe(false);
});

test('whatever fits is found by how its longest word begins', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', 'é', 'ß', 'خ', '面', '👩', 'x'),
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (text, from, length) => {
      const searchText = toSearchText(text.join(' '));
      const [whole = ''] = toSearchTerms(searchText);
      const points = [...whole];
      const at = points.length ? from % points.length : 0;
      const part = points.slice(at, at + 1 + (length % 4)).join('');
      if (!part || !searchText.includes(part)) return;
      expect(beginningsIn(searchText)).toContain(beginningOf([part]));
    }),
    { numRuns: 2_000 },
  );
  expect(beginningsIn('a b').sort()).toEqual(['a', 'ab', 'b']); // a word may be written as two
  expect(beginningOf([])).toBeNull();
  expect(beginningOf(['a', 'bread'])).toBe('bre');
});
