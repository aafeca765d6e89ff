import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ANY_DAY } from '#lib/board/parameters';
import { boardDay, boardSections } from '#lib/board/queries';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { postsAt } from '#lib/posts/card/queries';
import { post } from '#lib/posts/post/queries';
import type { CardView } from '#lib/posts/post/schema';
import { cellAt, wideOf } from '#lib/values/geo/cell';
import { ringsOf } from '#lib/values/geo/reach';
import { itemsOf, type Several } from '#lib/values/several';
import { fold } from '#lib/values/text/fold';
import { randomToken } from '#lib/values/text/random';
import { addDays, atHour, dayEnd, dayStart } from '#lib/values/time/day';

const ZONE = 'Europe/Berlin';
/** A Thursday. */
const TODAY = '2026-11-26';
const HOME = cellAt(52.52, 13.4, 7);
const [, NEXT = [], ...FURTHER] = ringsOf(HOME, 'ride');
const [NEAR, RIDE, FAR] = [NEXT[0] as string, FURTHER.at(-1)?.[0] as string, cellAt(48.85, 2.35, 7)];
const all = { area: HOME, reach: 'walk' as const, kind: null, q: null, after: null };

beforeEach(async () => {
  vi.useFakeTimers({ now: atHour(TODAY, '12:00', ZONE), toFake: ['Date'] });
  await database().post.deleteMany();
});
afterEach(() => vi.useRealTimers());

type Made = {
  title: string;
  kind?: 'OFFER' | 'REQUEST' | 'ACTIVITY';
  area?: string | null;
  days?: [day: string, start?: string, end?: string][];
  any?: Date;
  rhythm?: string;
  withdrawnAt?: Date;
  placeId?: string;
  host?: Viewer;
};

async function make({ title, kind = 'OFFER', area = HOME, days = [], any, host, ...rest }: Made) {
  const wide = area && wideOf(area);
  const dates = days.map(([day, start, end]) =>
    start
      ? {
          kind: 'HOUR' as const,
          starts: atHour(day, start, ZONE),
          ends: atHour(end && end < start ? addDays(day, 1) : day, end ?? '23:59', ZONE),
        }
      : { kind: 'DATE' as const, starts: dayStart(day, ZONE), ends: dayEnd(end ?? day, ZONE) },
  );
  if (any) dates.push({ kind: 'ANY' as never, starts: any, ends: new Date(any.getTime() + 30 * 86_400_000) });
  const { id } = await database().post.create({
    data: {
      title,
      kind,
      area,
      wide,
      searchText: fold(title),
      endHour: days[0]?.[2] && days[0][1] ? '19:00' : null,
      startHour: days[0]?.[1] ? '17:00' : null,
      ...rest,
      rhythmFrom: rest.rhythm ? new Date(TODAY) : null,
      occurrences: { create: dates.map((date) => ({ ...date, area, wide })) },
      hosts: host ? { create: { personId: host.id } } : undefined,
    },
  });
  return id;
}

const titles = (cards?: Several<CardView>) => itemsOf(cards).map(({ title }) => title);
async function board(looked: Partial<typeof all> | object = {}) {
  const { going, lines, sections } = await boardSections({ ...all, ...looked });
  return {
    going: titles(going),
    lines: itemsOf(lines),
    sections: itemsOf(sections).map(({ name, day, cards }) => [name, day, titles(cards)]),
  };
}

test('the board stands in its order: now, today, any day, tomorrow, the week, later', async () => {
  await make({ title: 'later', days: [['2026-12-24', '18:00']] });
  await make({ title: 'wednesday', days: [['2026-12-02']] });
  await make({ title: 'saturday', days: [['2026-11-28', '10:00']] });
  await make({ title: 'tomorrow', days: [['2026-11-27', '06:30']] });
  await make({ title: 'any day', any: atHour('2026-11-20', '10:00', ZONE) });
  await make({ title: 'this evening', days: [[TODAY, '19:30']] });
  await make({ title: 'all day', days: [[TODAY]] });
  await make({ title: 'now', kind: 'ACTIVITY', days: [[TODAY, '11:00', '14:00']] });
  await make({ title: 'over', days: [[TODAY, '09:00', '11:00']] });
  await make({ title: 'yesterday', days: [['2026-11-25']] });
  expect(await board()).toEqual({
    going: ['now'],
    lines: [],
    sections: [
      ['today', TODAY, ['all day', 'this evening']],
      ['any', null, ['any day']],
      ['tomorrow', '2026-11-27', ['tomorrow']],
      ['day', '2026-11-28', ['saturday']],
      ['day', '2026-12-02', ['wednesday']],
      ['later', null, ['later']],
    ],
  });
});

