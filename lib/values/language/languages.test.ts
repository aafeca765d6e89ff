import { afterEach, expect, test, vi } from 'vitest';
import { asLanguage, LANGUAGES, languageOf } from '#lib/values/language/languages';

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
  ['fr-CA, en', 'fr'],
  ['de-DE,fr-FR', 'fr'],
  ['de,en;q=0.3,ar-EG;q=0.5', 'ar'],
  ['EN-us', 'en'],
  ['arn, fr', 'fr'],
  ['arn-CL', 'ar'],
  ['eng,fr;q=0.5', 'fr'],
  ['fra', 'ar'],
  ['fr;q=0, en;q=0.1', 'en'],
  ['en;q=0.8,fr;q=0.8', 'en'],
])('of "%s" we speak %s', (accepted, language) => {
  vi.stubEnv('BOARD_LANGUAGE', 'ar');
  expect(languageOf(undefined, accepted)).toBe(language);
});

test.each(['', '*', 'de, *;q=0.5', 'zh-Hant-TW', ';;q=,', undefined])(
  'whoever takes any language, or none that we speak (%s), is given the board’s',
  (accepted) => {
    vi.stubEnv('BOARD_LANGUAGE', 'fr');
    expect(languageOf('a=1', accepted)).toBe('fr');
    expect(languageOf('a=1', accepted, 'ar')).toBe('ar');
  },
);

test('what somebody chose comes before all that', () => {
  expect(languageOf('a=1; fournil-language=ar; b=2', 'fr')).toBe('ar');
  expect(languageOf('fournil-language=tlh', 'fr')).toBe('fr');
  expect(languageOf('xfournil-language=ar', 'fr')).toBe('fr');
});

test('the language made for tests is spoken only where that was said, and never offered', () => {
  vi.stubEnv('FOURNIL_PSEUDO', '');
  expect([asLanguage('en-XA'), languageOf('fournil-language=en-XA', 'fr')]).toEqual([undefined, 'fr']);
  vi.stubEnv('FOURNIL_PSEUDO', '1');
  expect([asLanguage('en-XA'), languageOf(undefined, 'en-XA')]).toEqual(['en-XA', 'en']);
  expect(LANGUAGES).not.toContain('en-XA');
});
