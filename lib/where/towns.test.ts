import { beforeAll, describe, expect, it } from 'vitest';
import { writeTowns } from '#bin/towns';
import { cellAt } from '#lib/where/cell';
import { townsCalled } from '#lib/where/towns';

const BERLIN = cellAt(52.48, 13.43, 7);
const first = (text: string, area: string | null = BERLIN) => {
  const [town] = townsCalled(text, area);
  return town && `${town.name}, ${town.country}`;
};

beforeAll(() => writeTowns(), 60_000);

describe('a town is found', () => {
  it.each([
    ['Köln', 'Köln, DE'],
    ['koln', 'Köln, DE'],
    ['Koeln', 'Köln, DE'],
    ['COLOGNE', 'Köln, DE'],
    ['Muenchen', 'Munich, DE'],
    ['Wien', 'Vienna, AT'],
    ['Lodz', 'Łódź, PL'],
    ['Москва', 'Moscow, RU'],
    ['東京', 'Tokyo, JP'],
    ['القاهرة', 'Cairo, EG'],
    ['Αθήνα', 'Athens, GR'],
    ['Paris', 'Paris, FR'],
    ['Sant Julia de Lor', 'Sant Julià de Lòria, AD'],
    ['Hambrug', 'Hamburg, DE'],
    ['Barcelna', 'Barcelona, ES'],
    ['zzzzqq', undefined],
    ["x'; DROP TABLE", undefined],
    ['', undefined],
  ])('%s: %s', (text, found) => expect(first(text)).toBe(found));
});

it('of several of one name the nearest comes first, each with its region and country', () => {
  const all = townsCalled('Neustadt', BERLIN);
  expect(all.length).toBeGreaterThan(3);
  expect(all.every(({ country, area }) => country !== '' && area.startsWith('87'))).toBe(true);
  const ohio = cellAt(40.1, -83, 7);
  expect(townsCalled('Dublin', ohio).find(({ country }) => country === 'US')?.region).toBe('Ohio');
  expect(first('Dublin', null)).toBe('Dublin, IE');
});

it('whatever is asked, it answers soon', () => {
  const began = performance.now();
  for (const text of ['a', 'saint', 's'.repeat(100_000), '\0', '味', 'Hambrug', '\t'])
    expect(townsCalled(text, BERLIN).length).toBeLessThanOrEqual(12);
  expect(performance.now() - began).toBeLessThan(3_000);
});
