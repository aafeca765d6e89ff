import { describe, expect, test } from 'vitest';
import {
  anyDay,
  datesFor,
  datesKept,
  doesHostAnswer,
  goesOn,
  mayCallOff,
  mayChange,
  mayUndo,
  undoUntil,
} from '#lib/posts/rules';

const zone = 'Europe/Berlin';
const now = new Date('2026-11-25T12:00:00Z');
const hours = { start: null, end: null };
const MINUTE = 60_000;

describe('the dates of a post', () => {
  test('any day is one date, for thirty days from now', () => {
    expect(datesFor({ is: 'any', ...hours }, now, zone)).toEqual([
      { kind: 'ANY', day: '2026-11-25', starts: now, ends: new Date('2026-12-25T12:00:00Z') },
    ]);
    expect(anyDay(now).starts).toEqual(now);
  });

  test('a span is one date, across daylight saving', () => {
    const [span] = datesFor({ is: 'span', day: '2027-03-27', until: '2027-03-29', ...hours }, now, zone);
    expect(span).toMatchObject({
      kind: 'DATE',
      starts: new Date('2027-03-26T23:00:00Z'),
      ends: new Date('2027-03-29T22:00:00Z'),
    });
  });

  test('each of several days is a date, with its hours', () => {
    const when = { is: 'days', days: ['2026-11-27', '2026-11-28'], start: '17:00', end: null } as const;
    const dates = datesFor({ ...when, days: [...when.days] }, now, zone);
    expect(dates.map(({ day, kind }) => [day, kind])).toEqual([
      ['2026-11-27', 'HOUR'],
      ['2026-11-28', 'HOUR'],
    ]);
  });

  test('a rhythm has the dates of the coming season', () => {
    const rule = 'FREQ=MONTHLY;BYDAY=3SA';
    const rhythm = {
      is: 'rhythm',
      key: 'month-nth',
      rule,
      from: '2026-12-19',
      without: ['2027-01-16'],
    } as const;
    const dates = datesFor({ ...rhythm, without: [...rhythm.without], start: '10:00', end: null }, now, zone);
    expect(dates.map(({ day }) => day)).toEqual(['2026-12-19', '2027-02-20']);
  });
});

describe('what stays when a post is changed', () => {
  const date = (day: string, from = '16:00', kind: 'HOUR' | 'ANY' = 'HOUR') => ({
    kind,
    day,
    starts: new Date(`${day}T${from}:00Z`),
    ends: new Date(`${day}T22:00:00Z`),
  });

  test('a date is known by its day: its hour may move', () => {
    const [friday, saturday] = [date('2026-11-27'), date('2026-11-28')];
    const later = date('2026-11-27', '18:00');
    const sunday = date('2026-11-29');
    const { kept, gone, added } = datesKept([friday, saturday], [later, sunday], now, zone);
    expect(kept).toEqual([{ before: friday, date: later }]);
    expect(gone).toEqual([saturday]);
    expect(added).toEqual([sunday]);
  });

  test('what is over is left to the forgetting', () => {
    const over = date('2026-11-20');
    expect(datesKept([over], [], now, zone)).toEqual({ kept: [], gone: [], added: [] });
  });

  test('any day stays as it was last said, unless that is over', () => {
    const said = {
      kind: 'ANY' as const,
      starts: new Date('2026-11-20T12:00:00Z'),
      ends: new Date('2026-12-20T12:00:00Z'),
    };
    const [date] = datesFor({ is: 'any', ...hours }, now, zone);
    if (!date) throw new Error('no date');
    expect(datesKept([said], [date], now, zone).kept[0]?.date).toMatchObject({
      starts: said.starts,
      ends: said.ends,
    });
    const over = { ...said, ends: new Date('2026-11-24T12:00:00Z') };
    expect(datesKept([over], [date], now, zone).kept[0]?.date).toEqual(date);
  });

  test('any day is no date of that day', () => {
    const any = date('2026-11-27', '16:00', 'ANY');
    const { kept, gone, added } = datesKept([any], [date('2026-11-27')], now, zone);
    expect([kept, gone, added]).toEqual([[], [any], [date('2026-11-27')]]);
  });
});

describe('who may', () => {
  test('hosts change what is not withdrawn', () => {
    expect(mayChange({ isHost: true, withdrawn: null })).toBe(true);
    expect(mayChange({ isHost: false, withdrawn: null })).toBe(false);
    expect(mayChange({ isHost: true, withdrawn: { words: '' } })).toBe(false);
  });

  test('a withdrawal is undone for ten minutes', () => {
    const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE);
    expect(mayUndo(ago(0), now)).toBe(true);
    expect(mayUndo(ago(9.9), now)).toBe(true);
    expect(mayUndo(ago(10), now)).toBe(false);
    expect(undoUntil(ago(10))).toEqual(now);
  });

  test('a host answers who was here today or yesterday', () => {
    expect(doesHostAnswer(['2026-11-25'], '2026-11-25')).toBe(true);
    expect(doesHostAnswer(['2026-01-01', '2026-11-24'], '2026-11-25')).toBe(true);
    expect(doesHostAnswer(['2026-11-23'], '2026-11-25')).toBe(false);
    expect(doesHostAnswer([], '2026-11-25')).toBe(false);
  });

  test.each([
    [true, false, true, true],
    [true, false, false, true],
    [false, true, false, true],
    [false, true, true, false],
    [false, false, false, false],
    [false, false, true, false],
  ])('host %s, coming %s, a host answers %s: may call off %s', (isHost, isComing, hostAnswers, may) => {
    expect(mayCallOff({ isHost, isComing, hostAnswers })).toBe(may);
  });
});

test('when a post goes: some days after its last date; a rhythm stays', () => {
  const ends = new Date('2026-11-28T23:00:00Z'); // midnight after Saturday 28
  expect(goesOn({ kind: 'OFFER', rhythm: null }, ends, zone)).toBe('2026-12-01');
  expect(goesOn({ kind: 'ACTIVITY', rhythm: null }, ends, zone)).toBe('2026-12-05');
  expect(goesOn({ kind: 'ACTIVITY', rhythm: 'FREQ=DAILY' }, ends, zone)).toBeNull();
  expect(goesOn({ kind: 'ACTIVITY', rhythm: 'FREQ=DAILY', withdrawnAt: now }, ends, zone)).toBe('2026-11-28');
});
