import { afterEach, expect, test } from 'vitest';
import { database } from '#lib/platform/database/client';
import { closeGate, openGate } from '#lib/platform/database/maintenance-gate';

afterEach(openGate);

test('night after night a new client goes on: what was asked before is kept by none', async () => {
  for (let night = 0; night < 3; night++) {
    const before = database();
    expect(await before.place.findFirst()).toBeNull();
    expect(await closeGate('all', 5_000)).toBe(true);
    openGate();
    expect(database()).not.toBe(before);
    expect(database()).toBe(database());
    expect(await database().place.findFirst()).toBeNull();
  }
});

test('a level below leaves the client as it is', async () => {
  const before = database();
  expect(await closeGate('writes', 5_000)).toBe(true);
  openGate();
  expect(database()).toBe(before);
});
