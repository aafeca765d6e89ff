import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '#lib/platform/form/parse';
import { whenValues } from '#lib/posts/draft/form-values';
import { askBefore, draftOf, unknownHosts } from '#lib/posts/draft/rules';
import { type PostFields, postSchemas, WHENS } from '#lib/posts/draft/schema';
import { datesFor, type OccurrenceTime } from '#lib/posts/occurrences/dates';
import type { Draft, PostKind } from '#lib/posts/post/schema';
import { POST, resolutionOf } from '#lib/values/geo/cell';
import { nameKey } from '#lib/values/text/name-key';
import { addDays } from '#lib/values/time/day';
import { RHYTHMS } from '#lib/values/time/rhythm';
import { spanOf } from '#lib/values/time/span';

const zone = 'Europe/Berlin';
// Wednesday 25 November 2026, 13:00 in Berlin.
const now = new Date('2026-11-25T12:00:00Z');
const TODAY = '2026-11-25';

function fields(kind: PostKind, said: Record<string, string | string[]>): PostFields {
  const form = new FormData();
  for (const [name, value] of Object.entries({ title: 'Bread', when: 'today', ...said }))
    for (const each of [value].flat()) form.append(name, each);
  const { data, mistakes } = parse(postSchemas[kind], form);
  if (!data) throw new Error(JSON.stringify(mistakes));
  return data;
}

function read(kind: PostKind, said: Record<string, string | string[]>, known?: string[]) {
  return draftOf(kind, fields(kind, said), { now, zone, known });
}

function settled(kind: PostKind, said: Record<string, string | string[]>, known?: string[]): Draft {
  const { settled, mistakes } = read(kind, said, known);
  if (!settled) throw new Error(JSON.stringify(mistakes));
  return settled;
}

const mistakes = (kind: PostKind, said: Record<string, string | string[]>, known?: string[]) =>
  read(kind, said, known).mistakes;

