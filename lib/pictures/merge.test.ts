import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergePictures } from '#lib/pictures/merge';
import { PICTURE_FIELDS } from '#lib/pictures/schema';
import type { Pictures } from '#lib/pictures/staged/mutations';

const view = (key: string, words = key) => ({ key, shape: '4:3', words });
const form = (...keys: string[]): Pictures =>
  Object.fromEntries(keys.map((key, at) => [PICTURE_FIELDS[at], { ...view(key), token: `token of ${key}` }]));
const keysOf = (pictures: Pictures) => Object.values(pictures).map((picture) => picture?.key);

test('what either added is there, what either took away is gone', () => {
  const base = ['one', 'two', 'three'].map((key) => view(key));
  const met = mergePictures(base, form('one', 'two', 'mine'), [view('one'), view('three'), view('theirs')]);
  expect(keysOf(met.pictures).sort()).toEqual(['mine', 'one', 'theirs']);
  expect(met.taken).toEqual(['picture2', 'picture2']);
});

test('words that somebody else mended are taken over; where both did, both are shown', () => {
  const [base, mine] = [[view('one'), view('two')], form('one', 'two')];
  if (mine.picture2) mine.picture2.words = 'mine';
  const met = mergePictures(base, mine, [view('one', 'theirs'), view('two', 'theirs too')]);
  expect(met.pictures).toMatchObject({ picture1: { words: 'theirs' }, picture2: { words: 'mine' } });
  expect(met).toMatchObject({ taken: ['picture1'], both: { picture2: 'theirs too' } });
});

test('nothing is undone unseen, whatever two people do', () => {
  const keys = fc.subarray(['a', 'b', 'c']);
  fc.assert(
    fc.property(keys, keys, keys, fc.boolean(), (had, mine, theirs, adds) => {
      const [own, other] = [adds ? [...mine, 'mine'] : mine, adds ? [...theirs, 'theirs'] : theirs];
      const met = mergePictures(
        had.map((key) => view(key)),
        form(...own),
        other.map((key) => view(key)),
      );
      const expected = ['a', 'b', 'c', 'mine', 'theirs'].filter((key) => {
        const [was, isMine, isTheirs] = [had, own, other].map((all) => all.includes(key));
        return was ? isMine && isTheirs : isMine || isTheirs;
      });
      expect(keysOf(met.pictures).sort()).toEqual(expected);
    }),
  );
});
