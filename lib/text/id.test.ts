import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { isId } from '#lib/text/id';

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
