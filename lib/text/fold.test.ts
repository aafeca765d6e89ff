import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, likePattern, searchWords } from '#lib/text/fold';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('folding', () => {
  it.each([
    ['Crème BRÛLÉE', 'creme brulee'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Ærø Łódź', 'aero lodz'],
    ['İstanbul ISPARTA ılık', 'istanbul isparta ilik'],
    ['Ёлка, йод', 'елка, иод'],
    ['Άρτος', 'αρτοσ'],
    ['ΑΡΤΟΣ', 'αρτοσ'],
    ['خُبْز', 'خبز'],
    ['أحمد', 'احمد'],
    ['کیک', 'كيك'],
    ['שָׁלוֹם', 'שלום'],
    ['ﬁg ｂｒｅａｄ', 'fig bread'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['ﾊﾟﾝ', 'パン'],
    [' a \n\t b ', 'a b'],
    ['한글', '한글'],
  ])('%s is found as %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('leaves apart what are other words in Hindi, Japanese and Thai', () => {
    for (const [a, b] of [
      ['कि', 'की'],
      ['चांद', 'चाद'],
      ['か', 'が'],
      ['ハ', 'パ'],
      ['ปา', 'ป่า'],
    ] as const)
      expect(fold(a)).not.toBe(fold(b));
  });

  it('folds once and for all, whatever is given, and stays well-formed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(text).isWellFormed()).toBe(true);
      }),
    );
  });

  it('does not care for case or composition', () => {
    for (const text of ['Grüße aus Köln', 'Ёжик', 'Ωμέγα ς', 'Ǆ', 'ŉ', 'Việt Nam'])
      for (const other of [text.toUpperCase(), text.normalize('NFD'), text.normalize('NFC')])
        if (text !== 'ŉ') expect(fold(other)).toBe(fold(text));
  });
});

describe('the words of a search', () => {
  it('are split at spaces, quotes and commas, folded, each once', () => {
    expect(searchWords('„Brot“, BROT und «l’été»?')).toEqual(['brot', 'und', 'l', 'ete']);
    expect(searchWords('パン、自転車　修理')).toEqual(['パン', '自転車', '修理']);
    expect(searchWords('خبز، دراجة؟')).toEqual(['خبز', 'دراجه']);
    expect(searchWords('e-bike 100% c++ a_b')).toEqual(['e-bike', '100', 'c++', 'a_b']);
    expect(searchWords(' -- " ... ')).toEqual([]);
  });

  it('are few and short, however much is asked', () => {
    fc.assert(
      fc.property(anyText, (query) => {
        const words = searchWords(query);
        expect(
          words.length <= 8 &&
            words.every((word) => word !== '' && [...word].length <= 40 && word.isWellFormed()),
        ).toBe(true);
      }),
    );
    for (const flood of [
      'a\u0301\u0323'.repeat(50_000),
      '"'.repeat(100_000),
      '%'.repeat(100_000),
      'x '.repeat(50_000),
      '🍞'.repeat(50_000),
    ])
      searchWords(flood);
  });

  it('are found in every text that holds them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Brötchen', 'Хлеб', 'خُبز', 'パン屋', 'रोटी', '👩‍🍳'),
        anyText,
        (word, rest) => {
          const text = fold(`${word} ${rest.replace(/^\p{M}+/u, '')}`);
          for (const found of searchWords(word)) expect(text).toContain(found);
        },
      ),
    );
  });
});

describe('the pattern for LIKE', () => {
  it('takes the word literally', () => expect(likePattern('50%_\\')).toBe('%50\\%\\_\\\\%'));

  it('has no wildcard but its ends', () => {
    fc.assert(
      fc.property(anyText, (word) => {
        expect(
          likePattern(word)
            .slice(1, -1)
            .replace(/\\[\\%_]/g, ''),
        ).not.toMatch(/[\\%_]/);
      }),
    );
  });
});
