import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Format } from '#lib/feeds/answer';
import { type FedPost, fedFromBoard, fedFromPlace, fedPost } from '#lib/feeds/queries';
import { renderFeed } from '#lib/feeds/render';
import { somebody } from '#lib/people/person/testing';
import { database } from '#lib/platform/database/client';
import { post } from '#lib/posts/draft/testing';
import { cellAt, wideOf } from '#lib/values/geo/cell';
import { fold } from '#lib/values/text/fold';
import { addDays, atHour, dayStart } from '#lib/values/time/day';

const ZONE = 'Europe/Berlin';
/** A Thursday. */
const TODAY = '2026-11-26';
const HOME = cellAt(52.52, 13.4, 7);
const FAR = cellAt(48.85, 2.35, 7);
const all = { area: HOME, reach: 'walk' as const, kind: null, q: null, after: null, day: null };
const FORMATS: Format[] = ['ics', 'atom', 'json', 'txt'];

beforeEach(async () => {
  vi.useFakeTimers({ now: atHour(TODAY, '12:00', ZONE), toFake: ['Date'] });
  await database().post.deleteMany();
});
afterEach(() => vi.useRealTimers());

type Made = { title: string; days?: string[]; any?: boolean; area?: string } & Record<string, unknown>;

async function make({ title, days = [TODAY], any, area = HOME, ...rest }: Made): Promise<string> {
  const where = { area, wide: wideOf(area) };
  const dates = days.map((day) => ({ starts: atHour(day, '17:00', ZONE), ends: atHour(day, '19:00', ZONE) }));
  const now = new Date();
  const anyDay = { kind: 'ANY' as const, starts: now, ends: new Date(now.getTime() + 30 * 86_400_000) };
  const { id } = await database().post.create({
    data: {
      ...{ title, kind: 'ACTIVITY', searchText: fold(title), startHour: '17:00', endHour: '19:00', ...where },
      occurrences: {
        create: any
          ? [{ ...anyDay, ...where }]
          : dates.map((date) => ({ kind: 'HOUR' as const, ...date, ...where })),
      },
      ...rest,
    },
  });
  return id;
}

const titles = (posts: FedPost[]) => posts.map(({ title }) => title);
const texts = (posts: FedPost[]) =>
  FORMATS.map((format) => {
    const feed = {
      id: 'urn:uuid:1',
      board: 'Rosengarten',
      name: 'Rosengarten',
      words: 'board' as const,
      page: '/',
    };
    return renderFeed({ ...feed, self: `/board.${format}`, posts }, format, 'en');
  });

test('the board’s own order: by the first date, then what is for any day; around here; of a kind; with words; on a day', async () => {
  await make({ title: 'Later', days: [addDays(TODAY, 20), addDays(TODAY, 1)] });
  await make({ title: 'Today' });
  await make({ title: 'Any', any: true, kind: 'OFFER' });
  await make({ title: 'Far away', area: FAR });
  expect(titles(await fedFromBoard(all))).toEqual(['Today', 'Later', 'Any']);
  expect(titles(await fedFromBoard({ ...all, kind: 'offer' }))).toEqual(['Any']);
  expect(titles(await fedFromBoard({ ...all, q: 'lat' }))).toEqual(['Later']);
  expect(titles(await fedFromBoard({ ...all, area: FAR }))).toEqual(['Far away']);
  expect(titles(await fedFromBoard({ ...all, day: 'any' }))).toEqual(['Any']);
  const [later, ...others] = await fedFromBoard({ ...all, day: addDays(TODAY, 20) });
  expect([later?.title, later?.occurrences.length, others]).toEqual(['Later', 1, []]);
});

test('what was withdrawn or has passed is nowhere, and a date that has passed is in no post', async () => {
  const [gone, over, partly] = [
    await make({ title: 'Withdrawn', withdrawnAt: new Date() }),
    await make({ title: 'Over', days: [addDays(TODAY, -1)] }),
    await make({ title: 'Partly', days: [addDays(TODAY, -1), addDays(TODAY, 2)] }),
  ];
  expect(titles(await fedFromBoard(all))).toEqual(['Partly']);
  expect([await fedPost(gone), await fedPost(over), await fedPost('no id')]).toEqual([null, null, null]);
  expect((await fedPost(partly))?.occurrences).toHaveLength(1);
});

