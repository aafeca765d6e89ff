import { beforeAll, expect, test } from 'vitest';
import { boardDay, boardSections } from '#lib/board/queries';
import { database } from '#lib/platform/database/client';
import { cellAt, wideOf } from '#lib/values/geo/cell';
import { ringsOf } from '#lib/values/geo/reach';
import { itemsOf } from '#lib/values/several';
import { toSearchText } from '#lib/values/text/search-text';
import { addDays, dayEnd, dayStart, todayIn } from '#lib/values/time/day';

// A day whose own neighbourhood fills it is read without its neighbours: nobody must notice.
const ZONE = 'Europe/Berlin';
const HOME = cellAt(52.52, 13.4, 7);
const NEAR = ringsOf(HOME, 'walk')[1] as string[];
const [FULL, QUIET] = [2, 3].map((days) => addDays(todayIn(ZONE, new Date()), days)) as [string, string];
const asked = { area: HOME, reach: 'walk' as const, kind: null, q: null, near: null, day: null, after: null };

const row = (title: string, area: string, day: string, until = day) => ({
  post: {
    id: crypto.randomUUID(),
    kind: 'OFFER' as const,
    title,
    area,
    wide: wideOf(area),
    searchText: toSearchText(title),
  },
  day: {
    kind: 'DATE' as const,
    starts: dayStart(day, ZONE),
    ends: dayEnd(until, ZONE),
    area,
    wide: wideOf(area),
  },
});

beforeAll(async () => {
  const rows = [
    ...Array.from({ length: 45 }, (_, at) => row(`here ${at}`, HOME, FULL)),
    ...Array.from({ length: 20 }, (_, at) => row(`near ${at}`, NEAR[at % 6] as string, FULL)),
    row('here alone', HOME, QUIET),
    row('next door', NEAR[0] as string, QUIET),
    row('begun long ago', HOME, addDays(FULL, -20), addDays(FULL, 30)),
    row('begun long ago next door', NEAR[1] as string, addDays(FULL, -20), FULL),
  ];
  await database().post.createMany({ data: rows.map(({ post }) => post) });
  await database().occurrence.createMany({
    data: rows.map(({ post, day }) => ({ ...day, postId: post.id })),
  });
}, 60_000);

test('a full day shows what is here, and goes on with what is near', async () => {
  const { section } = await boardDay(asked, FULL);
  expect(itemsOf(section.cards)).toHaveLength(40);
  expect(section.cards.some(({ title }) => title.startsWith('near'))).toBe(false);
  expect(itemsOf(section.cards)[0]?.title).toBe('begun long ago');
  const next = await boardDay({ ...asked, after: section.more?.after ?? null }, FULL);
  const titles = itemsOf(next.section.cards).map(({ title }) => title);
  expect(titles.filter((title) => title.startsWith('here'))).toHaveLength(6);
  expect(titles.slice(6)).toContain('begun long ago next door');
  expect(titles.filter((title) => title.startsWith('near'))).toHaveLength(20);
});

test('a quiet day beside it shows all there is, and so does the whole board', async () => {
  const { section } = await boardDay(asked, QUIET);
  expect(itemsOf(section.cards).map(({ title }) => title)).toEqual([
    'begun long ago',
    'here alone',
    'next door',
  ]);
  const { sections } = await boardSections(asked);
  const days = new Map(
    itemsOf(sections).map(({ day, name, cards }) => [day ?? name, itemsOf(cards).map(({ title }) => title)]),
  );
  expect(days.get(QUIET)).toEqual(['here alone', 'next door']);
  expect(days.get(FULL)).toHaveLength(16);
  expect(days.get(todayIn(ZONE, new Date()))).toEqual(['begun long ago', 'begun long ago next door']);
});
