import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRhythm, keyOf, RHYTHMS, rhythmSchema, ruleOf } from '#lib/values/time/rhythm';

const day = fc
  .date({ min: new Date('1990-01-01T00:00Z'), max: new Date('2090-01-01T00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('from the first day', () => {
  test.each([
    ['day', '2026-10-15', 'FREQ=DAILY'],
    ['week', '2026-10-15', 'FREQ=WEEKLY;BYDAY=TH'],
    ['two-weeks', '2026-10-15', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
    ['month-nth', '2026-10-17', 'FREQ=MONTHLY;BYDAY=3SA'],
    ['month-nth', '2026-10-01', 'FREQ=MONTHLY;BYDAY=1TH'],
    ['month-nth', '2026-10-28', 'FREQ=MONTHLY;BYDAY=4WE'],
    ['month-nth', '2026-10-29', 'FREQ=MONTHLY;BYDAY=-1TH'],
    ['month-last', '2026-10-25', 'FREQ=MONTHLY;BYDAY=-1SU'],
    ['month-last', '2026-10-05', 'FREQ=MONTHLY;BYDAY=-1MO'],
    ['month-date', '2026-10-31', 'FREQ=MONTHLY;BYMONTHDAY=31'],
    ['month-date', '2026-10-05', 'FREQ=MONTHLY;BYMONTHDAY=5'],
  ] as const)('%s from %s is %s', (key, firstDay, rule) => {
    expect(ruleOf(key, firstDay)).toBe(rule);
  });

  test('every rule ever made is a rhythm and says its own choice; the nth of a fifth is the last', () => {
    fc.assert(
      fc.property(day, (firstDay) => {
        const isFifth = Number(firstDay.slice(8)) > 28;
        for (const key of RHYTHMS) {
          const rule = ruleOf(key, firstDay);
          expect(isRhythm(rule)).toBe(true);
          expect(keyOf(rule)?.key).toBe(key === 'month-nth' && isFifth ? 'month-last' : key);
        }
      }),
    );
  });
});

describe('to be put into words', () => {
  test.each([
    ['FREQ=DAILY', { key: 'day' }],
    ['FREQ=WEEKLY;BYDAY=MO', { key: 'week', weekday: 1 }],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU', { key: 'two-weeks', weekday: 7 }],
    ['FREQ=MONTHLY;BYDAY=3SA', { key: 'month-nth', weekday: 6, nth: 3 }],
    ['FREQ=MONTHLY;BYDAY=-1SU', { key: 'month-last', weekday: 7 }],
    ['FREQ=MONTHLY;BYMONTHDAY=31', { key: 'month-date', date: 31 }],
  ])('%s', (rule, said) => {
    expect(keyOf(rule)).toEqual(said);
  });
});

describe('nothing else is a rhythm', () => {
  test.each([
    ...[
      '',
      'FREQ=DAILY\n',
      ' FREQ=DAILY',
      'freq=daily',
      'RRULE:FREQ=DAILY',
      'FREQ=DAILY;',
      'FREQ=DAILY;COUNT=2',
    ],
    ...['FREQ=SECONDLY', 'FREQ=HOURLY', 'FREQ=YEARLY', 'FREQ=DAILY;INTERVAL=2', 'FREQ=DAILY;UNTIL=20270101'],
    ...['FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=WEEKLY;BYDAY=MO,TU', 'FREQ=WEEKLY;BYDAY=1MO'],
    ...['FREQ=WEEKLY;BYDAY=TH;INTERVAL=2', 'FREQ=WEEKLY;INTERVAL=3;BYDAY=TH', 'FREQ=WEEKLY;INTERVAL=2'],
    ...['FREQ=MONTHLY', 'FREQ=MONTHLY;BYDAY=5SA', 'FREQ=MONTHLY;BYDAY=0SA', 'FREQ=MONTHLY;BYDAY=-2SA'],
    ...['FREQ=MONTHLY;BYDAY=SA', 'FREQ=MONTHLY;BYMONTHDAY=0', 'FREQ=MONTHLY;BYMONTHDAY=32'],
    ...['FREQ=MONTHLY;BYMONTHDAY=05', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=MONTHLY;BYMONTHDAY=1,2'],
    ...['FREQ=DAILY\nDTSTART:20260101', 'FREQ=DAILY\r\nEND:VEVENT'],
  ])('%j', (rule) => {
    expect(isRhythm(rule)).toBe(false);
  });

  test('nor is any rule with something changed in it', () => {
    const rules = RHYTHMS.map((key) => ruleOf(key, '2026-10-15'));
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.nat(40), fc.string({ minLength: 1 }), (rule, at, more) => {
        const changed = rule.slice(0, at) + more + rule.slice(at);
        const said = keyOf(changed);
        // A digit more can be another date of the month, which is a rhythm too.
        if (said) expect(changed).toMatch(/^FREQ=MONTHLY;BYMONTHDAY=\d\d$/);
      }),
    );
  });
});

test('a form sends one of the choices', () => {
  for (const key of RHYTHMS) expect(rhythmSchema.parse(key)).toBe(key);
  for (const other of ['', 'year', 'FREQ=DAILY', null])
    expect(rhythmSchema.safeParse(other).success).toBe(false);
});
