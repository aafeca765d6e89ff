import { describe, expect, test } from 'vitest';
import { askedUntil, isForgotten, mayChange, mayUndo, postErasedOn, undoUntil } from '#lib/posts/post/rules';

const zone = 'Europe/Berlin';
const now = new Date('2026-11-25T12:00:00Z');
const MINUTE = 60_000;

describe('who may', () => {
  test('hosts change what is not withdrawn', () => {
    expect(mayChange({ isHost: true, withdrawn: null })).toBe(true);
    expect(mayChange({ isHost: false, withdrawn: null })).toBe(false);
    expect(mayChange({ isHost: true, withdrawn: { words: '' } })).toBe(false);
  });

  test('a withdrawal is undone for ten minutes', () => {
    const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE);
    expect(mayUndo(ago(0), now)).toBe(true);
    expect(mayUndo(ago(9.9), now)).toBe(true);
    expect(mayUndo(ago(10), now)).toBe(false);
    expect(undoUntil(ago(10))).toEqual(now);
  });
});

test('when a post goes: some days after its last date; a rhythm stays', () => {
  const ends = new Date('2026-11-28T23:00:00Z'); // midnight after Saturday 28
  expect(postErasedOn({ kind: 'OFFER', rhythm: null }, ends, zone)).toBe('2026-12-01');
  expect(postErasedOn({ kind: 'REQUEST', rhythm: null }, ends, zone)).toBe('2026-12-01');
  expect(postErasedOn({ kind: 'ACTIVITY', rhythm: null }, ends, zone)).toBe('2026-12-05');
  expect(postErasedOn({ kind: 'ACTIVITY', rhythm: 'FREQ=DAILY' }, ends, zone)).toBeNull();
  expect(postErasedOn({ kind: 'ACTIVITY', rhythm: 'FREQ=DAILY', withdrawnAt: now }, ends, zone)).toBe(
    '2026-11-28',
  );
});

test('a post is forgotten at the end of its time, to the instant: of its last date, or of its withdrawal', () => {
  const days = (n: number) => new Date(now.getTime() + n * 24 * 60 * MINUTE);
  const stays = { OFFER: 3, REQUEST: 3, ACTIVITY: 7 };
  for (const kind of ['OFFER', 'REQUEST', 'ACTIVITY'] as const)
    for (const rhythm of [null, 'FREQ=DAILY']) {
      const standing = { kind, rhythm, withdrawnAt: null };
      const after = days(rhythm ? 7 : stays[kind]);
      expect(isForgotten(standing, now, new Date(after.getTime() - 1))).toBe(false);
      expect(isForgotten(standing, now, after)).toBe(true);
      // Whatever dates it had, before or after.
      for (const ends of [days(-90), days(90)]) {
        const withdrawn = { ...standing, withdrawnAt: now };
        expect(isForgotten(withdrawn, ends, new Date(days(3).getTime() - 1))).toBe(false);
        expect(isForgotten(withdrawn, ends, days(3))).toBe(true);
      }
    }
});

test('what leaves the board within three days is asked about', () => {
  expect(askedUntil(now)).toEqual(new Date('2026-11-28T12:00:00Z'));
});