test('within a day what is nearer comes first, then what is earlier; what is nowhere comes last', async () => {
  await make({ title: 'nowhere', area: null, days: [[TODAY, '13:00']] });
  await make({ title: 'next door, early', area: NEAR, days: [[TODAY, '13:00']] });
  await make({ title: 'here, late', days: [[TODAY, '20:00']] });
  await make({ title: 'here, early', days: [[TODAY, '14:00']] });
  await make({ title: 'a ride away', area: RIDE, days: [[TODAY, '13:00']] });
  await make({ title: 'in another town', area: FAR, days: [[TODAY, '13:00']] });
  const walk = ['here, early', 'here, late', 'next door, early'];
  expect((await board()).sections).toEqual([['today', TODAY, [...walk, 'nowhere']]]);
  expect((await board({ reach: 'ride' })).sections).toEqual([
    ['today', TODAY, [...walk, 'a ride away', 'nowhere']],
  ]);
  const [[, , further] = []] = (await board({ reach: 'further' })).sections;
  expect(new Set(further)).toEqual(new Set([...walk, 'a ride away', 'nowhere']));
  expect((await board({ area: null })).sections[0]?.[2]).toContain('in another town');
  expect((await board({ area: FAR })).sections).toEqual([['today', TODAY, ['in another town', 'nowhere']]]);
});

test('what began before and is still on stands under today; on its other days, under those', async () => {
  await make({ title: 'exhibition', days: [['2026-11-24', undefined, '2026-11-29']] });
  await make({ title: 'night', days: [['2026-11-25', '22:00', '13:00']] });
  const { going, sections } = await board();
  expect(going).toEqual(['night']);
  expect(sections).toEqual([['today', TODAY, ['exhibition']]]);
  expect(titles((await boardDay(all, '2026-11-28')).section.cards)).toEqual(['exhibition']);
  expect(titles((await boardDay(all, '2026-11-30')).section.cards)).toEqual([]);
});

test('withdrawn is gone at once; called off stands with its reason; a rhythm is later only once', async () => {
  await make({ title: 'withdrawn', days: [[TODAY]], withdrawnAt: new Date() });
  const choir = await make({
    title: 'choir',
    kind: 'ACTIVITY',
    rhythm: 'FREQ=WEEKLY;BYDAY=MO',
    days: [
      ['2026-12-07', '18:00'],
      ['2026-12-14', '18:00'],
    ],
  });
  await make({ title: 'bread', days: [['2026-11-28'], ['2026-11-27']] });
  await database().occurrence.updateMany({
    where: { postId: choir },
    data: { calledOff: true, words: 'ill' },
  });
  const { sections } = await boardSections(all);
  expect(itemsOf(sections).map(({ name, cards }) => [name, titles(cards)])).toEqual([
    ['tomorrow', ['bread']],
    ['day', ['bread']],
    ['later', ['choir']],
  ]);
  expect(itemsOf(itemsOf(sections)[0]?.cards)[0]?.alternatives).toEqual(['2026-11-28']);
  expect(itemsOf(itemsOf(sections)[2]?.cards)[0]).toMatchObject({
    alternatives: [],
    day: { calledOff: true, words: 'ill' },
  });
});

test('words, in any script and without accents, all of them; and the kind', async () => {
  await make({ title: 'Brötchen und Käse', days: [[TODAY]] });
  await make({ title: 'Käse', kind: 'REQUEST', any: new Date() });
  await make({ title: 'خبز بالزيتون', days: [[TODAY]] });
  const found = async (looked: object) => (await board(looked)).sections.map(([, , cards]) => cards);
  expect(await found({ q: 'kase' })).toEqual([['Brötchen und Käse'], ['Käse']]);
  expect(await found({ q: 'KÄSE brot' })).toEqual([['Brötchen und Käse']]);
  expect(await found({ q: 'زيتون' })).toEqual([['خبز بالزيتون']]);
  expect(await found({ q: '100%' })).toEqual([]);
  expect(await found({ q: 'kase', kind: 'request' })).toEqual([['Käse']]);
});

test('a long day goes on where it stopped, nothing twice and nothing left out', async () => {
  const made: string[] = [];
  for (let at = 0; at < 95; at++) {
    const title = `thing ${String(at).padStart(2, '0')}`;
    made.push(title);
    await make({ title, area: at % 3 ? HOME : NEAR, days: [[TODAY, `1${3 + (at % 5)}:00`]] });
  }
  const seen: string[] = [];
  let after = itemsOf((await boardSections(all)).sections)[0]?.more?.after ?? null;
  const first = await boardDay(all, TODAY);
  expect(first.section.more?.after).toMatchObject({ id: after?.id });
  seen.push(...titles(first.section.cards));
  while (after) {
    const { section } = await boardDay({ ...all, after }, TODAY);
    seen.push(...titles(section.cards));
    after = section.more?.after ?? null;
  }
  expect(seen.toSorted()).toEqual(made);
});

