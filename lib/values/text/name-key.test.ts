import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '#lib/values/text/name-key';

describe('one name', () => {
  it.each([
    ['Amina', 'АmіnА', 'Cyrillic letters'],
    ['Amina', 'Ａｍｉｎａ', 'full width'],
    ['Amina', 'AMINA', 'case'],
    ['Amina', ' Amina  ', 'spaces'],
    ['Amina', 'Ami\u200dna', 'a joiner'],
    ['Amina', '\u202eAmina\u202c', 'an override'],
    ['Amina', 'Am1na', 'one for i'],
    ['Amina', 'AmIna', 'I for i'],
    ['Amina', 'Amlna', 'l for i'],
    ['Amina', 'Amina.', 'a full stop'],
    ['Amina', 'ᴀᴍɪɴᴀ', 'small capitals'],
    ['Amina', 'Αmina', 'a Greek capital'],
    ['Amina', 'A\ufe0fmina', 'a variation selector'],
    ['Amina', '𝓐𝓶𝓲𝓷𝓪', 'mathematical letters'],
    ['Amina', 'Amina\u3164', 'a filler'],
    ['Amina', 'Arnina', 'rn for m'],
    ['Otto', '0tt0', 'nought'],
    ['Otto', 'Оттo', 'Cyrillic т in either case'],
    ['Anna Maria', 'Anna-Maria', 'a hyphen'],
    ['Jürgen', 'Ju\u0308rgen', 'composition'],
    ['Groß', 'GROSS', 'sharp s'],
    ['Вера', 'ВЕРА', 'Cyrillic case'],
    ['Νίκος', 'ΝΊΚΟΣ', 'Greek case'],
    ['Wim', 'vvim', 'vv for w'],
    ['محمد', 'مُحَمَّد', 'harakat'],
    ['أحمد', 'احمد', 'hamza'],
    ['שרה', 'שָׂרָה', 'points'],
    ['İlker', 'ilker', 'a dotted I'],
    ['ᎪᎷᎥᎪ', 'AMIA', 'Cherokee'],
    ['二コ', 'ニコ', 'Han for kana'],
    ['ｻﾄｳ', 'サトウ', 'half width'],
  ])('%s and %s (%s)', (a, b) => expect(nameKey(a)).toBe(nameKey(b)));
});

describe('two names', () => {
  it.each([
    ['Anna', 'Hanna'],
    ['山田', '山本'],
    ['Ömer', 'Omer'],
    ['Amina', 'Anima'],
    ['Amina', 'Amira'],
    ['Maria', 'Mario'],
    ['रवि', 'रवी'],
    ['かな', 'がな'],
    ['Вера', 'Вара'],
    ['Иван', 'Ивана'],
    ['محمد', 'محمود'],
    ['Anna 🌻', 'Anna 🌼'],
    ['Maria', 'Maria of the mill'],
    ['🌻', '🌼'],
    ['...', '!!!'],
    ['Jonas', 'Jonah'],
    ['Éva', 'Eva'],
    ['שרה', 'שירה'],
  ])('%s and %s', (a, b) => expect(nameKey(a)).not.toBe(nameKey(b)));
});

describe('the key of a name', () => {
  it('does not care for case, spaces or what is not seen', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abilmrwzöñşжёщбНαωςΗखीםش山ガ🌻1 0'),
      minLength: 1,
    });
    fc.assert(
      fc.property(letters, (name) => {
        expect(nameKey(name.toUpperCase())).toBe(nameKey(name));
        expect(nameKey(`\u200f ${name} \u2060`)).toBe(nameKey(name));
      }),
    );
  });

  it('is never empty where there is something to see, and never slow', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        if (
          /[\p{L}\p{N}\p{P}\p{So}]/u.test(
            name.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu, ''),
          )
        )
          expect(nameKey(name)).not.toBe('');
      }),
    );
    nameKey('a\u0301\u0323'.repeat(50_000));
    nameKey('\u0301\u0323'.repeat(50_000));
  });
});
