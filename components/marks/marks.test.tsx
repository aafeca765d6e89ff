import { Children, isValidElement, type ReactElement, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { ActivityMark, KindMark, OfferMark, RequestMark } from '#components/marks/kind';
import { PlaceMark, placePath } from '#components/marks/pattern';

const SLUGS = Array.from({ length: 2000 }, (_, index) => `place-${index}`).concat(
  'старая-пекарня',
  'المخبز',
  '古いパン屋',
  '',
);

type Props = Record<string, unknown> & { children?: ReactNode };
const all = (node: ReactNode): ReactElement<Props>[] =>
  Children.toArray(node).flatMap((child) =>
    isValidElement<Props>(child) ? [child, ...all(child.props.children)] : [],
  );

type Spot = [x: number, y: number];

/** The outline of every cut, as spots along it. */
function outlinesOf(path: string): Spot[][] {
  const numbers = (text = '') => (text.match(/-?\d+/g) ?? []).map(Number);
  return path
    .split('M')
    .slice(2)
    .map((line) => {
      const [start, ...curves] = line.split('c');
      let [x = 0, y = 0] = numbers(start);
      return curves.flatMap((curve) => {
        const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0] = numbers(curve);
        const spots = Array.from({ length: 12 }, (_, step): Spot => {
          const t = step / 12;
          const [a, b, c] = [3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
          return [x + a * ax + b * bx + c * cx, y + a * ay + b * by + c * cy];
        });
        [x, y] = [x + cx, y + cy];
        return spots;
      });
    });
}

/** The even-odd rule itself. */
function holds(outline: Spot[], [x, y]: Spot): boolean {
  let inside = false;
  outline.forEach(([ax, ay], index) => {
    const [bx, by] = outline.at(index - 1) as Spot;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

describe('the mark of a place', () => {
  it('is the same for ever', () => {
    for (const slug of SLUGS) expect(placePath(slug)).toBe(placePath(slug));
    expect(placePath('cafe\u0301')).toBe(placePath('café'));
    expect(placePath('the-old-bakehouse')).toMatchSnapshot();
  });

  it('is hardly ever that of another place', () => {
    const first = SLUGS.slice(0, 500);
    expect(new Set(first.map(placePath)).size).toBeGreaterThan(480);
  });

  it('is small to send, and stays on its loaf', () => {
    for (const slug of SLUGS) {
      const path = placePath(slug);
      expect(path).toMatch(/^[Maczv0-9 .-]+$/);
      expect(path.length).toBeLessThan(1000);
      expect(
        Math.max(
          ...outlinesOf(path)
            .flat()
            .map(([x, y]) => Math.hypot(x, y)),
        ),
        slug,
      ).toBeLessThan(112);
    }
  });

  it('has no cut that runs into another, which would fill it again', () => {
    for (const slug of SLUGS) {
      const outlines = outlinesOf(placePath(slug));
      const meets = outlines.some((one) =>
        outlines.some((other) => one !== other && other.some((at) => holds(one, at))),
      );
      expect(meets, slug).toBe(false);
    }
  });
});

describe('every mark', () => {
  const marks = [OfferMark({}), RequestMark({}), ActivityMark({}), PlaceMark({ of: 'mill' })];

  it('is seen only, in the colour of the text, without words, ids or styles', () => {
    for (const mark of marks) {
      expect(mark.props).toMatchObject({ 'aria-hidden': 'true', className: 'size-6' });
      expect([mark.props.fill, mark.props.stroke]).toContain('currentColor');
      for (const { type, props } of all(mark)) {
        expect(['svg', 'path', 'circle', 'ellipse']).toContain(type);
        expect(Object.keys(props).filter((name) => /^(style|id|title|aria-label|on)/.test(name))).toEqual([]);
      }
    }
  });

  it('is as large as its class says', () => {
    for (const Mark of [OfferMark, RequestMark, ActivityMark])
      expect(Mark({ className: 'size-10' }).props.className).toBe('size-10');
    expect(PlaceMark({ of: 'mill', className: 'size-10' }).props.className).toBe('size-10');
  });

  it('of a kind is its own', () => {
    expect(['OFFER', 'REQUEST', 'ACTIVITY'].map((kind) => KindMark({ kind: kind as 'OFFER' }).type)).toEqual([
      OfferMark,
      RequestMark,
      ActivityMark,
    ]);
  });
});
