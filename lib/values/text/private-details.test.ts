import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksPrivate } from '#lib/values/text/private-details';

describe('a telephone number', () => {
  it.each([
    '+49 30 1234567',
    'ruf an: 030/1234567',
    '0171-1234567',
    '01 23 45 67 89',
    '01.23.45.67.89',
    '(555) 123-4567',
    '555-123-4567',
    '+33 (0)1 23 45 67 89',
    'Tel. 55 12 34',
    'WhatsApp 1701234567',
    '٠١٢٣٤٥٦٧٨٩',
    'тел: 8 912 345 67 89',
    '📞 12 34 56',
    '電話 03-1234-5678',
    '00491711234567',
    '020 7946 0958',
    'फोन ०९८७६५४३२१०',
  ])('is seen in %s', (text) => expect(looksPrivate(text).telephone).toBe(true));
});

describe('an address', () => {
  it.each([
    'Mühlenstraße 12',
    'Muehlenstr. 12a',
    'bei mir, Berliner Straße 5',
    'Karl-Marx-Allee 101',
    'Rosengasse 3',
    '12 rue des Lilas',
    '3 bis, avenue de la gare',
    '5 place d’Italie',
    '12 Mill Lane',
    '221B Baker Street',
    '7 St. Mary’s Road',
    'Calle de Alcalá 15',
    'Via Garibaldi, 7',
    'улица Ленина, 5',
    'ул. Ленина, д. 5',
    'ul. Polna 3',
    'Atatürk Caddesi No: 5',
    'شارع النيل 12',
    'רחוב הרצל 5',
    '千代田1丁目',
    'Keizersgracht 123',
    'Hof, 12047 Berlin',
  ])('is seen in %s', (text) => expect(looksPrivate(text).address).toBe(true));
});

describe('nothing private', () => {
  it.each([
    '17:30',
    'from 17:30 to 19:30',
    '17.30–19.00 Uhr',
    '26.11.',
    '26.11.2026',
    '01.12.2026, 08.00-09.30',
    '2026-11-26',
    '01/12/2026',
    '500 g flour, 350 ml water, 10 g salt',
    'Marktplatz 17 Uhr',
    'Marktplatz, 17:30',
    'Treffpunkt am Marktplatz 17:30',
    'Der Platz 10 Minuten weiter',
    'ich bin weg 5 Tage',
    '2 places libres',
    'Mill Lane at 5',
    '1.000.000',
    'Room 12, house 5',
    'https://example.org/0123456789/12',
    '0,5 l Milch',
    '0.25 l milk',
    'every third Saturday',
    '10-12 people',
    '№ 5',
    '180 °C, dann 220',
    'ISBN 978-3-16-148410-0',
    '1 kg Mehl 550, 20 g Hefe, 700 ml Wasser',
    '25.12. 10:00 - 26.12. 18:00',
    'am 01.02.03',
    'um 08:00, 09:00, 10:00',
    '06 30 – 08 00',
    'la place du village à 5 h',
    '',
  ])('is seen in %s', (text) => expect(looksPrivate(text)).toEqual({ telephone: false, address: false }));

  it('takes long', () => {
    for (const flood of [
      '0 ',
      'A-',
      '1 ',
      'Straße',
      '(',
      '0.',
      'Calle a ',
      'A ',
      '12 Mill ',
      '\u0301',
      '٣',
      '𝟗',
    ])
      looksPrivate(flood.repeat(20_000));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof looksPrivate(text).address === 'boolean'),
    );
  });
});
