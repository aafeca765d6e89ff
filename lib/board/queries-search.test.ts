import { beforeAll, describe, expect, test } from 'vitest';
import { boardDay, boardSections } from '#lib/board/queries';
import { database } from '#lib/platform/database/client';
import { cellAt, wideOf } from '#lib/values/geo/cell';
import { ringsOf } from '#lib/values/geo/reach';
import { itemsOf } from '#lib/values/several';
import { toSearchText } from '#lib/values/text/search-text';
import { addDays, dayEnd, dayStart, todayIn } from '#lib/values/time/day';
import { SEARCHES, TOLD } from '../../prisma/sample/searches.ts';

const ZONE = 'Europe/Berlin';
const HOME = cellAt(52.52, 13.4, 7);
const FAR = cellAt(48.85, 2.35, 7);
const DAY = addDays(todayIn(ZONE, new Date()), 3);
const asked = { area: HOME, reach: 'walk' as const, kind: null, near: null, day: null, after: null };

async function put(title: string, words = '', area: string | null = HOME) {
  const post = await database().post.create({
    data: {
      ...{
        kind: 'OFFER',
        title,
        body: words,
        area,
        wide: area && wideOf(area),
        searchText: toSearchText(`${title}\n${words}`),
      },
      occurrences: {
        create: [
          {
            kind: 'DATE',
            starts: dayStart(DAY, ZONE),
            ends: dayEnd(DAY, ZONE),
            area,
            wide: area && wideOf(area),
          },
        ],
      },
    },
  });
  return post.id;
}

const found = async (q: string, more: object = {}) => {
  const { section, sought } = await boardDay({ ...asked, q, ...more }, DAY);
  return {
    titles: itemsOf(section.cards)
      .map(({ title }) => title)
      .sort(),
    nearly: sought?.withTypos,
  };
};

beforeAll(async () => {
  for (const [title, words] of Object.values(TOLD)) await put(title, words);
  await put('Rye bread in another town', '', FAR);
}, 60_000);

describe('a table of searches', () => {
  test.each(SEARCHES)('%s: %s', async (language, query, finds) => {
    const { titles, nearly } = await found(query);
    expect(titles).toEqual(finds.map((name) => TOLD[name]?.[0]).sort());
    if (finds[0]) expect(nearly).toBe(language.includes('mistyped'));
  });
});

test('what an index finds is what walking along the days finds', async () => {
  for (const [language, query, finds] of SEARCHES.filter(([language]) => !language.includes('mistyped'))) {
    const { titles } = await found(query, { area: null });
    const elsewhere =
      language === 'English' && /^(rye|bread)$/.test(query) ? ['Rye bread in another town'] : [];
    expect(titles).toEqual([...finds.map((name) => TOLD[name]?.[0]), ...elsewhere].sort());
  }
});

test('only what lies within reach is found, nearest first, and what lies nowhere', async () => {
  const [, NEXT = []] = ringsOf(HOME, 'walk');
  await put('Quince jelly next door', '', NEXT[0]);
  await put('Quince jelly here');
  await put('Quince jelly, ask me where', '', null);
  await put('Quince jelly far away', '', FAR);
  const { section } = await boardDay({ ...asked, q: 'quince' }, DAY);
  expect(itemsOf(section.cards).map(({ title }) => title)).toEqual([
    'Quince jelly here',
    'Quince jelly next door',
    'Quince jelly, ask me where',
  ]);
  expect((await found('quince', { area: FAR, reach: 'further' })).titles).toHaveLength(2);
});

test('what stands in the words is shown around its spot; places, notebooks and lines are found too', async () => {
  const place = await database().place.create({
    data: {
      ...{ slug: 'mill', name: 'The mill', words: 'By the stream', area: HOME },
      notebook: 'Mind the sluice: it is opened by the iron wheel.',
      searchText: toSearchText('The mill By the stream Mind the sluice: it is opened by the iron wheel.'),
      today: {
        create: { words: 'Sluice closed, come in by the yard', until: new Date(Date.now() + 3_600_000) },
      },
    },
  });
  await put('Help with the mill', 'Somebody who is strong, for the sluice');
  const board = await boardSections({ ...asked, q: 'SLUICE' });
  expect(itemsOf(board.places).map(({ id, excerpt }) => [id, excerpt])).toEqual([
    [place.id, 'Mind the sluice: it is opened by the iron wheel.'],
  ]);
  expect(board.lines).toEqual([
    { id: place.id, slug: 'mill', name: 'The mill', words: 'Sluice closed, come in by the yard' },
  ]);
  expect(
    itemsOf(board.sections).flatMap(({ cards }) => itemsOf(cards).map(({ excerpt }) => excerpt)),
  ).toEqual(['Somebody who is strong, for the sluice']);
  expect(itemsOf((await boardSections({ ...asked, q: 'slucie' })).places).map(({ id }) => id)).toEqual([
    place.id,
  ]);
});

test('quotation marks, operators, wildcards and floods find nothing and break nothing', async () => {
  for (const q of [
    "'",
    "a' OR '1'='1",
    '":*',
    '& | !',
    '%_%',
    '\\',
    '<->',
    '(((',
    "brot':* & !",
    '\u0301\u0301',
    '*',
  ])
    await boardSections({ ...asked, q });
  const began = performance.now();
  for (const sign of ['a', '味', 'x ', "'", '🍞', 'ab<']) await found(sign.repeat(100_000 / sign.length));
  expect(performance.now() - began).toBeLessThan(5_000);
});
