import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { idOf, isId } from '#lib/values/text/id';

test('an id is what the database writes, and nothing else', () => {
  expect(isId(randomUUID())).toBe(true);
  for (const other of [
    '',
    'x',
    randomUUID().toUpperCase(),
    `${randomUUID()}\0`,
    ` ${randomUUID()}`,
    null,
    [randomUUID()],
  ])
    expect(isId(other)).toBe(false);
});

test('a hash has one id, which is an id as any other', () => {
  const hash = new Uint8Array(32).fill(0xff);
  expect(idOf(hash)).toBe('ffffffff-ffff-8fff-bfff-ffffffffffff');
  expect(idOf(new Uint8Array(32))).toBe('00000000-0000-8000-8000-000000000000');
  expect(isId(idOf(hash))).toBe(true);
});