describe('when', () => {
  test('today', () => {
    expect(settled('OFFER', {}).when).toEqual({ is: 'days', days: [TODAY], start: null, end: null });
    expect(settled('OFFER', { start: '17:00', end: '19:00' }).when).toMatchObject({
      start: '17:00',
      end: '19:00',
    });
  });

  test('an hour that has passed today is refused, one that goes on is not', () => {
    expect(mistakes('OFFER', { start: '09:00', end: '12:00' })).toEqual({ end: 'posts.hourPassed' });
    expect(mistakes('ACTIVITY', { start: '10:00' })).toEqual({ start: 'posts.hourPassed' });
    expect(mistakes('OFFER', { start: '09:00', end: '14:00' })).toBeUndefined();
    expect(mistakes('OFFER', { start: '22:00', end: '02:00' })).toBeUndefined();
  });

  test('a day; only the fields of the choice count', () => {
    const said = { when: 'day', day: '2026-11-28', day2: '2020-01-01', until: '2020-01-01' };
    expect(settled('REQUEST', said).when).toMatchObject({ is: 'days', days: ['2026-11-28'] });
    expect(mistakes('REQUEST', { when: 'day' })).toEqual({ day: 'posts.whichDay' });
  });

  test('this or that day, in their order, each once', () => {
    const said = { when: 'days', day: '2026-11-28', day2: '2026-11-27', day4: '2026-11-28' };
    expect(settled('REQUEST', said).when).toMatchObject({ is: 'days', days: ['2026-11-27', '2026-11-28'] });
    expect(settled('REQUEST', { when: 'days', day3: '2026-11-28' }).when).toMatchObject({
      days: ['2026-11-28'],
    });
    expect(mistakes('REQUEST', { when: 'days' })).toEqual({ day: 'posts.whichDay' });
  });

  test.each(['day', 'days', 'span', 'rhythm'])('a past day is refused in words: %s', (when) => {
    const said = { when, day: '2026-11-24', until: '2026-11-30', rhythm: 'week' };
    expect(mistakes('OFFER', said)).toEqual({ day: 'posts.past' });
    expect(mistakes('OFFER', { ...said, day: '2028-01-01' })).toEqual({ day: 'posts.tooFar' });
    expect(mistakes('OFFER', { ...said, day: '9999-12-31' })).toEqual({ day: 'posts.tooFar' });
  });

  test('a day that the post has already may have begun', () => {
    const span = { when: 'span', day: '2026-11-23', until: '2026-11-30' };
    expect(mistakes('OFFER', span)).toEqual({ day: 'posts.past' });
    expect(mistakes('OFFER', span, ['2026-11-23'])).toBeUndefined();
    const over = { when: 'day', day: '2026-11-23' };
    expect(mistakes('OFFER', over, ['2026-11-23'])).toEqual({ start: 'posts.hourPassed' });
  });

  test('a span goes forward and no longer than a month', () => {
    const span = (until: string) => mistakes('OFFER', { when: 'span', day: '2026-12-01', until });
    expect(mistakes('OFFER', { when: 'span', day: '2026-12-01' })).toEqual({ until: 'posts.whichDay' });
    expect(span('2026-11-30')).toEqual({ until: 'posts.backwards' });
    expect(span('2026-12-01')).toBeUndefined();
    expect(span('2026-12-31')).toBeUndefined();
    expect(span('2027-01-01')).toEqual({ until: 'posts.tooLong' });
    const begun = { when: 'span', day: '2026-11-20', until: '2026-11-24' };
    expect(mistakes('OFFER', begun, ['2026-11-20'])).toEqual({ until: 'posts.past' });
  });

  test('a rhythm begins with the first day that is in it, without the dates left out that are still to come', () => {
    const said = { when: 'rhythm', day: '2026-12-05', rhythm: 'month-last', without: '2026-12-26' };
    expect(settled('ACTIVITY', { ...said, without2: '2020-01-01', start: '17:00' }).when).toEqual({
      is: 'rhythm',
      key: 'month-last',
      rule: 'FREQ=MONTHLY;BYDAY=-1SA',
      from: '2026-12-26',
      without: ['2026-12-26'],
      start: '17:00',
      end: null,
    });
    const daily = { when: 'rhythm', day: TODAY, rhythm: 'day', start: '17:00' };
    expect(settled('ACTIVITY', { ...daily, without: TODAY, without2: '2026-11-24' }).when).toMatchObject({
      without: [TODAY],
    });
    expect(mistakes('OFFER', { when: 'rhythm', day: TODAY })).toEqual({ rhythm: 'form.choose' });
  });

  test('an end needs a start; an activity needs its hour, and a day to meet', () => {
    expect(mistakes('OFFER', { end: '19:00' })).toEqual({ start: 'posts.startFirst' });
    expect(mistakes('ACTIVITY', {})).toEqual({ start: 'posts.whatHour' });
    expect(mistakes('ACTIVITY', { when: 'any' })).toEqual({ when: 'posts.whenDoYouMeet' });
    expect(mistakes('ACTIVITY', { when: 'span', day: TODAY, until: '2026-11-29' })).toBeUndefined();
    expect(settled('OFFER', { when: 'any', start: '17:00' }).when).toEqual({
      is: 'any',
      start: null,
      end: null,
    });
  });

  test('whatever is said, what is settled has dates to come', () => {
    const day = fc.integer({ min: -40, max: 400 }).map((n) => addDays(TODAY, n));
    const hour = fc.constantFrom('00:00', '02:30', '12:59', '13:00', '23:59', '');
    const said = fc.record({
      when: fc.constantFrom(...WHENS),
      ...{ day, day2: day, until: day, without: day, start: hour, end: hour },
      rhythm: fc.constantFrom(...RHYTHMS, ''),
    });
    fc.assert(
      fc.property(said, fc.constantFrom<PostKind>('OFFER', 'REQUEST', 'ACTIVITY'), (given, kind) => {
        const { settled, mistakes } = read(kind, given);
        if (!settled) {
          expect(mistakes).not.toEqual({});
          return;
        }
        const dates = datesFor(settled.when, { now, zone });
        expect(dates.length).toBeGreaterThan(0);
        for (const { starts, ends } of dates) expect(ends > starts && ends > now).toBe(true);
      }),
    );
  });
});

