import fc from 'fast-check';
import ICAL from 'ical.js';
import { foldLines as folded } from 'ical-generator';
import { expect, test } from 'vitest';
import { type Calendar, type Entry, ics } from '#lib/feeds/ics';
import { plain, plainLine } from '#lib/values/text/plain';

const NOW = new Date('2026-11-23T12:00:30Z');
const entry: Entry = {
  ...{ uid: 'one', start: new Date('2026-11-26T16:00Z'), status: 'CONFIRMED', title: 'Baking' },
  ...{ url: 'https://board.example/posts/one', changed: NOW },
};
const calendar = (entries: Entry[], more: Partial<Calendar> = {}): Calendar => ({
  ...{ name: 'Rosengarten', language: 'en', url: 'https://board.example/', zone: 'Europe/Berlin', entries },
  ...more,
});
const lines = (...entries: Entry[]) => ics(calendar(entries), NOW).split('\r\n');

test('a calendar has its name, how often to look again, its address and its zone', () => {
  const text = ics(
    calendar([entry], { source: 'https://board.example/board.ics', words: 'What is on' }),
    NOW,
  );
  for (const line of [
    'VERSION:2.0',
    'NAME;LANGUAGE=en:Rosengarten',
    'DESCRIPTION;LANGUAGE=en:What is on',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'SOURCE;VALUE=URI:https://board.example/board.ics',
    'URL:https://board.example/',
    'COLOR:sienna',
    'TZID:Europe/Berlin',
  ])
    expect(text.split('\r\n')).toContain(line);
  expect(text).toMatch(/\r\nEND:VCALENDAR\r\n$/);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('an entry says when it changed, and a later change has a greater sequence', () => {
  expect(lines(entry)).toEqual(
    expect.arrayContaining(['DTSTAMP:20261123T120030Z', 'LAST-MODIFIED:20261123T120030Z']),
  );
  const sequence = (changed: Date) =>
    Number(/SEQUENCE:(\d+)/.exec(ics(calendar([{ ...entry, changed }]), NOW))?.[1]);
  expect(sequence(new Date(NOW.getTime() + 1000))).toBeGreaterThan(sequence(NOW));
  expect(sequence(new Date('2087-01-01'))).toBeLessThan(2 ** 31);
  expect(sequence(new Date('1999-01-01'))).toBe(0);
});

test('hours with and without an end, whole days, spans', () => {
  const found = (more: Partial<Entry>) =>
    lines({ ...entry, ...more }).filter((line) => /^DT(START;|END)/.test(line));
  expect(found({})).toEqual(['DTSTART;TZID=Europe/Berlin:20261126T170000']);
  expect(found({ end: new Date('2026-11-26T18:30Z') })[1]).toBe('DTEND;TZID=Europe/Berlin:20261126T193000');
  const span = { start: { day: '2026-11-26', hour: null }, end: { day: '2026-11-29', hour: null } };
  expect(found(span)).toEqual(['DTSTART;VALUE=DATE:20261126', 'DTEND;VALUE=DATE:20261129']);
});

test('an hour that clocks pass twice is told in UTC', () => {
  for (const start of [new Date('2026-10-25T00:30Z'), new Date('2026-10-25T01:30Z')])
    expect(lines({ ...entry, start })).toContain(`DTSTART:20261025T0${start.getUTCHours()}3000Z`);
});

test('what somebody comes to is busy, what is called off is not, and the board’s own never', () => {
  expect(lines({ ...entry, busy: true })).toContain('TRANSP:OPAQUE');
  expect(lines({ ...entry, busy: true, status: 'CANCELLED' })).toContain('TRANSP:TRANSPARENT');
  expect(lines(entry)).toContain('TRANSP:TRANSPARENT');
});

test('no line is longer than 75 octets, no character is cut, and unfolding gives the line back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const line = `SUMMARY:${plainLine(text)}`;
      for (const part of folded(line).split('\r\n')) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
        expect(part.isWellFormed()).toBe(true);
      }
      expect(folded(line).replaceAll('\r\n ', '')).toBe(line);
    }),
  );
});

test('nothing that people write becomes a line of its own, and it is read back as it was written', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(
      'a\r\nEND:VEVENT\r\nATTENDEE:x',
      'a\nBEGIN:VALARM',
      'a\u2028b;c,d\\n\\',
      'X:\u0000\u000bY',
      '"^n',
    ),
  );
  fc.assert(
    fc.property(hostile, hostile, hostile, (title, words, where) => {
      const root = new ICAL.Component(ICAL.parse(ics(calendar([{ ...entry, title, words, where }]), NOW)));
      const [event, ...others] = root.getAllSubcomponents('vevent');
      expect([others, event?.getAllSubcomponents()]).toEqual([[], []]);
      const names = new Set(event?.getAllProperties().map(({ name }) => name));
      for (const name of names)
        expect(
          'uid dtstamp last-modified sequence dtstart status transp summary location description url',
        ).toContain(name);
      const said = (name: string) => event?.getFirstPropertyValue(name) ?? '';
      expect([said('summary'), said('location')]).toEqual([plainLine(title), plainLine(where)]);
      expect(said('description')).toBe(plain(words));
    }),
  );
});