test('any day goes on likewise: nearest first, then what was said last', async () => {
  for (let at = 0; at < 50; at++)
    await make({
      title: `${at}`,
      area: at % 2 ? HOME : NEAR,
      any: new Date(Date.now() - 60_000 * at),
    });
  const first = await boardDay(all, ANY_DAY);
  const { section } = await boardDay({ ...all, after: first.section.more?.after ?? null }, ANY_DAY);
  const seen = [...itemsOf(first.section.cards), ...itemsOf(section.cards)].map(({ title }) => Number(title));
  expect(seen).toEqual([
    ...Array.from({ length: 25 }, (_, at) => at * 2 + 1),
    ...Array.from({ length: 25 }, (_, at) => at * 2),
  ]);
});

test('a day knows the next one on which something is', async () => {
  await make({ title: 'soup', days: [['2026-12-24', '18:00']] });
  expect(await boardDay(all, '2026-11-28')).toMatchObject({
    section: { name: 'day', cards: [] },
    earlier: '2026-11-27',
    later: '2026-12-24',
  });
  expect(await boardDay(all, TODAY)).toMatchObject({ earlier: null });
  expect(await boardDay(all, '2026-12-24')).toMatchObject({ later: null });
});

test('lines of places stand until their hour', async () => {
  const at = (area: string) => database().place.create({ data: { slug: randomToken(), name: 'Oven', area } });
  const [here, away] = [await at(HOME), await at(FAR)];
  for (const place of [here, away])
    await database().todayLine.create({
      data: {
        placeId: place.id,
        area: place.area,
        words: 'warm until four',
        until: atHour(TODAY, '16:00', ZONE),
      },
    });
  expect((await board()).lines).toEqual([
    { id: here.id, slug: here.slug, name: 'Oven', words: 'warm until four' },
  ]);
  expect((await board({ kind: 'offer' })).lines).toEqual([]);
  vi.setSystemTime(atHour(TODAY, '16:00', ZONE));
  expect((await board()).lines).toEqual([]);
});

test('at a place each post stands once, what is there on any day last', async () => {
  const { id: placeId } = await database().place.create({ data: { slug: randomToken(), name: 'Oven' } });
  await make({ title: 'books', placeId, any: new Date() });
  await make({
    title: 'baking',
    placeId,
    rhythm: 'FREQ=DAILY',
    days: [
      [TODAY, '17:00'],
      ['2026-11-27', '17:00'],
    ],
  });
  await make({ title: 'soup', placeId, days: [[TODAY, '13:00']] });
  expect(titles(await postsAt(placeId))).toEqual(['soup', 'baking', 'books']);
});

test('a post is seen by all while it stands; its hosts by those signed in', async () => {
  const [host, neighbour] = [await somebody(), await somebody()];
  const id = await make({ title: 'bread', days: [[TODAY]], host });
  expect(await post(null, id)).toMatchObject({
    title: 'bread',
    hosts: [],
    isHost: false,
    goes: '2026-11-29',
  });
  expect(await post(neighbour, id)).toMatchObject({ hosts: [{ name: host.name }], isHost: false });
  expect(await post(host, id)).toMatchObject({ isHost: true, withdrawn: null });
  for (const nothing of ['', 'x', '00000000-0000-4000-8000-000000000000', "' OR 1=1", id.toUpperCase()])
    expect(await post(host, nothing)).toBeNull();
});

test('withdrawn or over, it is seen by its hosts and those who wrote, for three days', async () => {
  const [host, neighbour, writer] = [await somebody(), await somebody(), await somebody()];
  const id = await make({ title: 'bread', days: [[TODAY]], host });
  await database().message.create({
    data: { postId: id, personId: writer.id, body: 'me', madeAt: new Date() },
  });
  const seenBy = async () =>
    (await Promise.all([null, neighbour, writer, host].map((who) => post(who, id)))).map(
      (seen) => seen !== null,
    );
  expect(await seenBy()).toEqual([true, true, true, true]);
  vi.setSystemTime(dayEnd(TODAY, ZONE));
  expect(await seenBy()).toEqual([false, false, true, true]);
  vi.setSystemTime(atHour(TODAY, '13:00', ZONE));
  await database().post.update({ where: { id }, data: { withdrawnAt: new Date(), withdrawWords: 'gone' } });
  expect(await seenBy()).toEqual([false, false, true, true]);
  expect((await post(host, id))?.withdrawn).toMatchObject({ words: 'gone', undoUntil: expect.any(Date) });
  expect((await post(writer, id))?.withdrawn).toEqual({ words: 'gone', undoUntil: null, byOther: false });
  vi.setSystemTime(atHour(TODAY, '13:10', ZONE));
  expect((await post(host, id))?.withdrawn?.undoUntil).toBeNull();
  vi.setSystemTime(atHour(addDays(TODAY, 3), '13:00', ZONE));
  expect(await seenBy()).toEqual([false, false, false, false]);
});