test('a rhythm of which one date is called off and one moved', async () => {
  const id = await make({
    ...{ title: 'Baking', days: [TODAY, addDays(TODAY, 7), addDays(TODAY, 14)] },
    ...{ rhythm: 'FREQ=WEEKLY;BYDAY=TH', rhythmFrom: new Date(TODAY) },
  });
  const [, second, third] = (await fedPost(id))?.occurrences ?? [];
  await database().occurrence.update({
    where: { id: second?.id },
    data: { calledOff: true, words: 'It rains.' },
  });
  const [starts, ends] = [
    atHour(addDays(TODAY, 15), '18:00', ZONE),
    atHour(addDays(TODAY, 15), '20:00', ZONE),
  ];
  await database().occurrence.update({
    where: { id: third?.id },
    data: { movedFrom: third?.starts, starts, ends },
  });
  const [ics, atom, , txt] = texts(await fedFromBoard(all));
  for (const line of [
    'RRULE:FREQ=WEEKLY;BYDAY=TH',
    'RECURRENCE-ID;TZID=Europe/Berlin:20261203T170000',
    'STATUS:CANCELLED',
    'SUMMARY:Called off: Baking',
    'RECURRENCE-ID;TZID=Europe/Berlin:20261210T170000',
    'DTSTART;TZID=Europe/Berlin:20261211T180000',
  ])
    expect(ics?.split('\r\n')).toContain(line);
  expect(atom).toContain('Thursday 3 December: called off. It rains.');
  expect(atom).toContain('Thursday 10 December: moved to Friday 11 December, 18:00.');
  expect(txt).toContain('Thursday 26 November\n– Baking, 17:00 to 19:00.\n');
});

test('what is on at a place, and nothing of others', async () => {
  const place = await database().place.create({
    data: { name: 'The mill', slug: 'mill', whereWords: 'By the brook' },
  });
  await make({ title: 'Here', placeId: place.id });
  await make({ title: 'Any', any: true, placeId: place.id, kind: 'OFFER' });
  await make({ title: 'Elsewhere' });
  const asked = { kind: null, q: null, day: null };
  expect(titles(await fedFromPlace(place.id, asked))).toEqual(['Here', 'Any']);
  expect(titles(await fedFromPlace(place.id, { ...asked, kind: 'offer' }))).toEqual(['Any']);
  expect(titles(await fedFromPlace(place.id, { ...asked, q: 'h_re' }))).toEqual([]);
  expect(titles(await fedFromPlace(place.id, { ...asked, day: TODAY }))).toEqual(['Here']);
  expect(texts(await fedFromPlace(place.id, asked))[0]).toContain('LOCATION:The mill\\, By the brook');
});

test('nobody is named, whoever comes and whatever is said: the same to the letter', async () => {
  const host = await somebody('Canaryhost');
  const id = await make({
    ...{
      title: 'Baking',
      body: 'With everybody',
      forWhom: 'Canaryfor',
      hosts: { create: { personId: host.id } },
    },
    ...{ arrival: { create: { words: 'Canaryarrival' } }, withdrawWords: 'Canaryfarewell' },
    pictures: { create: { key: 'canarypicturecanarypicture', shape: '4:3', words: 'Canaryshown' } },
  });
  const before = texts(await fedFromBoard(all));
  const [day] = await database().occurrence.findMany({ where: { postId: id } });
  for (const name of ['Canaryone', 'Canarytwo']) {
    const viewer = await somebody(name);
    await database().joining.create({ data: { occurrenceId: day?.id ?? '', personId: viewer.id } });
    const words = 'Canarywords';
    await database().message.create({
      data: { postId: id, personId: viewer.id, body: words, madeAt: new Date() },
    });
  }
  const after = texts(await fedFromBoard(all));
  expect(after).toEqual(before);
  for (const text of after) expect(text).not.toMatch(/canary/i);
  for (const text of after) expect(text).toContain('Baking');
});

test('for whom a neighbour typed it in is in none of them, whatever is looked for', async () => {
  const typist = await somebody();
  const said = { when: 'today', near: HOME, forWhom: 'Canaryamina', typedFor: 'on' };
  await post(typist, 'REQUEST', { ...said, title: 'A rye loaf' });
  await post(typist, 'OFFER', { ...said, title: 'Plums' });
  for (const text of texts(await fedFromBoard(all))) {
    expect(text).toContain('A rye loaf');
    expect(text).toContain('Plums');
    expect(text).not.toMatch(/canary/i);
  }
  expect(titles(await fedFromBoard({ ...all, q: 'Canaryamina' }))).toEqual([]);
});

test('an empty board has a calendar and feeds that can be read', async () => {
  const [ics, atom, json, txt] = texts(await fedFromBoard(all));
  expect(ics).toContain('BEGIN:VTIMEZONE');
  expect(atom).toContain(`<updated>${dayStart(TODAY, ZONE).toISOString()}</updated>`);
  expect(JSON.parse(json ?? '').items).toEqual([]);
  expect(txt).toContain('Nothing stands here yet.');
});
