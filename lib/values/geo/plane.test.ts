import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianOf, middleOf, pointAt, pointText, spotOf } from '#lib/values/geo/plane';

const anywhere = fc.record({
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
});
const near = fc.double({ min: -5_000, max: 5_000, noNaN: true });

test('what is drawn at a spot is found there again, across the date line too', () => {
  fc.assert(
    fc.property(anywhere, near, near, (middle, x, y) => {
      const spot = spotOf(pointAt({ x, y }, middle), middle);
      expect(spot.x).toBeCloseTo(x, 3);
      expect(spot.y).toBeCloseTo(y, 3);
    }),
  );
});

test('north is up, east is right, and a step of a hundred metres is one', () => {
  const berlin = { lat: 52.52, lng: 13.4 };
  const north = pointAt({ x: 0, y: -100 }, berlin);
  expect(north.lat - berlin.lat).toBeCloseTo(0.0009, 5);
  expect(pointAt({ x: 100, y: 0 }, berlin).lng).toBeGreaterThan(berlin.lng);
  expect(spotOf({ lat: 0, lng: -179.999 }, { lat: 0, lng: 179.999 }).x).toBeCloseTo(222.4, 0);
});

test('a point is written to a metre', () => {
  expect(pointText({ lat: 52.5200066, lng: -13.404954 })).toBe('52.52001,-13.40495');
});

test('the poles are no place to lose oneself', () => {
  const point = pointAt({ x: 500, y: -500_000 }, { lat: 90, lng: 0 });
  expect(Math.abs(point.lat)).toBeLessThanOrEqual(90);
  expect(Number.isFinite(point.lng)).toBe(true);
});

test('the middle is where half lie to each side, by their size and not their spelling', () => {
  expect(medianOf([100, 9, 10])).toBe(10);
  expect(medianOf([-2, -10, 0])).toBe(-2);
  expect(medianOf([])).toBeUndefined();
  const [here, far] = [
    { lat: 9, lng: 9 },
    { lat: 80, lng: 170 },
  ];
  expect(middleOf([far, here, here])).toEqual(here);
  expect(middleOf([])).toBeNull();
});
