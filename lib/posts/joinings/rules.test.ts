import { expect, test } from 'vitest';
import { isComing, type JoinableDate, mayJoin, reminderAt, seesWhoComes } from '#lib/posts/joinings/rules';

const NOW = new Date('2026-05-10T12:00:00Z');
const SOON = new Date('2026-05-10T14:00:00Z');

/** Every occasion there can be, and whether it is still to come: an activity, not withdrawn, not called off, not over. */
const OCCASIONS: [JoinableDate, boolean][] = (['OFFER', 'REQUEST', 'ACTIVITY'] as const).flatMap((kind) =>
  [true, false].flatMap((withdrawn) =>
    [true, false].flatMap((calledOff) =>
      [SOON, NOW, new Date(0)].map((ends): [JoinableDate, boolean] => [
        { kind, withdrawn, calledOff, ends },
        kind === 'ACTIVITY' && !withdrawn && !calledOff && ends === SOON,
      ]),
    ),
  ),
);

test.each(OCCASIONS)('%j is to come: %s', (occasion, coming) => {
  expect(isComing(occasion, NOW)).toBe(coming);
  expect(mayJoin(occasion, false, NOW)).toBe(coming);
  expect(mayJoin(occasion, true, NOW)).toBe(false);
  expect(seesWhoComes(occasion, { isHost: true, isIn: false }, NOW)).toBe(coming);
  expect(seesWhoComes(occasion, { isHost: false, isIn: true }, NOW)).toBe(coming);
  expect(seesWhoComes(occasion, { isHost: false, isIn: false }, NOW)).toBe(false);
});

test('one is reminded at five in the afternoon before, whatever the hour, also where clocks change in between', () => {
  for (const starts of ['2026-05-09T22:00:00Z', '2026-05-10T12:00:00Z', '2026-05-10T21:59:59Z'])
    expect(reminderAt(new Date(starts), 'Europe/Berlin')).toEqual(new Date('2026-05-09T15:00:00Z'));
  expect(reminderAt(new Date('2026-03-29T10:00:00Z'), 'Europe/Berlin')).toEqual(
    new Date('2026-03-28T16:00:00Z'),
  );
});
