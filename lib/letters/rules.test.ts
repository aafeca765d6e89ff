import { expect, test } from 'vitest';
import { closedBetween } from '#lib/letters/rules';

const open = {
  mine: 'CONVERSATIONS',
  theirs: 'CONVERSATIONS',
  corresponds: false,
  talked: false,
} as const;

test('a letter begins where two have talked, and goes on where they correspond', () => {
  expect(closedBetween({ ...open, talked: true })).toBeNull();
  expect(closedBetween({ ...open, corresponds: true })).toBeNull();
  expect(closedBetween(open)).toBe('strangers');
});

test('whoever takes letters from nobody gets none and writes none', () => {
  for (const talked of [true, false])
    for (const corresponds of [true, false]) {
      expect(closedBetween({ ...open, talked, corresponds, theirs: 'NOBODY' })).toBe('theirs');
      expect(closedBetween({ ...open, talked, corresponds, mine: 'NOBODY' })).toBe('mine');
    }
});
