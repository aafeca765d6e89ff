import { describe, expect, it } from 'vitest';
import { type ColourName, DARK, LIGHT, PAPERS as WEEK } from '#lib/values/palette';

// The colours of the look, held to WCAG 2.2 AA by the numbers (1.4.3: text 4.5 to 1; 1.4.11: what is drawn 3 to 1).

const PAPERS = ['any', 'ground', ...WEEK] as const;

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
  ['by day', LIGHT],
  ['by night', DARK],
])('%s', (_, palette) => {
  const of = (name: ColourName, under?: Colour) => colour(palette[name], under);

  it.each(['ink', 'soft', 'link', 'ember'] as const)(
    '%s can be read on every paper, tinted or not',
    (text) => {
      for (const paper of PAPERS) {
        const plain = of(paper);
        expect([paper, contrast(of(text), plain) >= 4.5]).toEqual([paper, true]);
        const tinted = of('tint', plain);
        expect([`${paper}, tinted`, contrast(of(text), tinted) >= 4.5]).toEqual([`${paper}, tinted`, true]);
      }
    },
  );

  it('buttons can be read', () => {
    expect(contrast(of('any'), of('ink'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('ground'), of('ink'))).toBeGreaterThanOrEqual(4.5);
  });

  it('every paper is another', () => {
    expect(new Set(WEEK.map((paper) => palette[paper])).size).toBe(7);
  });
});

it('too little contrast is found', () => {
  expect(contrast(colour('#777777'), colour('#ffffff'))).toBeLessThan(4.5);
  expect(contrast(colour('#000000'), colour('#ffffff'))).toBeCloseTo(21);
  expect(colour('rgb(0 0 0 / 0.5)', [255, 255, 255])).toEqual([127.5, 127.5, 127.5]);
});
