import { expect, test } from 'vitest';
import { mayClose, mayReopen } from '#lib/places/closing/rules';

test('who lives there closes it at once, a newcomer nothing else, whoever is past their careful days any place', () => {
  expect(mayClose({ livesHere: true, isCareful: true })).toBe(true);
  expect(mayClose({ livesHere: false, isCareful: true })).toBe(false);
  expect(mayClose({ livesHere: false, isCareful: false })).toBe(true);
});

test('a home comes back by whoever closed it alone, newcomers too; any other place by anybody who is none', () => {
  const closedBy = 'amina';
  for (const isCareful of [true, false]) {
    expect(mayReopen({ isHome: true, closedBy }, { id: 'amina', isCareful })).toBe(true);
    expect(mayReopen({ isHome: true, closedBy }, { id: 'boris', isCareful })).toBe(false);
    expect(mayReopen({ isHome: true, closedBy: null }, { id: 'boris', isCareful })).toBe(false);
    expect(mayReopen({ isHome: false, closedBy }, { id: 'amina', isCareful })).toBe(!isCareful);
    expect(mayReopen({ isHome: false, closedBy: null }, { id: 'boris', isCareful })).toBe(!isCareful);
  }
});
