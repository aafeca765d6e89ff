import { afterEach, expect, test } from 'vitest';
import { database } from '#lib/database/client';
import { hold, release } from '#lib/database/hold';

afterEach(release);

test('night after night a new client goes on: what was asked before is kept by none', async () => {
  for (let night = 0; night < 3; night++) {
    const before = database();
    expect(await before.place.findFirst()).toBeNull();
    expect(await hold('all', 5_000)).toBe(true);
    release();
    expect(database()).not.toBe(before);
    expect(database()).toBe(database());
    expect(await database().place.findFirst()).toBeNull();
  }
});

test('a level below leaves the client as it is', async () => {
  const before = database();
  expect(await hold('writes', 5_000)).toBe(true);
  release();
  expect(database()).toBe(before);
});
