import { expect, test } from 'vitest';
import { whenOf } from '#lib/feeds/post-items';
import type { FedOccurrence, FedPost } from '#lib/feeds/queries';
import { speechIn } from '#lib/feeds/speech';
import { weekOf } from '#lib/feeds/week-text';
import { NOTHING_SAID } from '#lib/posts/post/fields';
import type { Language } from '#lib/values/language/languages';
import { atHour } from '#lib/values/time/day';
import { type Hours, spanOf } from '#lib/values/time/span';

const zone = 'Europe/Berlin';
const HOURS = { startHour: '19:00', endHour: '21:00' };

function date(day: string, more: { from?: string; at?: string; calledOff?: boolean } = {}): FedOccurrence {
  const { starts, ends } = spanOf(day, more.at ? { startHour: more.at, endHour: null } : HOURS, zone);
  const movedFrom = more.from ? spanOf(more.from, HOURS, zone).starts : null;
  const calledOff = more.calledOff ?? false;
  return { id: day, kind: 'HOUR', starts, ends, movedFrom, calledOff, words: '' };
}

const choir = (occurrences: FedOccurrence[], rhythm: string | null = null): FedPost => ({
  ...{ ...NOTHING_SAID, id: 'x', kind: 'ACTIVITY', title: 'Choir', place: null },
  ...{
    rhythm,
    rhythmFrom: rhythm ? new Date('2026-11-28') : null,
    excludedDates: [],
    ...HOURS,
    changedAt: new Date(0),
    occurrences,
  },
});
const said = (days: FedOccurrence[], rhythm: string | null = null) =>
  whenOf(choir(days, rhythm), speechIn('en'), zone);

test('one date that was moved does not take the hours of its rhythm along', () => {
  const weekly = 'FREQ=WEEKLY;BYDAY=SA';
  const usual = said([date('2026-11-28'), date('2026-12-05')], weekly);
  expect(usual).toContain('19:00');
  expect(said([date('2026-11-29', { from: '2026-11-28', at: '11:00' }), date('2026-12-05')], weekly)).toBe(
    usual,
  );
});

test('a date that some months do not have says that they are passed over', () => {
  expect(said([date('2026-12-31')], 'FREQ=MONTHLY;BYMONTHDAY=31')).toContain('in months that have it');
  expect(said([date('2026-12-28')], 'FREQ=MONTHLY;BYMONTHDAY=28')).not.toContain('in months');
});

test('a day that is called off is none of this or that day, unless all are', () => {
  const both = [date('2026-11-28', { calledOff: true }), date('2026-11-29')];
  expect(said(both)).toBe(said([date('2026-11-29')]));
  const off = both.map((day) => ({ ...day, calledOff: true }));
  expect(said(off)).toBe(said([date('2026-11-28'), date('2026-11-29')]));
});

test('what is written the other way round is kept to itself in the text for chats, and nothing else is', () => {
  const now = new Date('2026-11-28T08:00:00Z');
  const line = (language: Language, more: Partial<FedPost>) => {
    const context = { speech: speechIn(language), zone, now, address: String };
    return weekOf([{ ...choir([date('2026-11-28')]), ...more }], null, context)[0]?.lines[0];
  };
  const place = { name: 'Kitchen', whereWords: '' };
  const arabic = 'طبخ معًا';
  expect(line('en', { title: arabic, place })).toBe(`\u2068${arabic}\u2069, 19:00 to 21:00, Kitchen.`);
  expect(line('en', { title: `Choir \u202e${arabic}`, kind: 'OFFER' })).toBe(
    `Offered: \u2068Choir ${arabic}\u2069, 19:00 to 21:00.`,
  );
  expect(line('en', { whereWords: 'מטבח' })).toBe('Choir, 19:00 to 21:00, \u2068מטבח\u2069.');
  expect(line('ar', { place })).toMatch(/^\u2068Choir\u2069، [^\u2066-\u2069]*، \u2068Kitchen\u2069\.$/);
  expect(line('fr', { title: 'Ça 味噌 Хор', place })).not.toMatch(/[\u2066-\u2069]/);
  expect(line('ar', { title: `${arabic} ١٢` })).not.toMatch(/[\u2066-\u2069]/);
});

test('what goes into the night is on the evening on which it begins; what takes days is on each', () => {
  const speech = speechIn('en');
  const on = (hours: Hours, at: string) => {
    const { starts, ends } = spanOf('2026-11-28', hours, zone);
    const day = { ...date('2026-11-28'), starts, ends };
    const post = { ...choir([day]), startHour: hours.startHour, endHour: hours.endHour };
    const context = { speech, zone, now: atHour(at.slice(0, 10), at.slice(11), zone), address: String };
    return [whenOf(post, speech, zone), ...weekOf([post], null, context).map(({ heading }) => heading)];
  };
  const night = { startHour: '22:00', endHour: '02:00' };
  const camp = { startHour: '17:00', endHour: '12:00', spanDays: 3 };
  const saturday = 'Saturday 28 November';
  expect(on(night, '2026-11-27 12:00')).toEqual([`${saturday}, 22:00 to 02:00`, saturday]);
  expect(on(night, '2026-11-28 23:00')).toEqual([`${saturday}, 22:00 to 02:00`, saturday]);
  expect(on(night, '2026-11-29 01:00')).toEqual([`${saturday}, 22:00 to 02:00`, 'Sunday 29 November']);
  expect(on(camp, '2026-11-27 12:00')).toEqual([
    `${saturday} to Monday 30 November, 17:00 to 12:00`,
    ...[saturday, 'Sunday 29 November', 'Monday 30 November'],
  ]);
});
