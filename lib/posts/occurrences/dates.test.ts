import { describe, expect, test } from 'vitest';
import {
  anyDayFrom,
  datesFor,
  datesKept,
  datesMissing,
  type KeptOccurrence,
  type OccurrenceTime,
} from '#lib/posts/occurrences/dates';
import type { When } from '#lib/posts/post/schema';
import { dayOf, hourOf } from '#lib/values/time/day';
import { spanOf } from '#lib/values/time/span';

const zone = 'Europe/Berlin';
const now = new Date('2026-11-25T12:00:00Z'); // a Wednesday
const none = { start: null, end: null };
const HOURS = { startHour: '17:00', endHour: '19:00' };
const hours = { start: '17:00', end: '19:00' };

/** A date on a day, as it is kept; `from` is the day it was moved from. */
function kept(
  day: string,
  more: Partial<KeptOccurrence> & { from?: string; at?: string } = {},
): KeptOccurrence {
  const { from, at, ...rest } = more;
  const span = spanOf(day, at ? { startHour: at, endHour: null } : HOURS, zone);
  const movedFrom = from ? spanOf(from, HOURS, zone).starts : null;
  return { kind: 'HOUR', starts: span.starts, ends: span.ends, movedFrom, calledOff: false, ...rest };
}

const weekly = (weekday: string, from: string, more: object = {}): When => ({
  ...{ is: 'rhythm', key: 'week', rule: `FREQ=WEEKLY;BYDAY=${weekday}`, from, without: [], ...hours },
  ...more,
});
const onDays = (...days: string[]): When => ({ is: 'days', days, ...hours });
const said = ({ starts, movedFrom }: { starts: Date; movedFrom?: Date | null }) =>
  `${dayOf(starts, zone)} ${hourOf(starts, zone)}${movedFrom ? ` from ${dayOf(movedFrom, zone)} ${hourOf(movedFrom, zone)}` : ''}`;
const keep = (days: KeptOccurrence[], when: When) => {
  const result = datesKept(days, { when, hours: HOURS }, { now, zone });
  return {
    kept: result.kept.map(({ before, date }) => [said(before), said(date)]),
    gone: result.gone.map(said),
    added: result.added.map(({ day }) => day),
  };
};

describe('the dates of a post', () => {
  test('any day is one date, for thirty days from now', () => {
    expect(datesFor({ is: 'any', ...none }, { now, zone })).toEqual([
      { kind: 'ANY', day: '2026-11-25', starts: now, ends: new Date('2026-12-25T12:00:00Z') },
    ]);
    expect(anyDayFrom(now).starts).toEqual(now);
  });

  test('a span is one date, across daylight saving', () => {
    const [span] = datesFor({ is: 'span', day: '2027-03-27', until: '2027-03-29', ...none }, { now, zone });
    expect(span).toMatchObject({
      kind: 'DATE',
      starts: new Date('2027-03-26T23:00:00Z'),
      ends: new Date('2027-03-29T22:00:00Z'),
    });
  });

  test('each of several days is a date, with its hours', () => {
    const dates = datesFor(onDays('2026-11-27', '2026-11-28'), { now, zone });
    expect(dates.map(({ day, kind }) => [day, kind])).toEqual([
      ['2026-11-27', 'HOUR'],
      ['2026-11-28', 'HOUR'],
    ]);
  });

  test('a rhythm has the dates of the coming season', () => {
    const third = { key: 'month-nth', rule: 'FREQ=MONTHLY;BYDAY=3SA', without: ['2027-01-16'] };
    const dates = datesFor(weekly('SA', '2026-12-19', third), { now, zone });
    expect(dates.map(({ day }) => day)).toEqual(['2026-12-19', '2027-02-20']);
  });
});

describe('what a rhythm lacks', () => {
  const repeats = { ...HOURS, rule: 'FREQ=MONTHLY;BYMONTHDAY=31', firstDay: '2026-12-31', exdates: [] };
  const missing = (there: KeptOccurrence[], exdates: string[] = []) =>
    datesMissing({ ...repeats, exdates }, { now, zone }, there).map(({ day }: OccurrenceTime) => day);

  test('two dates at least, of which none is called off', () => {
    expect(missing([])).toEqual(['2026-12-31', '2027-01-31']);
    expect(missing([kept('2026-12-31', { calledOff: true })])).toEqual(['2027-01-31', '2027-03-31']);
    const both = [kept('2026-12-31', { calledOff: true }), kept('2027-01-31', { calledOff: true })];
    expect(missing(both)).toEqual(['2027-03-31', '2027-05-31']);
    expect(missing(both, ['2027-03-31'])).toEqual(['2027-05-31', '2027-07-31']);
  });

  test('a moved date is not made again: not where it was, and not once it is over', () => {
    expect(missing([kept('2027-01-02', { from: '2026-12-31' })])).toEqual(['2027-01-31']);
    expect(missing([kept('2026-11-20', { from: '2026-12-31' })])).toEqual(['2027-01-31', '2027-03-31']);
  });
});

