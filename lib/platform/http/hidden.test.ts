import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf } from '#lib/platform/http/address';
import { isHidden } from '#lib/platform/http/hidden';
import { disguised, FORBIDDEN } from '#lib/platform/http/testing-disguises';

const refused = (target: string, dev = false) => {
  const address = addressOf(target);
  return !address || isHidden(address.path + address.search, dev);
};

test('addresses that only the framework’s own client knows, and where feeds are made, are not there', () => {
  for (const target of FORBIDDEN) expect([target, isHidden(target, false)]).toEqual([target, true]);
  for (const target of ['/_next/static/build/a.css', '/about.segments/_full', '/_next/static/media/a.js'])
    expect([target, isHidden(target, false)]).toEqual([target, true]);
  expect(isHidden('/x/feeds', false)).toBe(false);
  for (const target of ['/_next/static/chunks/a.css', '/?q=a.rsc', '/people/J.Rscher', '/board.txt'])
    expect([target, refused(target)]).toEqual([target, false]);
  for (const target of [
    '/board.ics',
    '/places/feeds/',
    '/feedsome',
    '/people/AC%2FDC',
    '/people/50%25',
    '/_nextdoor',
  ])
    expect([target, refused(target)]).toEqual([target, false]);
});

test('what is escaped without end is nothing that anybody asks for', () => {
  expect(isHidden(`/%${'25'.repeat(4)}2e`, false)).toBe(false);
  expect(isHidden(`/%${'25'.repeat(5)}2e`, false)).toBe(true);
});

test('while somebody develops, Next’s client may ask; where feeds are made is hidden even then', () => {
  expect(isHidden('/_next/static/chunks/main.js', true)).toBe(false);
  expect(isHidden('/feeds/board/ics', true)).toBe(true);
});

test('no disguise leads there', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FORBIDDEN), fc.infiniteStream(fc.nat()), (target, dice) => {
      const address = disguised(target, (sides) => (dice.next().value ?? 0) % sides);
      expect([target, address, refused(address)]).toEqual([target, address, true]);
    }),
    { numRuns: 2_000 },
  );
});
