import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goBack, wayBack } from '#lib/values/text/way-back';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '7 7\n', '🥖', '🥨', 'é') });

describe('the way back to a text that was replaced', () => {
  it('leads to it from any other, with no half of a character', () =>
    fc.assert(
      fc.property(text, text, (before, after) => {
        const way = wayBack(before, after);
        expect(way.isWellFormed()).toBe(true);
        expect(goBack(after, way)).toBe(before);
      }),
    ));

  it('holds what was mended, not what stayed', () => {
    const long = 'the oven is lit at four\n'.repeat(1_000);
    expect(wayBack(`${long}with ash${long}`, `${long}with oak${long}`)).toBe(
      `${long.length + 5} ${long.length}\nash`,
    );
    expect(wayBack(long, `${long}more`)).toBe(`${long.length} 0\n`);
    expect(wayBack('🥖', '🥨')).toBe('0 0\n🥖');
  });

  it('is known from what is none', () => expect(() => goBack('a', 'a notebook')).toThrow('way back'));
});
