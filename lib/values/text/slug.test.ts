import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugOf } from '#lib/values/text/slug';

describe('a slug', () => {
  it.each([
    ['The old bakehouse', 'the-old-bakehouse'],
    ['Bäckerei Groß & Söhne', 'backerei-gross-sohne'],
    ['Le fournil d’été', 'le-fournil-dete'],
    ['Старая пекарня', 'старая-пекарня'],
    ['المخبز القديم', 'المخبز-القديم'],
    ['המאפייה הישנה', 'המאפייה-הישנה'],
    ['古いパン屋', '古いパン屋'],
    ['पुरानी बेकरी', 'पुरानी-बेकरी'],
    ['🍞', 'place'],
    ['', 'place'],
    ['...', 'place'],
    ['9', 'place-9'],
    ['१२', 'place-१२'],
    ['New', 'place-new'],
    ['sheet', 'place-sheet'],
    ['6F1C2E7A-0B4D-4C58-9A3E-2D1F0A9B8C7D', 'place-6f1c2e7a-0b4d-4c58-9a3e-2d1f0a9b8c7d'],
    ['Kitchen no. 9', 'kitchen-no-9'],
    ['../../etc', 'etc'],
    ['a.ics', 'a-ics'],
    ['\u093f', 'place'],
    ['\u202eevil', 'evil'],
    ['a \u0f71 b', 'a-b'],
  ])('of %s is %s', (name, slug) => expect(slugOf(name)).toBe(slug));

  it('is short, stands in an address, and is its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const slug = slugOf(name);
        expect(slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*$/u);
        expect([...slug].length <= 60 && /\p{L}/u.test(slug)).toBe(true);
        expect(slugOf(slug)).toBe(slug);
        expect(decodeURIComponent(encodeURIComponent(slug))).toBe(slug);
      }),
    );
  });
});
