import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageFrom, placeAddress, placeErasedOn, slugIn, valuesOf } from '#lib/places/place/rules';
import type { PlacePage } from '#lib/places/place/schema';
import { placeCell } from '#lib/values/geo/cell';
import { pastedPoint } from '#lib/values/geo/pasted-point';
import { slugOf } from '#lib/values/text/slug';

const page: PlacePage = { name: 'Mill', words: 'a', whereWords: 'b', cell: null, notebook: 'one\ntwo' };

describe('a form', () => {
  it('sends back what it was filled with, the point to a step, wherever that is', () => {
    const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
    fc.assert(
      fc.property(degrees(85), degrees(179), (lat, lng) => {
        const at = { ...page, cell: placeCell(lat, lng) };
        const { placeName, words, whereWords, point, notebook } = valuesOf(at);
        const spot = pastedPoint(point);
        const cell = spot && placeCell(spot.lat, spot.lng);
        expect(pageFrom({ placeName, words, whereWords, notebook }, cell)).toEqual(at);
      }),
    );
  });
});

it('a closed place goes after thirty days', () =>
  expect(placeErasedOn(new Date('2026-10-24T22:30:00Z'), 'Europe/Berlin')).toBe('2026-11-24'));

describe('an address', () => {
  it.each(['the-old-bakehouse', 'старая-пекарня', 'المخبز-القديم', '古いパン屋', 'पुरानी-बेकरी'])(
    'holds %s',
    (slug) => {
      expect(slugIn(placeAddress(slug).slice('/places/'.length))).toBe(slug);
      expect(placeAddress(slug, 'edit')).toMatch(/^\/places\/[\w%.-]+\/edit$/);
    },
  );
  it.each(['%00', '%E0%A4%A', 'a%2Fb', '..', 'a b', '%00mill', 'x'.repeat(80), '', '%F0%9F%8D%9E'])(
    'refuses %s',
    (address) => expect(slugIn(address)).toBeNull(),
  );
  it('holds every slug there can be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
        const slug = slugOf(name);
        expect(slugIn(encodeURIComponent(slug))).toBe(slug);
        expect(slugIn(slug)).toBe(slug);
      }),
      { numRuns: 50 },
    );
  });
  it('is lenient about capitals and composition', () => {
    expect(slugIn('The-Mill')).toBe('the-mill');
    expect(slugIn('%D0%B8%CC%86')).toBe('й');
  });
});
