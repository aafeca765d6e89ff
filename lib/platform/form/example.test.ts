import { expect, it } from 'vitest';
import { BEGINS, ENDS, exampleOf } from '#lib/platform/form/example';
import { pastedPoint } from '#lib/values/geo/pasted-point';
import { LANGUAGES } from '#lib/values/language/languages';
import { translatorFor } from '#lib/values/language/translate';
import { readDay, readHour } from '#lib/values/time/written';

const TODAY = '2026-11-25';
const plain = (example: string) => example.replace(BEGINS, '').replace(ENDS, '');

it.each(LANGUAGES)(
  'what is shown as an example is taken, and stands in the words of the mistake: %s',
  (language) => {
    expect(readHour(plain(exampleOf('when.hour', language, TODAY)))).toBe('18:30');
    expect(readDay(plain(exampleOf('when.day', language, TODAY)))).toBe(TODAY);
    expect(pastedPoint(plain(exampleOf('where.unreadable', language, TODAY)))).toEqual({
      lat: 52.52,
      lng: 13.405,
    });
    const t = translatorFor('errors', language);
    for (const key of ['when.hour', 'when.day', 'where.unreadable'] as const)
      expect(t(key, { example: 'as so' })).toContain('as so');
    expect(t('people.email')).toContain('maria@example.org');
  },
);

it('a mistake that needs no example has none', () => expect(exampleOf('form.choose', 'en', TODAY)).toBe(''));
