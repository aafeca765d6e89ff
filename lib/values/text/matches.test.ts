import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignedSearchText, containsAll, excerptOf, matchesIn } from '#lib/values/text/matches';
import { type SearchTerms, toSearchTerms, toSearchText } from '#lib/values/text/search-text';

const sought = (query: string, nearly = false): SearchTerms => ({
  words: toSearchTerms(query),
  withTypos: nearly,
});
const marked = (text: string, query: string, nearly = false) =>
  matchesIn(text, sought(query, nearly)).map(([from, to]) => text.slice(from, to));

describe('what is marked', () => {
  it.each([
    ['Crème brûlée', 'creme BRULEE', ['Crème', 'brûlée']],
    ['Große Straßenkreide', 'strasse', ['Straße']],
    ['Roggenbrot, Brötchen', 'brot', ['brot', 'Bröt']],
    ['خُبْزٌ ساخن', 'خبز', ['خُبْزٌ']],
    ['味噌を仕込む', '味噌', ['味噌']],
    ['ซ่อมจักรยานในลานบ้าน', 'จักรยาน', ['จักรยาน']],
    ['갓 구운 빵, 다섯 시에', '빵', ['빵']],
    ['Te, tea and Komitee', 'te', ['Te', 'te']],
    ['Oscar’s scarf', 'car', ['car']],
    ['Große Straßenkreide', 'stras', ['Straß']],
    ['½ ﬁg', 'f', ['ﬁ']],
    ['रोटी बनाना', 'रोट', ['रोटी']],
    ['हिन्दी और ताज़ी', 'हिंदी ताजी', ['हिन्दी', 'ताज़ी']],
    ['हिंदी, आँगन', 'हिन्दी आंगन', ['हिंदी', 'आँगन']],
    ['ﾊﾟﾝを焼く', 'ぱん', ['ﾊﾟﾝ']],
    ['👩‍👩‍👧 evening', '👩', ['👩‍👩‍👧']],
    ['Sourdough', 'sour dough', ['Sourdough']], // what touches is marked as one
    ['nothing of the kind', 'bread', []],
  ])('%s: %s', (text, query, parts) => expect(marked(text, query)).toEqual(parts));

  it('with a mistake, the whole word', () => {
    expect(marked('Bicycle repair', 'bycicle', true)).toEqual(['Bicycle']);
    expect(marked('Fahrradreparatur im Hof', 'fahradreperatur', true)).toEqual(['Fahrradreparatur']);
    expect(marked('中庭で自転車修理', '自転者修理', true)).toEqual(['自転車修理']);
  });

  it('never cuts a sign from its marks, and stands in order', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(text, text, fc.boolean(), (said, query, nearly) => {
        let last = 0;
        for (const [from, to] of matchesIn(said, sought(query, nearly))) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(said.slice(from, to).isWellFormed()).toBe(true);
          last = to;
        }
      }),
    );
  });
});

it('what is aligned with a text is what is kept to be found of it', () => {
  for (const text of [
    'Crème (BRÛLÉE), „warm“!',
    'iPhone用ケース',
    'خُبْزٌ، ساخن؟',
    'ﬁg ½ ǅ',
    'e-bike',
    '갓 구운 빵',
    'रोटी।',
    'हिन्दी सम्बन्ध आँगन ताज़ी',
    'ガーデンとヴィオラ',
    'ﾊﾟﾝ',
  ])
    expect(toSearchText(alignedSearchText(text).found)).toBe(toSearchText(text));
});

it('a text says words whatever their order, and only all of them', () => {
  const found = toSearchText('Roggenbrot aus dem Holzofen');
  expect(containsAll(sought('ofen brot'))(found)).toBe(true);
  expect(containsAll(sought('brot kuchen'))(found)).toBe(false);
});

it('an excerpt is around the first spot, and says where it was cut', () => {
  const text = `${'Before it comes much. '.repeat(5)}The key hangs behind the door. ${'After it comes more. '.repeat(8)}`;
  const excerpt = excerptOf(text, sought('key'));
  expect(excerpt).toMatch(/^… .*The key hangs behind the door\. .* …$/);
  expect(excerptOf('The key.', sought('key'))).toBe('The key.');
  expect(excerptOf('Nothing', sought('key'))).toBeNull();
});
