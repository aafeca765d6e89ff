import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayRead, mayWrite, messagesKeptSince, phaseOf, subjectNamed } from '#lib/conversations/rules';

const NOW = new Date('2026-05-10T12:00:00Z');
const days = (n: number) => new Date(NOW.getTime() + n * 24 * 60 * 60 * 1000);
const OFFER = { kind: 'OFFER', rhythm: null, withdrawnAt: null, ends: days(1) } as const;

test.each([
  ['to come', OFFER, 'open'],
  ['ends at this instant', { ...OFFER, ends: NOW }, 'closing'],
  ['passed, pick-up is tomorrow', { ...OFFER, ends: days(-2.9) }, 'closing'],
  ['passed three days ago', { ...OFFER, ends: days(-3) }, 'gone'],
  ['a request likewise', { ...OFFER, kind: 'REQUEST' as const, ends: days(-3) }, 'gone'],
  ['an activity for a week', { ...OFFER, kind: 'ACTIVITY' as const, ends: days(-6.9) }, 'closing'],
  ['an activity after a week', { ...OFFER, kind: 'ACTIVITY' as const, ends: days(-7) }, 'gone'],
  ['withdrawn just now', { ...OFFER, withdrawnAt: NOW }, 'closing'],
  ['withdrawn, even an activity', { ...OFFER, kind: 'ACTIVITY' as const, withdrawnAt: days(-3) }, 'gone'],
  ['without a date', { ...OFFER, ends: null }, 'gone'],
] as const)('a post %s', (_, post, phase) => {
  expect(phaseOf(post, NOW)).toBe(phase);
});

test('everybody signed in reads and writes while it is open; who was part of it, while it closes; nobody afterwards', () => {
  const table = [
    // signed in, part of it, phase, reads, writes
    [true, true, 'open', true, true],
    [true, false, 'open', true, true],
    [false, false, 'open', false, true],
    [true, true, 'closing', true, true],
    [true, false, 'closing', false, false],
    [false, false, 'closing', false, false],
    [true, true, 'gone', false, false],
    [true, false, 'gone', false, false],
    [false, false, 'gone', false, false],
  ] as const;
  for (const [isSignedIn, isPart, phase, reads, writes] of table) {
    expect(mayRead(isSignedIn, isPart, phase)).toBe(reads);
    expect(mayWrite(isPart, phase)).toBe(writes);
  }
});

test('words at places and under a rhythm are kept for thirty days, others as long as what they stand under', () => {
  expect(messagesKeptSince(true, NOW)).toEqual(days(-30));
  expect(messagesKeptSince(false, NOW)).toEqual(new Date(0));
});

test('a topic names one post or one place, and nothing else does', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom('post', 'place'), (id, kind) => {
      expect(subjectNamed(`${kind}:${id}`)).toEqual(kind === 'post' ? { postId: id } : { placeId: id });
      for (const wrong of [`${kind}:${id}:`, `${kind}:`, kind, `letters:${id}`, ` ${kind}:${id}`, id])
        expect(subjectNamed(wrong)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: false }), (any) => !subjectNamed(JSON.stringify(any))),
  );
  for (const wrong of [undefined, null, [], { postId: 'x' }]) expect(subjectNamed(wrong)).toBeUndefined();
});
