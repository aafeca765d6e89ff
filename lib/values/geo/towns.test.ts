import { beforeAll, describe, expect, it } from 'vitest';
import { writeTowns } from '#lib/operations/towns/towns';
import { cellAt } from '#lib/values/geo/cell';
import { townAt, townsCalled } from '#lib/values/geo/towns';

const BERLIN = cellAt(52.48, 13.43, 7);
const first = (text: string, area: string | null = BERLIN) => {
  const [town] = townsCalled(text, area);
  return town && `${town.name}, ${town.country}`;
};

// Seventeen megabytes of JSON, on a machine that may be busy.
beforeAll(() => writeTowns(), 240_000);

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
    ['Мюнхен', 'Munich, DE'],
    ['ميونخ', 'Munich, DE'],
    ['ミュンヘン', 'Munich, DE'],
    ['慕尼黑', 'Munich, DE'],
    ['Charkow', 'Kharkiv, UA'],
    ['Харьков', 'Kharkiv, UA'],
    ['Токио', 'Tokyo, JP'],
    ['京都', 'Kyoto, JP'],
    ['부산', 'Busan, KR'],
    ['กรุงเทพ', 'Bangkok, TH'],
    ['广州', 'Guangzhou, CN'],
    ['חיפה', 'Haifa, IL'],
    ['الإسكندرية', 'Alexandria, EG'],
    ['Halle (Saale)', 'Halle (Saale), DE'],
    ['Frankfurt', 'Frankfurt am Main, DE'],
    ['Rothenburg o.d.T.', 'Rothenburg ob der Tauber, DE'],
    ['Ереван', 'Yerevan, AM'],
    ['İstanbul', 'Istanbul, TR'],
    ['Göteborg', 'Gothenburg, SE'],
    ['Den Haag', 'The Hague, NL'],
    ['Aix-la-Chapelle', 'Aachen, DE'],
    ['St. Gallen, CH', 'Sankt Gallen, CH'],
    ['St. Gallen, Switz', 'Sankt Gallen, CH'],
    ['Мюнхн', 'Munich, DE'],
    ['Paris, Texas', 'Paris, US'],
    ['Springfield, Illinois', 'Springfield, US'],
    ['Berlin Kreuzberg', 'Kreuzberg, DE'],
    ['Au, DE', 'Au, DE'],
    ['Tours on the Loire', 'Tours, FR'],
    ['Sant Julia de Lor', 'Sant Julià de Lòria, AD'],
    ['Hambrug', 'Hamburg, DE'],
    ['Barcelna', 'Barcelona, ES'],
    ['10243 Berlin', 'Berlin, DE'],
    ['Berlin 10243', 'Berlin, DE'],
    ['D-10243 Berlin', 'Berlin, DE'],
    ['75011 Paris', 'Paris, FR'],
    ['SW1A 1AA London', 'London, GB'],
    ['London SW1A 1AA', 'London, GB'],
    ['1011 AB Amsterdam', 'Amsterdam, NL'],
    ['3731 De Bilt', 'De Bilt, NL'],
    ['١١٥١١ القاهرة', 'Cairo, EG'],
    ['Mühlenstraße 7, 10243 Berlin', 'Berlin, DE'],
    ['12 rue de la Roquette, 75011 Paris, France', 'Paris, FR'],
    ['10243', undefined],
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
  const began = process.threadCpuUsage(); // what it takes, however busy the machine is
  for (const text of ['a', 'saint', 's'.repeat(100_000), '\0', '味', 'Hambrug', '\t', 's,x', 's,'.repeat(30)])
    expect(townsCalled(text, BERLIN).length).toBeLessThanOrEqual(12);
  expect(process.threadCpuUsage(began).user).toBeLessThan(3_000_000);
});

it('where some lie where somebody says, the others are not meant', () => {
  const inCalifornia = townsCalled('San Francisco, CA', cellAt(19.4, -99.1, 7));
  expect(inCalifornia.map(({ region, country }) => `${region}, ${country}`)).toEqual(['California, US']);
  for (const [text, region] of [
    ['Portland, OR', 'Oregon'],
    ['Portland, ME', 'Maine'],
    ['London, ON', 'Ontario'],
    ['Perth, WA', 'Western Australia'],
    ['Newcastle, NSW', 'New South Wales'],
  ])
    expect([text, townsCalled(text ?? '', BERLIN)[0]?.region]).toEqual([text, region]);
  // Where none lies there, the nearest of that name is better than nothing.
  expect(first('Berlin, Zanzibar')).toBe('Berlin, DE');
});

it('a country may be said in the reader’s language', () => {
  expect(townsCalled('Valence, Espagne', null, 'fr')[0]?.country).toBe('ES');
  expect(townsCalled('باريس، فرنسا', BERLIN, 'ar')[0]?.country).toBe('FR');
});

it('somewhere has the name of the town whose middle is there, or just beside it', () => {
  const [munich] = townsCalled('Munich', null);
  expect(townAt(munich?.area ?? '')).toBe('Munich');
  expect(townAt(cellAt(48.15, 11.58, 7))).toBe('Munich');
  expect(townAt(cellAt(0, -30, 7))).toBeNull();
  expect(townsCalled(`.${munich?.area}`, null)).toEqual([]);
});
