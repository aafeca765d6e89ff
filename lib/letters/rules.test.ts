import { expect, test } from 'vitest';
import { closedReason, lettersSince } from '#lib/letters/rules';

const open = {
  mine: 'CONVERSATIONS',
  theirs: 'CONVERSATIONS',
  corresponds: false,
  talked: false,
} as const;

test('a letter begins where two have talked, and goes on where they correspond', () => {
  expect(closedReason({ ...open, talked: true })).toBeNull();
  expect(closedReason({ ...open, corresponds: true })).toBeNull();
  expect(closedReason(open)).toBe('strangers');
});

test('whoever takes letters from nobody gets none and writes none', () => {
  for (const talked of [true, false])
    for (const corresponds of [true, false]) {
      expect(closedReason({ ...open, talked, corresponds, theirs: 'NOBODY' })).toBe('theirs');
      expect(closedReason({ ...open, talked, corresponds, mine: 'NOBODY' })).toBe('mine');
    }
});

test('letters are kept for thirty days', () => {
  expect(lettersSince(new Date('2026-05-31T12:00:00Z'))).toEqual(new Date('2026-05-01T12:00:00Z'));
});
