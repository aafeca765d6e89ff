import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTypoOf, typoWithin } from '#lib/values/text/typos';

it.each([
  ['bred', 'bread'],
  ['berad', 'bread'],
  ['bycicle', 'bicycle'],
  ['fahradreperatur', 'fahrradreparatur'],
  ['sauertieg', 'sauerteigbrot'],
  ['velosiped', 'velosipedy'],
  ['веласипед', 'велосипедов'],
  ['ποδιλατα', 'ποδηλατα'],
  ['دراجات', 'الدراجات'],
  ['kitchne', 'kitchen'],
])('%s may mean %s', (typed, said) => expect(isTypoOf(typed, said)).toBe(true));

it.each([
  ['rye', 'eye'],
  ['bred', 'bed and board'],
  ['brot', 'bratwurst'],
  ['soup', 'group'],
  ['bread', 'beards'],
  ['bicycle', 'article'],
  ['garten', 'garantie'],
])('%s does not mean %s', (typed, said) => expect(isTypoOf(typed, said)).toBe(false));

it('any one mistake in a word of four letters or more is forgiven', () => {
  const letters = fc.array(fc.constantFrom(...'abcdefgh'), { minLength: 5, maxLength: 12 });
  fc.assert(
    fc.property(
      letters,
      fc.nat(20),
      fc.constantFrom('out', 'in', 'other', 'turned'),
      (word, where, mistake) => {
        const at = where % (word.length - 1);
        const before = word.slice(0, at);
        const typed = {
          out: [...before, ...word.slice(at + 1)],
          in: [...before, 'z', ...word.slice(at)],
          other: [...before, 'z', ...word.slice(at + 1)],
          turned: [...before, word[at + 1], word[at], ...word.slice(at + 2)],
        }[mistake];
        expect(isTypoOf(typed.join(''), word.join(''))).toBe(true);
      },
    ),
  );
});

it('one sign may be another where words stand without spaces', () => {
  expect(typoWithin('自転者修理', '中庭で自転車修理')).toEqual([3, 8]);
  expect(typoWithin('味噌', '味方')).toBeNull();
  expect(typoWithin('𠮷野家具', 'の𠮷野屋具店')).toEqual([1, 6]);
});
