import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boardPath, readBoardParameters } from '#lib/board/parameters';
import { areaAt } from '#lib/values/geo/at';
import { cellAt } from '#lib/values/geo/cell';
import { writeCursor } from '#lib/values/text/cursor';

const nothing = { q: null, near: null, at: null, reach: 'walk', kind: null, day: null, after: null };

it('an address that asks nothing asks for the board', () => {
  expect(readBoardParameters({})).toEqual(nothing);
  expect(readBoardParameters({ q: '', kind: '', day: '', near: '' })).toEqual(nothing);
  expect(readBoardParameters({ 'something-else': 'x' })).toEqual(nothing);
});

it('what is asked is read', () => {
  const cell = cellAt(52.52, 13.4, 9);
  const asked = { q: '  rye   bread ', near: cell, reach: 'further', kind: 'offer', day: '2026-11-28' };
  expect(readBoardParameters(asked)).toEqual({
    ...nothing,
    ...asked,
    q: 'rye bread',
    near: cellAt(52.52, 13.4, 7),
  });
  expect(readBoardParameters({ at: '52.52,13.4' })?.at).toBe(areaAt('52.52,13.4'));
  expect(readBoardParameters({ day: 'any' })?.day).toBe('any');
});

it.each([
  ['q', 'x'.repeat(201)],
  ['near', '871f1d48'],
  ['near', cellAt(52.52, 13.4, 5)],
  ['at', '91,0'],
  ['reach', 'flight'],
  ['kind', 'OFFER'],
  ['day', '2026-02-30'],
  ['day', '9999-12-31'],
  ['after', 'x'],
])('%s cannot be %j', (name, value) => {
  expect(readBoardParameters({ [name]: value })).toBeNull();
});

it('words are asked without what nobody sees in them', () => {
  expect(readBoardParameters({ q: 'ry\u0007e' })?.q).toBe('rye');
  expect(readBoardParameters({ q: '\u0007' })?.q).toBeNull();
});

it('nothing is asked twice', () => {
  for (const name of ['q', 'near', 'at', 'reach', 'kind', 'day', 'after'])
    expect(readBoardParameters({ [name]: ['offer', 'walk'] })).toBeNull();
});

it('its address says what was asked', () => {
  const asked = fc.record({
    q: fc.constantFrom(null, 'rye & bread', 'خبز', '100%'),
    near: fc.constantFrom(null, cellAt(52.52, 13.4, 7)),
    reach: fc.constantFrom('walk', 'ride', 'further'),
    kind: fc.constantFrom(null, 'offer', 'request', 'activity'),
    day: fc.constantFrom(null, '2026-11-28', 'any'),
    after: fc.constantFrom(null, { ring: '1', starts: new Date(1e12), id: crypto.randomUUID() }),
  });
  fc.assert(
    fc.property(asked, (each) => {
      const address = new URL(boardPath(each), 'http://localhost');
      expect(readBoardParameters(Object.fromEntries(address.searchParams))).toEqual({ ...each, at: null });
    }),
  );
  expect(writeCursor({ ring: '1', starts: new Date(0), id: 'x' })).not.toContain('=');
});
