import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// The colours of the look, held to WCAG 2.2 AA by the numbers (1.4.3: text 4.5 to 1; 1.4.11: what is drawn 3 to 1).

const css = readFileSync('app/globals.css', 'utf8');
const PAPERS = [
  'any',
  'ground',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
const NIGHT = css.indexOf('@media (prefers-color-scheme: dark)');

/** The tokens of a theme, as they stand in the style sheet: the night changes those of the day. */
function tokens(night: boolean): Map<string, string> {
  const found = [...css.matchAll(/--color-([a-z]+):\s*([^;]+);/g)];
  const own = found.filter(({ index }) => (night ? index > NIGHT : index < NIGHT));
  const print = css.indexOf('@media print');
  return new Map(own.filter(({ index }) => index < print).map(([, name = '', value = '']) => [name, value]));
}

type Colour = [red: number, green: number, blue: number];

/** "#1b1f2a", or "rgb(27 31 42 / 0.05)" laid upon another colour. */
function colour(text: string, under: Colour = [0, 0, 0]): Colour {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (hex) return hex.slice(1).map((part) => Number.parseInt(part, 16)) as Colour;
  const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue].map((part, at) => part * alpha + (under[at] ?? 0) * (1 - alpha)) as Colour;
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(rgb: Colour): number {
  const [red = 0, green = 0, blue = 0] = rgb
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['by day', false],
  ['by night', true],
])('%s', (_, night) => {
  const all = tokens(night);
  const of = (name: string, under?: Colour) => colour(all.get(name) ?? '', under);

  it.each(['ink', 'soft', 'link', 'ember'])('%s can be read on every paper, tinted or not', (text) => {
    for (const paper of PAPERS) {
      const plain = of(paper);
      expect([paper, contrast(of(text), plain) >= 4.5]).toEqual([paper, true]);
      const tinted = of('tint', plain);
      expect([`${paper}, tinted`, contrast(of(text), tinted) >= 4.5]).toEqual([`${paper}, tinted`, true]);
    }
  });

  it('buttons can be read', () => {
    expect(contrast(of('any'), of('ink'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('ground'), of('ink'))).toBeGreaterThanOrEqual(4.5);
  });

  it('every paper is another', () => {
    expect(new Set(PAPERS.slice(2).map((paper) => all.get(paper))).size).toBe(7);
  });
});

it('too little contrast is found', () => {
  expect(contrast(colour('#777777'), colour('#ffffff'))).toBeLessThan(4.5);
  expect(contrast(colour('#000000'), colour('#ffffff'))).toBeCloseTo(21);
  expect(colour('rgb(0 0 0 / 0.5)', [255, 255, 255])).toEqual([127.5, 127.5, 127.5]);
});
