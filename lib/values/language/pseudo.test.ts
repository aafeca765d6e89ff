import { expect, test } from 'vitest';
import { asLanguage, LANGUAGES, languageOf } from '#lib/values/language/languages';
import { messagesIn } from '#lib/values/language/messages';
import { pseudo } from '#lib/values/language/pseudo';
import { translatorFor } from '#lib/values/language/translate';

test('words become strange and longer, what a program reads stays', () => {
  expect(pseudo('From {name} to <link>{place}</link>')).toBe('Ƒřǿǿḿ {name} ŧǿǿ <link>{place}</link>');
  expect(pseudo('{kind, select, OFFER {an offer of {title}} other {it}}')).toBe(
    '{kind, select, OFFER {ȧȧƞ ǿǿƒƒḗḗř ǿǿƒ {title}} other {īīŧ}}',
  );
  expect(pseudo("'{'as it is'}' Z")).toBe("'{'ȧȧş īīŧ īīş'}' Ẑ");
});

test('no letter of English is left, and every message still says its arguments', () => {
  const values = (said: unknown): string[] =>
    typeof said === 'string' ? [said] : Object.values(Object(said)).flatMap(values);
  const plain = values(messagesIn('en')).filter((text) => !/[{<]/.test(text));
  expect(plain.length).toBeGreaterThan(100);
  expect(plain.map(pseudo).filter((text) => /[a-z]/i.test(text))).toEqual([]);
  process.env.FOURNIL_PSEUDO = '1';
  expect(translatorFor('feeds', 'en-XA')('off', { title: 'Choir' })).toContain('Choir');
  delete process.env.FOURNIL_PSEUDO;
});

test('it is spoken where a setting says so, and offered to nobody', () => {
  expect(LANGUAGES).toEqual(['en', 'fr', 'ar']);
  expect(asLanguage('en-XA')).toBeUndefined();
  expect(languageOf('fournil-language=en-XA', null)).toBe('en');
  process.env.FOURNIL_PSEUDO = '1';
  expect(languageOf('a=b; fournil-language=en-XA', null)).toBe('en-XA');
  expect(languageOf(undefined, 'en-XA')).toBe('en');
  delete process.env.FOURNIL_PSEUDO;
});
