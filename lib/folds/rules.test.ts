import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Folder,
  type FoldState,
  foldedBy,
  mayFold,
  mayOpen,
  mended,
  NEVER,
  opened,
} from '#lib/folds/rules';
import { REASONS } from '#lib/folds/schema';
import { saysElse } from '#lib/values/text/says-else';

const somebody: Folder = {
  standing: 'settled',
  foldsNot: false,
  isAuthor: false,
  isHost: false,
  did: [],
};
const newcomer: Folder = { ...somebody, standing: 'newcomer' };
const visitor: Folder = { ...somebody, standing: 'visitor' };

test('what gives somebody away is hidden by anybody, anything else is closed by whoever is settled', () => {
  for (const who of [somebody, newcomer, visitor]) {
    expect(mayFold(NEVER, who, 'GIVES_AWAY')).toBe(true);
    expect(mayFold(NEVER, who, 'IN_PICTURE')).toBe(true);
    expect(mayFold(NEVER, who, 'SELLS')).toBe(who === somebody);
  }
  expect(foldedBy(NEVER, visitor, 'GIVES_AWAY')).toMatchObject({ folded: 'GONE', byVisitor: true });
  expect(foldedBy(NEVER, somebody, 'WORDS').folded).toBe('CLOSED');
});

test('hidden, it is opened by somebody settled who neither wrote nor mended it, once it was mended', () => {
  const gone = foldedBy(NEVER, visitor, 'GIVES_AWAY');
  expect(mayOpen(gone, somebody)).toBe(false);
  const changed = mended(gone);
  expect(mayOpen(changed, somebody)).toBe(true);
  for (const other of [newcomer, visitor, { ...somebody, isAuthor: true }])
    expect(mayOpen(changed, other)).toBe(false);
  expect(mayOpen(changed, { ...somebody, did: ['MENDED'] })).toBe(false);
});

test('visitors are one person; a newcomer whose fold others opened folds no more', () => {
  const again = opened(mended(foldedBy(NEVER, visitor, 'GIVES_AWAY')));
  expect(mayFold(again, visitor, 'GIVES_AWAY')).toBe(false);
  expect(mayFold(again, newcomer, 'GIVES_AWAY')).toBe(true);
  expect(mayFold(again, { ...newcomer, foldsNot: true }, 'GIVES_AWAY')).toBe(false);
  expect(mayFold(again, { ...somebody, foldsNot: true }, 'GIVES_AWAY')).toBe(true);
});

test('what is closed can still be hidden, by whoever closed it too; what is hidden is not folded once more', () => {
  const closed = foldedBy(NEVER, somebody, 'SELLS');
  expect(mayFold(closed, { ...somebody, did: ['FOLDED'] }, 'GIVES_AWAY')).toBe(true);
  expect(mayFold(closed, somebody, 'HURTS')).toBe(false);
  expect(mayFold(foldedBy(closed, somebody, 'GIVES_AWAY'), somebody, 'GIVES_AWAY')).toBe(false);
});

test('what a host folds under their post stays until that host opens it', () => {
  const host: Folder = { ...somebody, isHost: true };
  const closed = foldedBy(NEVER, host, 'HURTS');
  expect(mayOpen(closed, somebody)).toBe(false);
  expect(mayOpen(closed, host)).toBe(false);
  expect(mayOpen(closed, { ...host, did: ['FOLDED'] })).toBe(true);
});

test('said again of a picture, by whomever, it stays hidden until the keeper decides', () => {
  const shown = opened(mended(foldedBy(NEVER, visitor, 'IN_PICTURE')));
  expect(mayFold(shown, visitor, 'IN_PICTURE')).toBe(true);
  const hidden = mended(foldedBy(shown, visitor, 'IN_PICTURE'));
  expect(hidden.keeperOnly).toBe(true);
  expect(mayOpen(hidden, somebody)).toBe(false);
});

test('a space, a sign or a capital more says nothing else', () => {
  expect(saysElse('Rue du Four 12', ' rue du-FOUR 1 2.')).toBe(false);
  expect(saysElse('Rue du Four 12', 'By the church')).toBe(true);
});

/** What somebody tries, by their place in the crowd. */
const tries = fc.array(
  fc.record({
    who: fc.nat(3),
    does: fc.constantFrom('fold' as const, 'open' as const, 'mend' as const),
    reason: fc.constantFrom(...REASONS),
  }),
  { maxLength: 200 },
);

/** How often a thing went from folded to open or back while a crowd tried so; the last one is a visitor, the first one wrote it. */
function turns(
  crowd: Folder[],
  all: { who: number; does: string; reason: (typeof REASONS)[number] }[],
  remembered = (own: Set<Folder['did'][number]>): Folder['did'] => [...own],
) {
  let state: FoldState = NEVER;
  let turned = 0;
  const did = new Map<number, Set<Folder['did'][number]>>();
  for (const { who, does, reason } of all) {
    const own = did.get(who) ?? new Set();
    did.set(who, own);
    const folder = { ...(crowd[who] as Folder), did: remembered(own) };
    if (does === 'fold' && mayFold(state, folder, reason)) {
      state = foldedBy(state, folder, reason);
      if (folder.standing !== 'visitor') own.add('FOLDED');
      turned++;
    } else if (does === 'open' && mayOpen(state, folder)) {
      state = opened(state);
      own.add('OPENED');
      turned++;
    } else if (does === 'mend' && folder.isAuthor) state = mended(state);
  }
  return turned;
}

test('a quarrel ends: whatever a crowd tries, a thing turns only so often as there are people', () => {
  const crowd = [{ ...somebody, isAuthor: true }, somebody, newcomer, visitor];
  fc.assert(
    fc.property(tries, (all) => {
      // One opens, once. Before it and after it a thing is closed once and hidden once at most.
      expect(turns(crowd, all)).toBeLessThanOrEqual(5);
    }),
    { numRuns: 500 },
  );
});

test('it would not end, were what somebody did not remembered', () => {
  const crowd = [{ ...somebody, isAuthor: true }, somebody, somebody, visitor];
  const quarrel = Array.from({ length: 40 }, (_, at) => ({
    who: 1 + (at % 2),
    does: at % 2 ? 'open' : 'fold',
    reason: 'SELLS' as const,
  }));
  expect(turns(crowd, quarrel)).toBe(2);
  expect(turns(crowd, quarrel, () => [])).toBe(40);
});