describe('what else a form says', () => {
  test('come and make it with me makes an activity, which needs its hour', () => {
    const said = { together: 'on', when: 'day', day: '2026-11-28' };
    expect(mistakes('REQUEST', said)).toEqual({ start: 'posts.whatHour' });
    expect(settled('REQUEST', { ...said, start: '17:00', forWhom: 'Amina' })).toMatchObject({
      kind: 'ACTIVITY',
      forWhom: 'Amina',
    });
    expect(settled('REQUEST', { when: 'any' }).kind).toBe('REQUEST');
  });

  test('what is in it: nothing said stays nothing said', () => {
    const nothing = { food: false, allergensSaid: false, allergens: [], ingredients: '' };
    expect(settled('OFFER', {})).toMatchObject(nothing);
    expect(settled('OFFER', { food: 'on' })).toMatchObject({ ...nothing, food: true });
    expect(settled('OFFER', { said: 'on' })).toMatchObject({
      food: true,
      allergensSaid: true,
      allergens: [],
    });
    const allergens = ['GLUTEN', 'NUTS'];
    // That it is all that is in it, only who says so has said.
    expect(settled('OFFER', { allergens: [...allergens, 'NUTS'] })).toMatchObject({
      food: true,
      allergensSaid: false,
      allergens,
    });
    expect(settled('OFFER', { allergens, said: 'on' })).toMatchObject({ allergensSaid: true, allergens });
    expect(settled('OFFER', { ingredients: 'keep cold' })).toMatchObject({
      food: true,
      allergensSaid: false,
    });
  });

  test('nothing that a kind does not ask, and no cell that is none', () => {
    expect(
      settled('ACTIVITY', { day: '2026-11-28', when: 'day', start: '17:00', forWhom: 'x' }),
    ).toMatchObject({ forWhom: '' });
    expect(settled('OFFER', { ifItRains: 'x', host: 'x', near: 'nowhere' })).toMatchObject({
      ifItRains: '',
      hosts: [],
      near: null,
    });
    expect(settled('OFFER', { near: '871f1d489ffffff' }).near).toBe('871f1d489ffffff');
    const pasted = settled('OFFER', { near: '871f1d489ffffff', area: 'geo:52.5,13.4' }).near ?? '';
    expect(resolutionOf(pasted)).toBe(POST); // never finer than a few streets, however exact the link is
  });

  test('asks before a telephone number or an address is published, but not for what only those coming see', () => {
    const ask = (said: Record<string, string>) => askBefore(settled('OFFER', said));
    expect(ask({ words: 'call me 0171 2345678' })).toBe('posts.telephone');
    expect(ask({ where: 'Mühlenstraße 7' })).toBe('posts.address');
    expect(ask({ where: 'Mühlenstraße 7', words: 'call me 0171 2345678' })).toBe('posts.telephoneAndAddress');
    expect(ask({ arrival: 'Mühlenstraße 7, call me 0171 2345678' })).toBeUndefined();
    expect(ask({ words: 'from 5 to 7, 500 g each' })).toBeUndefined();
  });

  test('names of nobody are told, by their field', () => {
    const said = fields('ACTIVITY', { host: 'Amina', host3: 'Nobody' });
    expect(unknownHosts(said, [nameKey('AMINA')])).toEqual({
      host3: { key: 'posts.nobody', values: { name: 'Nobody' } },
    });
  });
});

describe('a form begins as the post stands', () => {
  const asKept = ({ kind, starts, ends }: OccurrenceTime) => ({
    kind,
    starts,
    ends,
    movedFrom: null,
    calledOff: false,
  });
  const kept = { rhythm: null, rhythmFrom: null, excludedDates: [], startHour: null, endHour: null };
  const cases: Record<string, string>[] = [
    { when: 'any' },
    { when: 'day', day: '2026-11-28' },
    { when: 'day', day: '2026-11-28', start: '20:00', end: '02:00' },
    { when: 'day', day: '2026-11-28', start: '20:00' },
    { when: 'days', day: '2026-11-27', day2: '2026-11-28' },
    { when: 'span', day: '2026-11-27', until: '2026-11-29' },
    { when: 'span', day: '2026-11-27', until: '2026-11-29', start: '10:00', end: '12:00' },
    { when: 'span', day: '2026-11-27', until: '2026-11-29', start: '10:00' },
    { when: 'rhythm', day: '2026-12-05', rhythm: 'month-nth', start: '10:00', without: '2027-01-02' },
    { when: 'rhythm', day: '2026-12-05', rhythm: 'two-weeks' },
  ];
  test.each(cases)('and sent unchanged, it stays: %o', (said) => {
    const { when } = settled('OFFER', said);
    const post = { ...kept, startHour: when.start, endHour: when.end };
    const rhythm = when.is === 'rhythm' && {
      rhythm: when.rule,
      rhythmFrom: new Date(when.from),
      excludedDates: when.without,
    };
    const values = whenValues({ ...post, ...rhythm }, datesFor(when, { now, zone }).map(asKept), zone);
    const again = Object.entries(values).filter(([, value]) => typeof value === 'string' && value);
    expect(settled('OFFER', Object.fromEntries(again) as Record<string, string>).when).toEqual(when);
  });

  test('a moved date does not take its rhythm along; one of several stands where it is; the only one at its hours', () => {
    const saturday = spanOf('2026-11-28', { startHour: '17:00', endHour: null }, zone);
    const sunday = spanOf('2026-11-29', { startHour: '11:00', endHour: '14:00' }, zone);
    const next = spanOf('2026-12-05', { startHour: '17:00', endHour: null }, zone);
    const days = [
      asKept({ kind: 'HOUR', ...next }),
      { ...asKept({ kind: 'HOUR', ...sunday }), movedFrom: saturday.starts },
    ];
    const post = { ...kept, startHour: '17:00' };
    const weekly = { rhythm: 'FREQ=WEEKLY;BYDAY=SA', rhythmFrom: new Date('2026-11-28') };
    expect(whenValues({ ...post, ...weekly }, days, zone)).toMatchObject({
      day: '2026-11-28',
      start: '17:00',
    });
    expect(whenValues(post, days, zone)).toMatchObject({
      when: 'days',
      day: '2026-11-29',
      day2: '2026-12-05',
    });
    expect(whenValues(post, days.slice(1), zone)).toMatchObject({
      ...{ when: 'day', day: '2026-11-29', start: '11:00', end: '14:00' },
    });
  });

  test('where all is over, a day is asked', () => {
    expect(whenValues(kept, [], zone)).toMatchObject({ when: 'day' });
  });
});
