import { expect, test } from 'vitest';
import { closedReason, isWaiting, lettersSince, type Relation } from '#lib/letters/rules';

const open: Relation = {
  mine: 'CONVERSATIONS',
  theirs: 'CONVERSATIONS',
  endedByMe: false,
  endedByThem: false,
  corresponds: false,
  careful: false,
  answered: false,
};
const BOTH = [true, false];
const EVERY: Relation[] = BOTH.flatMap((corresponds) =>
  BOTH.flatMap((careful) => BOTH.map((answered) => ({ ...open, corresponds, careful, answered }))),
);

test('a letter begins where they were answered, and goes on where they correspond', () => {
  expect(closedReason({ ...open, answered: true })).toBeNull();
  expect(closedReason({ ...open, corresponds: true })).toBeNull();
  expect(closedReason(open)).toBe('strangers');
});

test('whoever is new here begins none, and answers', () => {
  for (const answered of BOTH) {
    expect(closedReason({ ...open, careful: true, answered })).toBe('newcomer');
    expect(closedReason({ ...open, careful: true, answered, corresponds: true })).toBeNull();
  }
});

test('whoever takes letters from nobody gets none and writes none', () => {
  for (const each of EVERY) {
    expect(closedReason({ ...each, theirs: 'NOBODY' })).toBe('theirs');
    expect(closedReason({ ...each, mine: 'NOBODY' })).toBe('mine');
  }
});

test('what one of two ended is closed to both; the other is told what they are told of whoever takes none', () => {
  for (const each of EVERY) {
    expect(closedReason({ ...each, endedByMe: true })).toBe('ended');
    expect(closedReason({ ...each, endedByThem: true })).toBe(closedReason({ ...each, theirs: 'NOBODY' }));
    expect(closedReason({ ...each, endedByMe: true, endedByThem: true })).toBe('ended');
  }
});

test('first letters wait for whom they are to, until their correspondence was opened', () => {
  const [writer, reader] = [{ id: 'w' }, { id: 'r' }];
  const letter = { personId: 'w' };
  expect([
    isWaiting({ opened: false }, letter, reader),
    isWaiting({ opened: false }, letter, writer),
  ]).toEqual([true, false]);
  expect(isWaiting({ opened: true }, letter, reader)).toBe(false);
});

test('letters are kept for thirty days', () => {
  expect(lettersSince(new Date('2026-05-31T12:00:00Z'))).toEqual(new Date('2026-05-01T12:00:00Z'));
});
