import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatsOf, LANGUAGES } from '#lib/values/language/languages';
import { readDay, readHour } from '#lib/values/time/written';

test.each([
  [
    '09:00',
    [
      '9:00',
      '09:00',
      '9.00',
      '9h',
      '9 h',
      '9h00',
      '9 heures',
      '9 Uhr',
      '9 am',
      '9 a.m.',
      '٩:٠٠',
      '٩ ص',
      ' 9:00 ',
    ],
  ],
  [
    '18:30',
    [
      '18:30',
      '18h30',
      '18 h 30',
      '18.30',
      '6:30 pm',
      '6.30PM',
      '6:30 p.m.',
      '१८:३०',
      '٦:٣٠ م',
      '\u200f18:30',
    ],
  ],
  ['12:00', ['12:00', '12 pm', '12h']],
  ['00:00', ['0:00', '00:00', '12 am', '0h']],
])('%s, however it is written', (hour, texts) => {
  expect(texts.map(readHour)).toEqual(texts.map(() => hour));
});

test.each(['', '9', '25:00', '9:60', '13 pm', '0 am', 'noon', '9:00 or 10:00', '18h3', '-9:00', '24:00'])(
  'no hour: %s',
  (text) => expect(readHour(text)).toBeNull(),
);

test.each([
  '2026-12-05',
  '2026-12-5',
  '2026/12/05',
  '5.12.2026',
  '05/12/2026',
  '5-12-2026',
  '5. 12. 2026',
  '٠٥/١٢/٢٠٢٦',
  '5 December 2026',
  'Saturday, 5 December 2026',
  'December 5th, 2026',
  '5 Dec 2026',
  '5 déc. 2026',
  'samedi 5 décembre 2026',
  '٥ ديسمبر ٢٠٢٦',
  '5 كانون الأول 2026',
])('the fifth of December: %s', (text) => expect(readDay(text)).toBe('2026-12-05'));

test('the month may stand first where only that is a day', () => {
  expect(readDay('12/25/2026')).toBe('2026-12-25');
  expect(readDay('25/12/2026')).toBe('2026-12-25');
});

test.each([
  '',
  '5',
  '5 December',
  '31/11/2026',
  '2026-13-01',
  '5 Smarch 2026',
  '5 May or June 2026',
  '5.12.26',
])('no day: %s', (text) => expect(readDay(text)).toBeNull());

test('every day is read as each language of the interface writes it', () => {
  const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
  const styles = fc.constantFrom('full', 'long', 'medium', 'short');
  fc.assert(
    fc.property(days, fc.constantFrom(...LANGUAGES), styles, (date, language, dateStyle) => {
      const options =
        dateStyle === 'short' ? { year: 'numeric', month: '2-digit', day: '2-digit' } : { dateStyle };
      const text = new Intl.DateTimeFormat(formatsOf(language), {
        ...(options as object),
        timeZone: 'UTC',
      }).format(date);
      expect(readDay(text)).toBe(date.toISOString().slice(0, 10));
    }),
  );
});
