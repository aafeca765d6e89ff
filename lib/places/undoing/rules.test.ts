import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PageStep, without } from '#lib/places/undoing/rules';
import type { Stood } from '#lib/places/versions/rules';

const page: Stood = {
  ...{ name: 'Mill', words: 'A wheel', whereWords: 'by the brook', cell: null },
  ...{ notebook: 'one\ntwo\nthree\nfour\nfive', closed: false },
  pictures: ['oven', 'door'],
};

/** The steps of a page's life: whose change it was, and what it changed. */
function life(...changes: ['theirs' | 'others', Partial<Stood>][]): [PageStep, ...PageStep[]] {
  let before = page;
  return changes.map(([whose, change]) => {
    const after = { ...before, ...change };
    const step = { before, after, isTheirs: whose === 'theirs' };
    before = after;
    return step;
  }) as [PageStep, ...PageStep[]];
}

describe('a page without somebody’s changes', () => {
  it('is as it was before, where nobody else changed it', () => {
    const steps = life(
      ['theirs', { notebook: '', words: 'Nothing' }],
      ['theirs', { name: 'Not a mill', cell: '8d1f1d489346bff', closed: true }],
    );
    expect(without(steps)).toEqual(page);
  });

  it('keeps what others changed, before, between and after', () => {
    const steps = life(
      ['theirs', { notebook: 'gone\ntwo\nthree\nfour\nfive', name: 'Ruin' }],
      ['others', { whereWords: 'by the bridge', notebook: 'gone\ntwo\nthree\nfour\nfive and six' }],
      ['theirs', { whereWords: 'nowhere', notebook: 'gone\n!\nthree\nfour\nfive and six' }],
      ['others', { words: 'A wheel that turns' }],
    );
    expect(without(steps)).toEqual({
      ...page,
      ...{
        whereWords: 'by the bridge',
        words: 'A wheel that turns',
        notebook: 'one\ntwo\nthree\nfour\nfive and six',
      },
    });
  });

  it('has the pictures that were taken out, and those that others put in', () => {
    const steps = life(
      ['theirs', { pictures: ['door', 'rude'] }],
      ['others', { pictures: ['rude', 'garden'] }],
      ['theirs', { pictures: [] }],
    );
    expect(without(steps).pictures).toEqual(['oven', 'garden']);
  });

  it('is as others left it, where they wrote anew what was changed', () => {
    const steps = life(
      ['theirs', { notebook: 'nonsense', name: 'Ruin' }],
      ['others', { notebook: 'All from the beginning', name: 'The mill' }],
    );
    expect(without(steps)).toMatchObject({ notebook: 'All from the beginning', name: 'The mill' });
  });

  it('stays, where others brought it back already', () => {
    const steps = life(['theirs', { notebook: '', closed: true }], ['others', { ...page }]);
    expect(without(steps)).toEqual(page);
  });

  it('is all that others made of it, where none of it was theirs', () => {
    const text = fc.constantFrom('', 'a', 'a\nb', 'b\nc\n\nd');
    const change = fc.record(
      { name: text, words: text, whereWords: text, notebook: text, closed: fc.boolean() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const steps = life(...changes.map((each): ['others', Partial<Stood>] => ['others', each]));
        expect(without(steps)).toEqual(steps.at(-1)?.after);
      }),
    );
  });
});
