import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaAt } from '#lib/values/geo/at';
import { cellAt, isCell, resolutionOf } from '#lib/values/geo/cell';
import { pointOf } from '#lib/values/geo/point';

describe('?at=', () => {
  it('leads to the neighbourhood of the rounded point', () => {
    expect(areaAt('52.52,13.4')).toBe(cellAt(52.52, 13.4, 7));
    expect(areaAt('52.5249,13.4049')).toBe(areaAt('52.52,13.4'));
    expect(areaAt('-33.87,151.21')).toBe(cellAt(-33.87, 151.21, 7));
    expect([areaAt('90,180'), areaAt('-90,-180'), areaAt('0,0')].every(isCell)).toBe(true);
  });

  it('takes no more of a point than two decimals, so that nobody’s doorstep gets further', () => {
    const hundredths = (most: number) => fc.integer({ min: -most * 100, max: most * 100 });
    const less = fc.integer({ min: -4_999, max: 4_999 }).map((n) => n / 1_000_000);
    fc.assert(
      fc.property(hundredths(85), hundredths(179), less, less, (lat, lng, up, aside) => {
        const asked = `${(lat / 100 + up).toFixed(6)},${(lng / 100 + aside).toFixed(6)}`;
        expect([asked, areaAt(asked)]).toEqual([asked, cellAt(lat / 100, lng / 100, 7)]);
      }),
    );
  });

  it('understands every point on the earth', () => {
    const degrees = (most: number) =>
      fc.double({ min: -most, max: most, noNaN: true }).map((d) => d.toFixed(6));
    fc.assert(
      fc.property(degrees(90), degrees(180), (lat, lng) => {
        expect(pointOf(`${lat},${lng}`)).toEqual({ lat: Number(lat), lng: Number(lng) });
        expect(resolutionOf(areaAt(`${lat},${lng}`) as string)).toBe(7);
      }),
    );
  });

  it('is nothing else', () => {
    for (const no of [
      '',
      ',',
      '1',
      '1,',
      ',1',
      '1,2,3',
      '91,0',
      '0,181',
      '-90.01,0',
      '1e1,2',
      '0x1,2',
      'NaN,1',
      '1,Infinity',
      '1;2',
      ' 1,2',
      '1, 2',
      '1,2\n',
      '+1,2',
      '1.,2',
      '.5,2',
      '٥٢,١٣',
      '1,2;DROP TABLE',
      `1.${'0'.repeat(99)},2`,
    ])
      expect(areaAt(no)).toBe(null);
    fc.assert(fc.property(fc.string(), (text) => areaAt(text) === null || isCell(areaAt(text))));
  });
});
