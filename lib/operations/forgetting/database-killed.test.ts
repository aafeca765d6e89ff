import { expect, test } from 'vitest';
import { type SweepBoundary, sweep } from '#lib/operations/forgetting/sweep';
import {
  clear,
  filesAndRows,
  isThere,
  neighbourhood,
  THEN,
  type Thing,
} from '#lib/operations/forgetting/testing';

async function allIsAsItShouldBe({ gone, kept }: { gone: Thing[]; kept: Thing[] }) {
  for (const each of gone) expect([each.id, await isThere(each)]).toEqual([each.id, false]);
  for (const each of kept) expect([each.id, await isThere(each)]).toEqual([each.id, true]);
  const [files, rows] = await filesAndRows();
  expect(files).toEqual(rows);
}

const killedAt = (boundary: number): SweepBoundary => {
  let passed = 0;
  return () => {
    if (passed++ >= boundary) throw new Error('killed');
    return true;
  };
};

test('killed at every boundary and run again: what should go is gone, what should stay is there', async () => {
  for (let boundary = 0; ; boundary++) {
    await clear();
    const all = await neighbourhood();
    const whole = await sweep(THEN, killedAt(boundary)).then(
      () => true,
      () => false,
    );
    for (const each of all.kept) expect([each.id, await isThere(each)]).toEqual([each.id, true]);
    // A picture always has its files; a file may wait for the next sweep.
    const [files, rows] = await filesAndRows();
    expect(files).toEqual(expect.arrayContaining(rows));
    await sweep(THEN);
    await allIsAsItShouldBe(all);
    if (whole) return;
  }
}, 240_000);

test('two sweeps at once', async () => {
  await clear();
  const all = await neighbourhood();
  await Promise.all([sweep(THEN), sweep(THEN), sweep(THEN)]);
  await allIsAsItShouldBe(all);
}, 60_000);
