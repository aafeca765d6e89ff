import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Comer, type DoorRule, guestText, isIn, readGuest } from '#lib/posts/let-in/rules';

const BOTH = [true, false];
const DOORS: DoorRule[] = BOTH.flatMap((isHome) => BOTH.map((forAll) => ({ isHome, forAll })));
const COMERS: Comer[] = BOTH.flatMap((unnamed) =>
  BOTH.flatMap((isCareful) => BOTH.map((letIn) => ({ unnamed, isCareful, letIn }))),
);

test('at a home nobody is in but whom a host let in, whoever they are and whatever its author opened', () => {
  for (const door of DOORS.filter(({ isHome }) => isHome))
    for (const comer of COMERS) expect(isIn(door, comer)).toBe(comer.letIn);
});

test('elsewhere whoever comes by name and is no newcomer is in, others once they are let in, or where it is open to all', () => {
  for (const door of DOORS.filter(({ isHome }) => !isHome))
    for (const comer of COMERS) {
      const isKnown = !comer.unnamed && !comer.isCareful;
      expect(isIn(door, comer)).toBe(door.forAll || comer.letIn || isKnown);
    }
});

test('whom a host means is read as it was said, and a name is never taken for the words of somebody else', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.boolean(), (what, isName) => {
      const meant = isName ? { name: what } : { knownAs: what };
      expect(readGuest(guestText('date', meant))).toEqual({ occurrenceId: 'date', meant });
    }),
  );
  for (const wrong of ['', 'date', 'date name', 'date name ', 'name x', ' name x', 'date Name x'])
    expect(readGuest(wrong)).toBeUndefined();
});