describe('what stays when a post is changed', () => {
  const [friday, saturday, sunday] = ['2026-11-27', '2026-11-28', '2026-11-29'];

  test('a date is known by its day: its hour may move', () => {
    const later: When = { is: 'days', days: [friday, sunday], start: '18:00', end: '20:00' };
    expect(keep([kept(friday), kept(saturday)], later)).toEqual({
      kept: [[`${friday} 17:00`, `${friday} 18:00`]],
      gone: [`${saturday} 17:00`],
      added: [sunday],
    });
  });

  test('what is over is left to the forgetting', () => {
    expect(keep([kept('2026-11-20')], onDays(friday))).toMatchObject({ kept: [], gone: [], added: [friday] });
  });

  test('any day stays as it was last said, unless that is over', () => {
    const any: When = { is: 'any', ...none };
    const starts = new Date('2026-11-20T12:00:00Z');
    const day: KeptOccurrence = {
      ...kept(friday),
      kind: 'ANY',
      starts,
      ends: new Date('2026-12-20T12:00:00Z'),
    };
    expect(datesKept([day], { when: any, hours: HOURS }, { now, zone }).kept[0]?.date).toMatchObject({
      starts,
      ends: day.ends,
    });
    const over = { ...day, ends: new Date('2026-11-24T12:00:00Z') };
    expect(datesKept([over], { when: any, hours: HOURS }, { now, zone }).kept[0]?.date).toMatchObject({
      starts: now,
    });
  });

  test('any day is no date of that day', () => {
    const any: KeptOccurrence = { ...kept(friday), kind: 'ANY' };
    expect(keep([any], onDays(friday))).toEqual({ kept: [], gone: [`${friday} 17:00`], added: [friday] });
  });
});

describe('a moved date, when its rhythm is changed', () => {
  const [saturday, sunday, next] = ['2026-11-28', '2026-11-29', '2026-12-05'];
  const moved = kept(sunday, { from: saturday });

  test('stays where it is, and is not made again', () => {
    const result = keep([moved, kept(next)], weekly('SA', saturday));
    expect(result.kept).toEqual([
      [`${next} 17:00`, `${next} 17:00`],
      [`${sunday} 17:00 from ${saturday} 17:00`, `${sunday} 17:00 from ${saturday} 17:00`],
    ]);
    expect([...result.gone, ...result.added]).not.toContain(saturday);
    expect(result.added[0]).toBe('2026-12-12');
  });

  test('follows to other hours where only its day was moved, and keeps an hour of its own', () => {
    const later = weekly('SA', saturday, { start: '18:00', end: '20:00' });
    expect(keep([moved], later).kept).toEqual([
      [`${sunday} 17:00 from ${saturday} 17:00`, `${sunday} 18:00 from ${saturday} 18:00`],
    ]);
    expect(keep([kept(sunday, { from: saturday, at: '11:00' })], later).kept).toEqual([
      [`${sunday} 11:00 from ${saturday} 17:00`, `${sunday} 11:00 from ${saturday} 18:00`],
    ]);
  });

  test('is the date of the day on which it is, where the rhythm goes there too', () => {
    const result = keep([moved, kept(next)], weekly('SU', sunday));
    expect(result.kept).toEqual([[`${sunday} 17:00 from ${saturday} 17:00`, `${sunday} 17:00`]]);
    expect(result.gone).toEqual([`${next} 17:00`]);
    expect(result.added).not.toContain(sunday);
  });

  test('goes where its day is no longer in it', () => {
    expect(keep([moved], weekly('SA', next)).gone).toEqual([said(moved)]);
    expect(keep([moved], weekly('SA', saturday, { without: [saturday] })).gone).toEqual([said(moved)]);
  });

  test('stays though its day has passed, or though it has passed and its day has not', () => {
    const late = kept(friday, { from: '2026-11-21' });
    expect(keep([late], weekly('SA', '2026-11-21')).kept).toEqual([[said(late), said(late)]]);
    const early = kept('2026-11-24', { from: saturday });
    const result = keep([early], weekly('SA', saturday, { start: '18:00' }));
    expect(result.kept).toEqual([[said(early), `2026-11-24 17:00 from ${saturday} 18:00`]]);
    expect(result.added[0]).toBe(next);
  });

  const friday = '2026-11-27';

  test('a called-off date far ahead is not lost, nor the one that stands in for it', () => {
    const rare = weekly('SA', '2026-12-31', { key: 'month-date', rule: 'FREQ=MONTHLY;BYMONTHDAY=31' });
    const days = ['2026-12-31', '2027-01-31', '2027-03-31'].map((day) => kept(day));
    expect(keep(days, rare)).toMatchObject({ gone: [], added: [] });
    const off = days.map((day, at) => (at === 0 ? { ...day, calledOff: true } : day));
    expect(keep(off, rare)).toMatchObject({ gone: [], added: [] });
  });
});

describe('a moved date of several days', () => {
  const [friday, saturday, sunday] = ['2026-11-27', '2026-11-28', '2026-11-29'];
  const moved = kept(sunday, { from: saturday, at: '11:00' });

  test('stays as it is, unless all get other hours', () => {
    expect(keep([kept(friday), moved], onDays(friday, sunday))).toEqual({
      kept: [
        [`${friday} 17:00`, `${friday} 17:00`],
        [said(moved), said(moved)],
      ],
      gone: [],
      added: [],
    });
    const later: When = { is: 'days', days: [friday, sunday], start: '18:00', end: '19:00' };
    expect(keep([moved], later).kept).toEqual([[said(moved), `${sunday} 18:00 from ${saturday} 17:00`]]);
  });

  test('two on one day both stay; where its old day is there anew, it is one like the others', () => {
    const twin = kept(friday, { from: saturday, at: '11:00' });
    expect(keep([twin, kept(friday)], onDays(friday))).toMatchObject({ gone: [], added: [] });
    expect(keep([moved], onDays(saturday, sunday))).toEqual({
      kept: [[said(moved), `${sunday} 11:00`]],
      gone: [],
      added: [saturday],
    });
  });
});
