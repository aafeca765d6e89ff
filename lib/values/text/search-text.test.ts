import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FOLDING,
  indexQuery,
  isDense,
  likePatternsOf,
  toSearchTerms,
  toSearchText,
} from '#lib/values/text/search-text';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('a text as it is kept to be found', () => {
  it.each([
    ['٥ أرغفة, ५ किलो, ๕ก', '5 ارغفه 5 किलो 5 ก'],
    ['Crème (BRÛLÉE), „warm“!', 'creme brulee warm'],
    ['e-bike · l’été', 'e bike l ete'],
    ['味噌を仕込む', '味噌を仕込む'],
    ['iPhone用ケース、新品', 'iphone 用けーす 新品'],
    ['ซ่อมจักรยานฟรี 2 คัน', 'ซ่อมจักรยานฟรี 2 คัน'],
    ['خُبْزٌ، ساخن؟', 'خبز ساخن'],
    ['ताज़ी रोटी।', toSearchText('ताज़ी रोटी')],
    ['हिन्दी, सम्बन्ध, आँगन', toSearchText('हिंदी संबंध आंगन')],
    ['ﾊﾟﾝ', 'ぱん'],
    [' -- " ... ', ''],
  ])('%s', (text, found) => expect(toSearchText(text)).toBe(found));

  it('is so once and for all, has single spaces, and no word that an index could not hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = toSearchText(text);
        expect(toSearchText(found)).toBe(found);
        expect(found).not.toMatch(/^ | {2}| $/);
        for (const word of found.split(' ')) expect([...word].length).toBeLessThanOrEqual(60);
      }),
    );
    expect(
      toSearchText('a'.repeat(130))
        .split(' ')
        .map((word) => word.length),
    ).toEqual([60, 60, 10]);
  });

  it('of several lines is that of each', () => {
    fc.assert(
      fc.property(fc.array(anyText), (lines) => {
        const each = lines.map(toSearchText).filter((line) => line !== '');
        const parted = each.join(' ').length <= 60;
        if (parted) expect(toSearchText(lines.join('\n'))).toBe(each.join(' '));
      }),
    );
  });
});

describe('the words of a search', () => {
  it('are split at spaces, signs and scripts, searchText, each once', () => {
    expect(toSearchTerms('„Brot“, BROT und «l’été»?')).toEqual(['brot', 'und', 'l', 'ete']);
    expect(toSearchTerms('パン、自転車　修理')).toEqual(['ぱん', '自転車', '修理']);
    expect(toSearchTerms('خبز، دراجة؟')).toEqual(['خبز', 'دراجه']);
    expect(toSearchTerms('\'; DROP TABLE "Post"; -- & | ! :* ( )')).toEqual(['drop', 'table', 'post', '|']);
    expect(toSearchTerms(' -- " ... ')).toEqual([]);
    expect(toSearchTerms('a b c d e f g h i')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });

  it('are few and short, however much is asked', () => {
    fc.assert(
      fc.property(anyText, (query) => {
        const words = toSearchTerms(query);
        expect(words.length).toBeLessThanOrEqual(8);
        for (const word of words) expect([...word].length).toBeLessThanOrEqual(40);
      }),
    );
    for (const flood of ['a\u0301\u0323', '"', '%', 'x ', '🍞', '味', '\\'])
      expect(toSearchTerms(flood.repeat(100_000 / flood.length)).length).toBeLessThanOrEqual(8);
  });
});

describe('what the database is asked', () => {
  it('takes every sign as itself', () => {
    expect(likePatternsOf('50_')).toEqual(['% 50\\_%', '%50\\_ %']);
    expect(likePatternsOf('te')).toEqual(['% te%']);
    expect(likePatternsOf('味')).toEqual(['%味%']);
    expect(indexQuery({ words: ["o'"], withTypos: false }, null)).toBe("'o''':*");
  });

  it('looks at beginnings and ends of words, within one area', () => {
    const sought = { words: ['brot', '味噌'], withTypos: false };
    expect(indexQuery(sought, '871f18b21ffffff')).toBe(
      "('71f18b21brot':* | '71f18b21<torb':* | ('71f18b21b' & '71f18b21rot':*) | ('71f18b21br' & '71f18b21ot':*)) & '71f18b21味噌':*",
    );
  });

  it('knows what is written without spaces', () => {
    for (const word of ['味噌', 'パン', '김치', 'ขนมปัง']) expect(isDense(word)).toBe(true);
    for (const word of ['bread', 'хлеб', 'خبز', 'לחם', 'रोटी', 'პური', 'ዳቦ', '42'])
      expect(isDense(word)).toBe(false);
  });
});

// What is kept was folded by some release: where a fold changes, FOLDING gets another name, and what is kept is folded again.
it('a folding that folds otherwise has another name', () => {
  const said =
    'Straße, ٥٠ Crème brûlée — sour-dough; خُبْزٌ كتابى; हिन्दी ताज़ी; パン屋で5kg; ร้านขนมปัง; Ёлка ½ ﬁ Ⅷ e\u00admail';
  expect({ [FOLDING]: toSearchText(said) }).toEqual({
    digits:
      'strasse 50 creme brulee sour dough خبز كتابي हिंदी ताजी ぱん屋で 5kg ร้านขนมปัง елка 1⁄2 fi viii email',
  });
});
