import type { Scene } from '#siege/scene';

const NOBODYS = '00000000-0000-4000-8000-000000000000';
const CONTROLS = `${Array.from({ length: 32 }, (_, at) => String.fromCharCode(at)).join('')}\u007f\u0080\u009f`;
const INVISIBLE =
  '\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u061c\u00ad';

const TEXTS = [
  ...[
    '',
    ' ',
    '\r\n',
    '\t',
    '0',
    '-0',
    'on',
    'true',
    'null',
    'undefined',
    '[object Object]',
    '[]',
    '{}',
    '$F1',
    '$undefined',
  ],
  ...[
    CONTROLS,
    INVISIBLE,
    '\u202eabc',
    '\ud83e\udd56',
    '\ufffd',
    '\uffff',
    '\u{10ffff}',
    'e\u0301'.repeat(300),
    '\u0130\u0131\u1e9e\ufb03',
    '٣٫٥',
    '१२',
  ],
  ...['a'.repeat(300), 'a'.repeat(5_000), '\u{1f950}'.repeat(500), 'x\n'.repeat(500)],
  ...[
    "'",
    '"',
    '\\',
    '%',
    '%00',
    '%ff',
    '_',
    '*',
    "' OR 1=1 --",
    '$1',
    ':*',
    'a & !b | (c',
    '<->',
    '{0}',
    '<b>',
    '</textarea>',
  ],
];
const NUMBERS = [
  '1',
  '-1',
  '1.5',
  '1e400',
  '-1e400',
  'NaN',
  'Infinity',
  '0x10',
  '2147483648',
  '9223372036854775808',
  '9'.repeat(400),
  '1,5',
  '٤٢',
];
const DAYS = [
  ...[
    '0000-00-00',
    '0000-01-01',
    '0001-01-01',
    '-000001-01-01',
    '-271821-04-19',
    '-271821-04-20',
    '+275760-09-13',
    '275760-09-13',
    '275760-09-14',
  ],
  ...[
    '1582-10-10',
    '1969-12-31',
    '1970-01-01',
    '9999-12-31',
    '10000-01-01',
    '2026-02-29',
    '2026-13-01',
    '2026-12-32',
    '2026-3-1',
    '2026-12-01T25:61',
    '31.12.2026',
    '2027-03-28',
  ],
];
const HOURS = [
  '24:00',
  '23:59',
  '25:61',
  '-1:00',
  '9:00',
  '18h30',
  '6 pm',
  '02:30',
  '00:00',
  ':',
  '12:00:60',
];
const SPOTS = [
  ...[
    '91,181',
    '-90,-180',
    '90,180',
    '90.0000001,0',
    '0,0',
    '52.5;13.4',
    '1e3,1e3',
    'NaN,NaN',
    '52.52',
    ',',
    'geo:',
    'geo:91,0',
    'geo:0,0?q=',
    '52°99′,13°',
  ],
  ...[
    'https://www.google.com/maps?q=',
    'https://osm.org/#map=99/99/999',
    'http://[::1',
    'San Francisco, CA',
    '99999 Nowhere',
  ],
];
/** Cells of other resolutions, a pentagon, edges, vertices and what only looks like one. */
const CELLS = [
  ...[
    '8001fffffffffff',
    '811fbffffffffff',
    '851f1d4bfffffff',
    '871f1d488ffffff',
    '881f1d4887fffff',
    '8d1f1d488ac6a3f',
    '8f1f1d488ac6a31',
  ],
  ...[
    '87080000cffffff',
    '1571f1d488ffffff',
    '2171f1d488ffffff',
    '871f1d488fffff',
    '871F1D488FFFFFF',
    'ffffffffffffffff',
    '0',
    '870000000000000',
  ],
];
const WORDS = [
  'OFFER',
  'offer',
  'ACTIVITY',
  'any',
  'rhythm',
  'GOLD',
  'MILK',
  'constructor',
  '__proto__',
  'toString',
  'further',
  'en',
  'tlh',
  'ALL',
  'away',
  'notebook',
];

/** What nobody means: values of every kind that a field or an address may be given. */
export function hostileValues({
  amina,
  place,
  offer,
  activity,
  date,
  message,
  picture,
  correspondence,
}: Scene): string[] {
  const others = [
    NOBODYS,
    offer,
    activity,
    date,
    message,
    correspondence,
    place,
    picture,
    amina.name,
    offer.toUpperCase(),
    `${offer}\0`,
  ];
  return [...TEXTS, ...NUMBERS, ...DAYS, ...HOURS, ...SPOTS, ...CELLS, ...WORDS, ...others];
}

/** Bytes that are no text in UTF-8: lone surrogates, half a sign, what is never one. */
export const NO_TEXT = [
  Buffer.from([0x61, 0xed, 0xa0, 0x80]),
  Buffer.from([0xed, 0xb0, 0x80]),
  Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
  Buffer.from([0x42, 0xc3]),
  Buffer.from([0xf5, 0x80, 0x80, 0x80]),
  Buffer.from([0xc0, 0xaf]),
];
