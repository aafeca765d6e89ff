import { expect, test } from 'vitest';
import { DEEDS, deedIn, readSigned, signedFor } from '#lib/platform/form/done';
import { randomToken } from '#lib/values/text/random';

test('nothing else is taken for a deed', () => {
  for (const deed of DEEDS) expect(deedIn(deed)).toBe(deed);
  for (const said of ['', 'toString', 'coming-x', undefined, ['changed'], 'CHANGED'])
    expect(deedIn(said)).toBeUndefined();
});

test('what was done is read by whoever did it, and by nobody who is handed the address or writes one', () => {
  const [own, other] = [randomToken(), randomToken()];
  for (const deed of [...DEEDS, 'coming-2f6b', 'still-so', '.', '']) {
    const said = signedFor(own, deed);
    expect([deed, readSigned(own, said), readSigned(other, said)]).toEqual([deed, deed, undefined]);
  }
  const said = signedFor(own, 'changed');
  for (const forged of [
    'changed',
    '',
    said.slice(1),
    said.slice(0, -1),
    `${said}x`,
    said.replace('d.', 'd,'),
  ])
    expect([forged, readSigned(own, forged)]).toEqual([forged, undefined]);
  expect(readSigned(own, said.replace('changed', 'withdrawn'))).toBeUndefined();
});

test('two addresses of one device have nothing in common', () => {
  const token = randomToken();
  const [one, other] = [signedFor(token, 'changed'), signedFor(token, 'changed')].map((each) =>
    each.slice(8),
  );
  expect([...(one ?? '')].filter((sign, at) => sign === other?.[at]).join('').length).toBeLessThan(8);
});
