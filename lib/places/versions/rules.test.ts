import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacePage } from '#lib/places/place/schema';
import { changesBetween, isSamePage, mergeChanges, mergePages } from '#lib/places/versions/rules';

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
  const open = { ...page, closed: false, pictures: ['a', 'b'] };
  it('of nothing is none', () => {
    expect(isSamePage(page, { ...page })).toBe(true);
    for (const part of ['name', 'words', 'whereWords', 'cell', 'notebook'] as const)
      expect(isSamePage(page, { ...page, [part]: 'x' })).toBe(false);
    expect(changesBetween(open, { ...open })).toEqual([]);
  });
  it('names what was closed, opened again or moved', () => {
    expect(changesBetween(open, { ...open, closed: true })).toEqual([{ part: 'closed' }]);
    expect(changesBetween({ ...open, closed: true }, open)).toEqual([{ part: 'reopened' }]);
    expect(changesBetween(open, { ...open, pictures: ['b', 'a'] })).toEqual([]);
    for (const pictures of [['a'], ['a', 'b', 'c'], []])
      expect(changesBetween(open, { ...open, pictures })).toEqual([{ part: 'pictures' }]);
    expect(changesBetween(open, { ...open, cell: '8d1f1d489346bff' })).toEqual([{ part: 'moved' }]);
  });
});
