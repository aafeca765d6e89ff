import fc from 'fast-check';
import { getPentagons, gridDistance } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { cellAt, resolutionOf, wideOf } from '#lib/values/geo/cell';
import { isReach, REACHES, ringsOf } from '#lib/values/geo/reach';

const area = fc
  .tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }))
  .map(([lat, lng]) => cellAt(lat, lng, 7));
const anyArea = fc.oneof(area, fc.constantFrom(...getPentagons(7)));

describe('a reach', () => {
  it('starts where one is, and holds no cell twice', () => {
    fc.assert(
      fc.property(anyArea, fc.constantFrom(...REACHES), (here, reach) => {
        const rings = ringsOf(here, reach);
        const cells = rings.flat();
        expect(rings[0]).toEqual([reach === 'further' ? wideOf(here) : here]);
        expect(new Set(cells).size).toBe(cells.length);
        for (const cell of cells) expect(resolutionOf(cell)).toBe(reach === 'further' ? 5 : 7);
      }),
    );
  });

  it('is wider for a ride than for a walk, and stays within what one query can probe', () => {
    fc.assert(
      fc.property(anyArea, (here) => {
        const walk = ringsOf(here, 'walk').flat();
        const ride = ringsOf(here, 'ride').flat();
        expect(ride).toEqual(expect.arrayContaining(walk));
        expect([walk.length <= 7, ride.length <= 61, ringsOf(here, 'further').flat().length <= 7]).toEqual([
          true,
          true,
          true,
        ]);
      }),
    );
  });

  it('goes to the next neighbourhoods on foot, four away on wheels, and beyond to the next surroundings', () => {
    const rings = REACHES.map((reach) => ringsOf(cellAt(48.14, 11.58, 7), reach).length);
    expect(rings).toEqual([2, 5, 2]);
  });

  it('puts each neighbourhood in the ring that it is away', () => {
    const here = cellAt(48.14, 11.58, 7);
    ringsOf(here, 'ride').forEach((ring, away) => {
      for (const cell of ring) expect(gridDistance(here, cell)).toBe(away);
    });
  });

  it('asks for a neighbourhood', () => {
    for (const no of ['nowhere', cellAt(1, 1, 8), cellAt(1, 1, 5)])
      expect(() => ringsOf(no, 'walk')).toThrow(RangeError);
  });

  it('has a name', () => {
    expect(REACHES.every(isReach)).toBe(true);
    for (const no of ['', 'WALK', 'toString', null, 5]) expect(isReach(no)).toBe(false);
  });
});
