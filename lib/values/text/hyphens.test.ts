import { expect, it } from 'vitest';
import { containsAll, matchesIn } from '#lib/values/text/matches';
import { likePatternsOf, toSearchTerms, toSearchText } from '#lib/values/text/search-text';

const sought = (query: string) => ({ words: toSearchTerms(query), withTypos: false });
/** Whether a text is found by a query: as the index's patterns have it, and as we compare it, which are the same. */
function isFound(text: string, query: string): boolean {
  const found = toSearchText(text);
  const isLike = (pattern: string) =>
    new RegExp(`^${pattern.replace(/[.*+?^${}()|[\]]/g, '\\$&').replaceAll('%', '.*')}$`, 's').test(
      ` ${found} `,
    );
  const byPatterns = toSearchTerms(query).every((word) => likePatternsOf(word).some(isLike));
  expect(containsAll(sought(query))(found)).toBe(byPatterns);
  expect(matchesIn(text, sought(query)).length > 0).toBe(byPatterns);
  return byPatterns;
}

const SPELLINGS = [
  ['sourdough', 'sour-dough', 'sour dough', 'Sour–Dough', 'sour\u2011dough', 'sour\u00addough'],
  ['wifi', 'wi-fi', 'Wi‑Fi'],
  ['Fahrradreparatur', 'Fahrrad-Reparatur', 'Fahrrad Reparatur'],
  ['email', 'e-mail', 'E-Mail'],
  ['weekend', 'week-end'],
  ['مابعد', 'ما-بعد', 'ما بعد'],
];
it.each(SPELLINGS)('%s is found however it is written', (...spellings) => {
  for (const text of spellings)
    for (const query of spellings)
      expect([text, query, isFound(`a fine ${text} today`, query)]).toEqual([text, query, true]);
});

it('what merely stands in both is not', () => {
  expect(isFound('a sour apple, and dough', 'sourdough')).toBe(false);
  expect(isFound('dough sour', 'sourdough')).toBe(false);
  expect(isFound('sour', 'sourdough')).toBe(false);
  expect(isFound('a sour-dough', 'sourdoughs')).toBe(false);
  expect(isFound('two sour doughs', 'sourdough')).toBe(true);
});

it('what was found apart is marked from its first letter to its last', () => {
  const text = 'Our sour-doughs rise';
  expect(matchesIn(text, sought('sourdough')).map(([from, to]) => text.slice(from, to))).toEqual([
    'sour-dough',
  ]);
});

it.each([
  ['٥', '5'],
  ['५', '5'],
  ['5', '۵'],
  ['２०', '20'],
  ['๕', '5'],
])('%s is found by %s', (text, query) => expect(isFound(`at ${text} loaves`, query)).toBe(true));
