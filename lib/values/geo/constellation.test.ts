import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point } from '#lib/values/geo/cell';
import { constellation } from '#lib/values/geo/constellation';
import { spotOf } from '#lib/values/geo/plane';
import { namesOn } from '#lib/values/geo/star-names';

const somewhere = fc.record({
  lat: fc.double({ min: 52.4, max: 52.6, noNaN: true }),
  lng: fc.double({ min: 13.2, max: 13.6, noNaN: true }),
});
const places = fc.uniqueArray(somewhere, {
  minLength: 2,
  maxLength: 30,
  selector: ({ lat, lng }) => `${lat} ${lng}`,
});

function metresApart(one: Point, other: Point): number {
  const { x, y } = spotOf(one, other);
  return Math.hypot(x, y);
}

describe('a constellation', () => {
  test('of nothing is empty, of one place is that place in the middle', () => {
    expect(constellation([])).toEqual({ spots: [], threads: [] });
    expect(constellation([{ lat: 52.5, lng: 13.4 }])).toEqual({ spots: [{ x: 50, y: 50 }], threads: [] });
  });

  test('has north above and east at the right', () => {
    const { spots } = constellation([
      { lat: 52.5, lng: 13.4 },
      { lat: 52.6, lng: 13.5 },
    ]);
    expect(spots[1]?.x).toBeGreaterThan(spots[0]?.x ?? 100);
    expect(spots[1]?.y).toBeLessThan(spots[0]?.y ?? 0);
  });

  test('lies within its drawing, and every place is joined to another', () => {
    fc.assert(
      fc.property(places, (points) => {
        const { spots, threads } = constellation(points);
        for (const { x, y } of spots)
          for (const at of [x, y]) {
            expect(at).toBeGreaterThan(8);
            expect(at).toBeLessThan(92);
          }
        const joined = new Set(threads.flat());
        if (joined.size > 0) expect(joined.size).toBe(points.length);
        else for (const point of points) expect(metresApart(point, points[0] ?? point)).toBeLessThan(2);
      }),
    );
  });

  test('joins neighbours only: not past one that stands between', () => {
    const row = [13.4, 13.41, 13.42].map((lng) => ({ lat: 52.5, lng }));
    expect(constellation(row).threads).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  test('is not made a dot by one place at the end of the world', () => {
    const town = [13.4, 13.41, 13.42].map((lng, at) => ({ lat: 52.5 + at / 200, lng }));
    const { spots } = constellation([...town, { lat: -33, lng: 151 }]);
    expect((spots[2]?.x ?? 0) - (spots[0]?.x ?? 0)).toBeGreaterThan(40);
    for (const { x, y } of spots) expect(Math.max(Math.abs(x - 50), Math.abs(y - 50))).toBeLessThan(42);
  });

  test('with two at one spot stands all the same', () => {
    const same = { lat: 52.5, lng: 13.4 };
    const { spots, threads } = constellation([same, same]);
    expect(threads).toEqual([]);
    expect(Math.abs((spots[0]?.x ?? 0) - (spots[1]?.x ?? 0))).toBeGreaterThan(9);
  });
});

describe('names', () => {
  const sheet = { width: 400, height: 400, mark: 15 };
  const star = (x: number, y: number, name: string, first = false) => ({ spot: { x, y }, name, first });

  test('stand below their star, or above where that is free', () => {
    expect(namesOn(sheet, [star(50, 50, 'Mill'), star(50, 60, 'Oven')])).toEqual(['above', 'below']);
  });

  test('do not run into each other: what glows is named first, and who finds no room is not', () => {
    const close = [star(40, 50, 'The old bakehouse'), star(50, 50, 'The yard of the school', true)];
    expect(namesOn(sheet, close)).toEqual(['above', 'below']);
    const crowd = [...close, star(60, 50, 'The kitchen of many')];
    expect(namesOn(sheet, crowd)).toEqual(
      ['above', 'below', 'above'].map((side, at) => (at === 2 ? null : side)),
    );
  });
});
