import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erasedOn, pageFrom, placeAddress, slugIn, valuesOf } from '#lib/places/place/rules';
import type { PlacePage } from '#lib/places/place/schema';
import { todayUntil } from '#lib/places/today/rules';
import { changesBetween, isSamePage, mergeChanges, mergePages } from '#lib/places/versions/rules';
import { placeCell } from '#lib/values/geo/cell';
import { pastedPoint } from '#lib/values/geo/pasted-point';
import { slugOf } from '#lib/values/text/slug';

const page: PlacePage = { name: 'Mill', words: 'a', whereWords: 'b', cell: null, notebook: 'one\ntwo' };

describe('when two change a page at once', () => {
  it('takes from each what only they changed', () => {
    const mine = { ...page, notebook: 'one\ntwo\nthree' };
    const theirs = { ...page, words: 'c' };
    expect(mergeChanges(page, mine, theirs)).toEqual({
      page: { ...page, words: 'c', notebook: 'one\ntwo\nthree' },
      others: {},
    });
  });

  it('shows both where both changed the same', () => {
    const met = mergeChanges(page, { ...page, notebook: 'mine' }, { ...page, notebook: 'theirs' });
    expect(met.page.notebook).toBe('mine');
    expect(met.others).toEqual({ notebook: 'theirs' });
    expect(mergePages(met.page, { ...page, notebook: 'theirs' }, ['notebook']).notebook).toBe('theirs\nmine');
  });

  it('shows whatever differs where the beginning is forgotten', () =>
    expect(mergeChanges(null, page, { ...page, words: 'c' }).others).toEqual({ words: 'c' }));

  it('loses nothing of either', () => {
    const text = fc.constantFrom('', 'a', 'b', 'c');
    const any = fc.record({
      name: text,
      words: text,
      whereWords: text,
      cell: fc.option(text),
      notebook: text,
    });
    fc.assert(
      fc.property(any, any, any, (base, mine, theirs) => {
        const met = mergeChanges(base, mine, theirs);
        for (const part of ['name', 'words', 'whereWords', 'cell', 'notebook'] as const) {
          if (mine[part] !== base[part]) expect(met.page[part]).toBe(mine[part]);
          if (theirs[part] !== base[part] && met.page[part] !== theirs[part])
            expect(met.others[part]).toBe(theirs[part] ?? '');
        }
      }),
    );
  });
});

describe('a change', () => {
  const open = { ...page, closed: false };
  it('of nothing is none', () => {
    expect(isSamePage(page, { ...page })).toBe(true);
    expect(changesBetween(open, { ...open })).toEqual([]);
  });
  it('names what was closed, opened again or moved', () => {
    expect(changesBetween(open, { ...open, closed: true })).toEqual([{ part: 'closed' }]);
    expect(changesBetween({ ...open, closed: true }, open)).toEqual([{ part: 'reopened' }]);
    expect(changesBetween(open, { ...open, cell: '8d1f1d489346bff' })).toEqual([{ part: 'moved' }]);
  });
});

describe('a form', () => {
  it('sends back what it was filled with, the point to a step', () => {
    const at = { ...page, cell: placeCell(52.520008, 13.404954) };
    const { placeName, words, whereWords, point, notebook } = valuesOf(at);
    expect(pageFrom({ placeName, words, whereWords, point: pastedPoint(point), notebook })).toEqual(at);
  });
});

describe('today', () => {
  const now = new Date('2026-10-24T10:00:00Z'); // noon in Berlin, and the night has an hour more
  it('lasts until its hour, or midnight', () => {
    expect(todayUntil('16:00', 'Europe/Berlin', now)).toEqual(new Date('2026-10-24T14:00:00Z'));
    expect(todayUntil(undefined, 'Europe/Berlin', now)).toEqual(new Date('2026-10-24T22:00:00Z'));
  });
  it('cannot last until an hour that has passed', () => {
    expect(todayUntil('11:59', 'Europe/Berlin', now)).toBeNull();
    expect(todayUntil('12:00', 'Europe/Berlin', now)).toBeNull();
  });
  it('and a closed place goes after thirty days', () =>
    expect(erasedOn(new Date('2026-10-24T22:30:00Z'), 'Europe/Berlin')).toBe('2026-11-24'));
});

describe('an address', () => {
  it.each(['the-old-bakehouse', 'старая-пекарня', 'المخبز-القديم', '古いパン屋', 'पुरानी-बेकरी'])(
    'holds %s',
    (slug) => {
      expect(slugIn(placeAddress(slug).slice('/places/'.length))).toBe(slug);
      expect(placeAddress(slug, 'edit')).toMatch(/^\/places\/[\w%.-]+\/edit$/);
    },
  );
  it.each(['%00', '%E0%A4%A', 'a%2Fb', '..', 'a b', '%00mill', 'x'.repeat(80), '', '%F0%9F%8D%9E'])(
    'refuses %s',
    (address) => expect(slugIn(address)).toBeNull(),
  );
  it('holds every slug there can be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
        const slug = slugOf(name);
        expect(slugIn(encodeURIComponent(slug))).toBe(slug);
        expect(slugIn(slug)).toBe(slug);
      }),
      { numRuns: 50 },
    );
  });
  it('is lenient about capitals and composition', () => {
    expect(slugIn('The-Mill')).toBe('the-mill');
    expect(slugIn('%D0%B8%CC%86')).toBe('й');
  });
});
