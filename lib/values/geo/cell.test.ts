import fc from 'fast-check';
import { getPentagons, getResolution } from 'h3-js';
import { describe, expect, it } from 'vitest';
import {
  areaOf,
  cellAt,
  centreOf,
  coarsen,
  isAsExactAs,
  isCell,
  placeCell,
  resolutionOf,
  wideOf,
} from '#lib/values/geo/cell';

const cell = fc
  .tuple(
    fc.double({ min: -90, max: 90, noNaN: true }),
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.integer({ min: 0, max: 15 }),
  )
  .map(([lat, lng, resolution]) => cellAt(lat, lng, resolution));

describe('a cell', () => {
  it('is what H3 writes, and nothing else', () => {
    fc.assert(fc.property(cell, (c) => isCell(c)));
    fc.assert(fc.property(fc.string(), (text) => !isCell(text)));
    for (const no of [
      '',
      '87',
      '871f1d48bffffff ',
      '871F1D48BFFFFFF',
      '8fffffffffffffff',
      '87f1d48bfffffff', // of a base cell that there is not
      null,
      7,
      ['871f1d48bffffff'],
      '1 or 1=1',
    ])
      expect(isCell(no)).toBe(false);
  });

  it('has parents down to its own resolution and none beyond', () => {
    fc.assert(
      fc.property(cell, (c) => {
        const area = areaOf(c);
        const wide = wideOf(c);
        expect(area === null).toBe(resolutionOf(c) < 7);
        expect(wide === null).toBe(resolutionOf(c) < 5);
        if (area) expect([getResolution(area), wideOf(area)]).toEqual([7, wide]);
      }),
    );
  });

  it('of a post never tells more than a few streets', () => {
    fc.assert(
      fc.property(cell, (c) => {
        expect(resolutionOf(coarsen(c))).toBe(Math.min(8, resolutionOf(c)));
        expect(areaOf(coarsen(c))).toBe(areaOf(c));
        expect(coarsen(coarsen(c))).toBe(coarsen(c));
      }),
    );
  });

  it('holds its own centre', () => {
    fc.assert(
      fc.property(cell, (c) => {
        const { lat, lng } = centreOf(c);
        expect(cellAt(lat, lng, resolutionOf(c))).toBe(c);
      }),
    );
  });

  it('of a place is as fine as a door, pentagons or not', () => {
    expect(resolutionOf(placeCell(52.52, 13.405))).toBe(13);
    expect(isAsExactAs(placeCell(52.52, 13.405), 13)).toBe(true);
    for (const pentagon of getPentagons(13)) expect(isCell(areaOf(pentagon))).toBe(true);
  });

  it('is asked for in vain where there is none', () => {
    for (const [lat, lng] of [
      [91, 0],
      [0, 181],
      [Number.NaN, 0],
      [0, Number.POSITIVE_INFINITY],
    ] as const)
      expect(() => cellAt(lat, lng, 7)).toThrow(RangeError);
    for (const ask of [areaOf, wideOf, coarsen, centreOf, resolutionOf])
      expect(() => ask('nowhere')).toThrow(RangeError);
  });
});
