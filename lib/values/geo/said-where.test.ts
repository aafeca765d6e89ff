import { beforeAll, expect, it } from 'vitest';
import { writeTowns } from '#lib/operations/towns/towns';
import { boardArea, boardAreaMistake } from '#lib/values/geo/board-area';
import { AREA, cellAt } from '#lib/values/geo/cell';
import { chosenTown, type FoundWhere, whereSaid } from '#lib/values/geo/said-where';
import { townsNamed } from '#lib/values/geo/towns';

const BERLIN = cellAt(52.48, 13.43, AREA);

// Seventeen megabytes of JSON, on a machine that may be busy.
beforeAll(() => writeTowns(), 240_000);

const named = (text: string, language = 'en') => {
  const [town] = townsNamed(text, BERLIN, language);
  return town && `${town.name}, ${town.country}`;
};

it.each([
  ['Montreuil', 'Montreuil, FR'],
  ['Paris, Texas', 'Paris, US'],
  ['Halle (Saale)', 'Halle (Saale), DE'],
  ['12 rue de la Roquette, 75011 Paris', 'Paris, FR'],
  ['rue de Paris, Montreuil', 'Montreuil, FR'],
  ['Ecke Sonnenallee / Weichselstraße, Berlin', 'Berlin, DE'],
  ['10243 Berlin', 'Berlin, DE'],
  ['القاهرة، مصر', 'Cairo, EG'],
  ['San Francisco, CA', 'San Francisco, US'],
  ['Paris Hilton’s chair', undefined],
  ['Paris Hilton', undefined],
  ['the chair of Paris', undefined],
  ['I bring it round to Lyon', undefined],
  ['Berli', undefined],
  ['Paris, Nowhereland', undefined],
  ['', undefined],
  ['…', undefined],
])('%s names the town %s', (text, town) =>
  expect(named(text, text.includes('مصر') ? 'ar' : 'en')).toBe(town),
);

const asked = (
  words: string | null,
  {
    chosen = '',
    beside = null,
    area = BERLIN,
  }: { chosen?: string; beside?: string | null; area?: string | null } = {},
): FoundWhere =>
  whereSaid(words === null ? null : { is: 'words', words }, {
    ...{ chosen: chosenTown(chosen), area, language: 'en', beside },
  });

it('asks which town is meant, and takes the one that was chosen of those it names', () => {
  const first = asked('Paris');
  if (first.is !== 'ask') throw new Error('it did not ask');
  expect(first.towns.length).toBeGreaterThan(2);
  const [paris, other] = first.towns.map(({ area }) => area);
  expect(asked('Paris', { chosen: other })).toEqual({ is: 'area', area: other });
  expect(asked('Montreuil', { chosen: paris })).toMatchObject({ is: 'ask' });
  expect(asked('Paris', { chosen: 'none' })).toEqual({ is: 'unreadable' });
  expect(asked('Paris Hilton’s chair', { chosen: paris })).toEqual({ is: 'unreadable' });
  expect(asked(null, { chosen: paris })).toEqual({ is: 'area', area: paris });
  expect(asked(null)).toEqual({ is: 'nowhere' });
});

it('a spot that was pasted is that spot, whatever else was said', () => {
  const point = { lat: 1, lng: 2 };
  const said = { is: 'point', point } as const;
  expect(whereSaid(said, { chosen: null, area: BERLIN, language: 'en', beside: '75011 Paris' })).toEqual(
    said,
  );
});

it('a town in the words beside it is asked about where it is said as one, and is not around here', () => {
  expect(asked(null, { beside: 'behind the church, Montreuil' })).toMatchObject({ is: 'ask' });
  expect(asked(null, { beside: '75011 Paris' })).toMatchObject({ is: 'ask' });
  expect(asked(null, { beside: '75011 Paris', chosen: 'none' })).toEqual({ is: 'nowhere' });
  for (const here of [
    'Paris',
    'Hof',
    'in the yard, Kreuzberg',
    'at the garden gate, by the oak',
    'Sonnenallee, Berlin',
  ])
    expect([here, asked(null, { beside: here })]).toEqual([here, { is: 'nowhere' }]);
});

it.each(['', 'none ', '871fb4662ffffffx', '881f1d4893fffff', '87zzzzzzzffffff', '870000000000000'])(
  'what no form of ours offers is no town: %s',
  (said) => expect(chosenTown(said)).toBeNull(),
);

it('a keeper may say a town, where there is one of that name', () => {
  expect(boardArea('52.48,13.43')).toBe(BERLIN);
  const [bielefeld] = townsNamed('Bielefeld', null);
  expect(boardArea('Bielefeld')).toBe(bielefeld?.area);
  expect(boardAreaMistake('Bielefeld')).toBeNull();
  expect(boardAreaMistake('Paris')).toMatch(/say which[\s\S]*Paris, Texas, United States/);
  expect(boardAreaMistake('Paris, Texas')).toBeNull();
  expect(boardAreaMistake('91,0')).toMatch(/must be latitude,longitude/);
});
