import ICAL from 'ical.js';
import { foldLines as folded } from 'ical-generator';
import { describe, expect, test } from 'vitest';
import { transitionsIn, zoneLines } from '#lib/feeds/zone';
import { atHour, dayOf, hourOf, isUnambiguous } from '#lib/values/time/day';

const ZONES = [
  ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca'],
  ...['Pacific/Apia', 'America/Caracas', 'Europe/Dublin', 'Asia/Tehran', 'America/Santiago', 'UTC'],
];
const NOW = new Date('2026-11-23T12:00Z');
const HOUR = 3_600_000;

describe.each(ZONES)('%s', (zone) => {
  const component = new ICAL.Component(ICAL.parse(zoneLines(zone, NOW).map(folded).join('\r\n')));
  const carried = new ICAL.Timezone({ component, tzid: zone });

  test('the zone that a calendar carries has the hours of the real one, for years', () => {
    const till = new Date(NOW.getTime() + 6 * 366 * 24 * HOUR);
    const changes = transitionsIn(zone, NOW, till).map(({ at }) => at.epochMilliseconds);
    const around = changes.flatMap((at) => [at - 2 * HOUR, at + 2 * HOUR]);
    const seasons = Array.from(
      { length: 60 },
      (_, month) => NOW.getTime() - 200 * 24 * HOUR + month * 31 * 24 * HOUR,
    );
    for (const at of [...around, ...seasons]) {
      const [day, hour] = [dayOf(new Date(at), zone), hourOf(new Date(at), zone)];
      if (!isUnambiguous(day, hour, zone)) continue;
      const local = ICAL.Time.fromDateTimeString(`${day}T${hour}:00`);
      local.zone = carried;
      expect([day, hour, local.toJSDate()]).toEqual([day, hour, atHour(day, hour, zone)]);
    }
  });
});

test('a zone that changes every year is told as a rule, one that does not by its dates', () => {
  expect(zoneLines('Europe/Berlin', NOW)).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU');
  expect(zoneLines('America/New_York', NOW)).toContain('RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU');
  expect(zoneLines('Asia/Kathmandu', NOW).join()).not.toContain('RRULE');
  expect(zoneLines('Africa/Casablanca', NOW).join()).not.toContain('RRULE');
});
