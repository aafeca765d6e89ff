import fc from 'fast-check';
import { expect, test } from 'vitest';
import { howToAsk, type OtherNaming } from '#lib/posts/hosts/rules';

const waits: OtherNaming = { declined: false, isWithdrawn: false, isOver: false, isSameHost: false };
const declined = { ...waits, declined: true };

test.each<[string, OtherNaming[], string]>([
  ['nothing else', [], 'aloud'],
  ['another that waits', [waits], 'on board'],
  ['two', [waits, waits], 'on board'],
  ['three', [waits, waits, waits], 'quietly'],
  ['a no to somebody else', [declined], 'aloud'],
  ['a no to whoever asks', [{ ...declined, isSameHost: true }], 'quietly'],
  ['what the same withdrew', [{ ...waits, isWithdrawn: true, isSameHost: true }], 'quietly'],
  ['what another withdrew', [{ ...waits, isWithdrawn: true }], 'aloud'],
  ['what is over, of the same', [{ ...waits, isOver: true, isSameHost: true }], 'on board'],
  ['what is over, of another', [{ ...waits, isOver: true }], 'aloud'],
])('beside %s, one is asked: %#', (_, others, how) => {
  expect(howToAsk(others)).toBe(how);
});

const LOUDER = ['aloud', 'on board', 'quietly'];
const other = fc.record({
  declined: fc.boolean(),
  isWithdrawn: fc.boolean(),
  isOver: fc.boolean(),
  isSameHost: fc.boolean(),
});

test('one more naming makes nobody be asked more loudly', () => {
  fc.assert(
    fc.property(fc.array(other, { maxLength: 6 }), other, (others, more) => {
      expect(LOUDER.indexOf(howToAsk([...others, more]))).toBeGreaterThanOrEqual(
        LOUDER.indexOf(howToAsk(others)),
      );
    }),
  );
});
