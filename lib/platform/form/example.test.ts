import { expect, it } from 'vitest';
import { BEGINS, ENDS, exampleOf } from '#lib/platform/form/example';
import { pastedPoint } from '#lib/values/geo/pasted-point';
import { LANGUAGES } from '#lib/values/language/languages';
import { translatorFor } from '#lib/values/language/translate';
import { WORDLIST } from '#lib/values/text/wordlist';
import { readDay, readHour } from '#lib/values/time/written';

const TODAY = '2026-11-25';
const plain = (example: string) => example.replace(BEGINS, '').replace(ENDS, '');

it.each(LANGUAGES)(
  'what is shown as an example is taken, and stands in the words of the mistake: %s',
  (language) => {
    expect(readHour(plain(exampleOf('when.hour', language, TODAY)))).toBe('18:30');
    expect(readDay(plain(exampleOf('when.day', language, TODAY)))).toBe(TODAY);
    for (const key of ['where.unreadable', 'where.shortLink'] as const)
      expect(pastedPoint(plain(exampleOf(key, language, TODAY)))).toEqual({ lat: 52.52, lng: 13.405 });
    const t = translatorFor('errors', language);
    for (const key of ['when.hour', 'when.day', 'where.unreadable', 'where.shortLink'] as const)
      expect(t(key, { example: 'as so' })).toContain('as so');
    expect(t('people.email')).toContain('maria@example.org');
    // As they are made, whatever language the reader has: a passphrase is drawn from one list.
    for (const key of ['people.wrongPassphrase', 'people.notYourPassphrase'] as const)
      expect(WORDLIST).toEqual(
        expect.arrayContaining(
          /[a-z]+(?: [a-z]+){4}(?=[ ”»])/.exec(t(key).slice(t(key).search(/[“«]/)))?.[0].split(' ') ?? [
            'none',
          ],
        ),
      );
  },
);

it('a mistake that needs no example has none', () => expect(exampleOf('form.choose', 'en', TODAY)).toBe(''));
