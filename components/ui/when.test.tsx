import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Day, Days, type Moment, Until, When } from '#components/ui/when';
import { LANGUAGES, type Language } from '#lib/values/language/languages';
import { messagesIn } from '#lib/values/language/messages';
import { atHour, dayEnd, dayStart } from '#lib/values/time/day';

const ZONE = 'Europe/Berlin';
const TODAY = '2026-11-26';

beforeEach(() => {
  vi.stubEnv('TZ', ZONE);
  vi.useFakeTimers({ now: atHour(TODAY, '12:00', ZONE), toFake: ['Date'] });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

type Node = React.ReactNode;
const html = (node: Node, locale: Language = 'en') =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messagesIn(locale)} timeZone={ZONE}>
      {node}
    </NextIntlClientProvider>,
  );
const text = (node: Node, locale: Language = 'en') => html(node, locale).replace(/<[^>]*>/g, '');

const evening: Moment = {
  kind: 'HOUR',
  day: '2026-11-27',
  lastDay: '2026-11-27',
  starts: atHour('2026-11-27', '17:00', ZONE),
  ends: atHour('2026-11-27', '19:00', ZONE),
  endSaid: true,
};
const date: Moment = {
  kind: 'DATE',
  day: '2026-11-27',
  lastDay: '2026-11-29',
  starts: dayStart('2026-11-27', ZONE),
  ends: dayEnd('2026-11-29', ZONE),
  endSaid: false,
};

it('a day is said as people say it', () => {
  const said = [TODAY, '2026-11-27', '2026-11-28', '2026-12-03', '2026-11-25'];
  expect(said.map((day) => text(<Day day={day} style="near" />))).toEqual([
    'today',
    'tomorrow',
    'Saturday',
    'Thu 3 Dec',
    'Wed 25 Nov',
  ]);
  expect(text(<Day day="2026-11-28" style="near" />, 'ar')).toBe('السبت');
});

it('this or that day', () => {
  const days = ['2026-11-28', '2026-11-27'];
  expect(text(<Days days={days} />)).toBe('tomorrow or Saturday');
  expect(text(<Days days={days} />, 'fr')).toBe('demain ou samedi');
  expect(text(<Days days={[...days, TODAY]} style="weekday" />)).toBe('Thursday, Friday or Saturday');
});

it('when something is, whole', () => {
  expect(text(<When day={evening} style="long" />)).toBe('Friday 27 November, 17:00 to 19:00');
  expect(text(<When day={{ ...evening, endSaid: false }} />)).toBe('tomorrow, 17:00');
  expect(text(<When day={evening} alternatives={['2026-11-28']} />)).toBe(
    'tomorrow or Saturday, 17:00 to 19:00',
  );
  expect(text(<When day={date} />)).toBe('tomorrow to Sunday');
  expect(text(<When day={{ ...date, kind: 'ANY' }} />)).toBe('any day');
});

it('until when', () => {
  expect(text(<Until day={evening} />)).toBe('until 19:00');
  expect(text(<Until day={date} />)).toBe('until Sunday');
});

it('in every language, every digit stands in a time element', () => {
  for (const locale of LANGUAGES)
    for (const day of [evening, date, { ...date, kind: 'ANY' as const }])
      expect(html(<When day={day} style="full" />, locale).replace(/<time.*?<\/time>/g, '')).not.toMatch(
        /\p{N}/u,
      );
});

it('says both days of what takes several, and one of what goes into the night', () => {
  const till = (day: string, hour: string) => ({ ...evening, lastDay: day, ends: atHour(day, hour, ZONE) });
  expect(text(<When day={till('2026-11-28', '02:00')} />)).toBe('tomorrow, 17:00 to 02:00');
  expect(text(<When day={till('2026-11-29', '12:00')} />)).toBe('tomorrow to Sunday, 17:00 to 12:00');
});
