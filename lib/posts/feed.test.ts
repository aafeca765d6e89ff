import { expect, test } from 'vitest';
import { speechIn } from '#lib/feeds/speech';
import type { FedDay, FedPost } from '#lib/posts/fed';
import { whenOf } from '#lib/posts/feed';
import { spanOf } from '#lib/when/span';

const zone = 'Europe/Berlin';
const HOURS = { startHour: '19:00', endHour: '21:00' };

function date(day: string, more: { from?: string; at?: string; calledOff?: boolean } = {}): FedDay {
  const { starts, ends } = spanOf(day, more.at ? { startHour: more.at, endHour: null } : HOURS, zone);
  const movedFrom = more.from ? spanOf(more.from, HOURS, zone).starts : null;
  const calledOff = more.calledOff ?? false;
  return { id: day, kind: 'HOUR', starts, ends, movedFrom, calledOff, words: '' };
}

const said = (days: FedDay[], rhythm: string | null = null) => {
  const post: FedPost = {
    ...{ id: 'x', kind: 'ACTIVITY', title: 'Choir', words: '', ifItRains: '', whereWords: '', place: null },
    ...{ rhythm, rhythmFrom: rhythm && '2026-11-28', leftOut: [], ...HOURS, changedAt: new Date(0), days },
  };
  return whenOf(post, speechIn('en'), zone);
};

test('one date that was moved does not take the hours of its rhythm along', () => {
  const weekly = 'FREQ=WEEKLY;BYDAY=SA';
  const usual = said([date('2026-11-28'), date('2026-12-05')], weekly);
  expect(usual).toContain('19:00');
  expect(said([date('2026-11-29', { from: '2026-11-28', at: '11:00' }), date('2026-12-05')], weekly)).toBe(
    usual,
  );
});

test('a day that is called off is none of this or that day, unless all are', () => {
  const both = [date('2026-11-28', { calledOff: true }), date('2026-11-29')];
  expect(said(both)).toBe(said([date('2026-11-29')]));
  const off = both.map((day) => ({ ...day, calledOff: true }));
  expect(said(off)).toBe(said([date('2026-11-28'), date('2026-11-29')]));
});
