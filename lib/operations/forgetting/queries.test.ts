import { expect, test } from 'vitest';
import { oldestHeld, oldestParams, oldestRows } from '#lib/operations/forgetting/queries';
import { OLDEST } from '#lib/operations/forgetting/registry';
import { after, clear, DAY, person, post, THEN, THINGS } from '#lib/operations/forgetting/testing';
import { database } from '#lib/platform/database/client';
import { PERIODS } from '#lib/values/periods';

test('of what this board does not hold it says nothing', async () => {
  await clear();
  expect(await oldestHeld()).toEqual(new Map());
});

test('of each kind of thing it says the day of the oldest, and no more', async () => {
  await clear();
  for (const [, , make] of THINGS) await make(THEN);
  for (const [, , make] of THINGS) await make(after(THEN, -30 * DAY));
  await database().person.updateMany({ where: { seenOn: new Date('2030-05-10') }, data: { askedOn: THEN } });
  await database().session.create({
    data: { tokenHash: new Uint8Array(32), personId: await person(), usedOn: new Date('2030-03-01') },
  });
  const oldest = await oldestHeld();
  const made = THINGS.map(([what]) => what);
  expect([...oldest.keys()]).toEqual(expect.arrayContaining([...made, 'session', 'unseen', 'asked']));
  for (const day of oldest.values()) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(oldest.get('withdrawn')).toBe('2030-04-10');
  expect(oldest.get('session')).toBe('2030-03-01');
  expect(oldest.get('asked')).toBe('2030-05-10');
});

test('a day is one of the board’s zone, and a date belongs to the day it ends on', async () => {
  await clear();
  // Midnight in Berlin: the end of the ninth of June.
  await post([new Date('2030-06-09T22:00:00Z')]);
  expect((await oldestHeld()).get('dated')).toBe('2030-06-09');
  await database().placeVersion.deleteMany();
  const place = await database().place.create({
    data: { slug: 'a', name: 'A', closedAt: new Date('2030-06-08T22:30:00Z') },
  });
  expect(place.closedAt).not.toBeNull();
  expect((await oldestHeld()).get('place')).toBe('2030-06-09');
});

test('every period is asked about, but for what is no thing of its own, or lies in files', async () => {
  const asked = (await oldestRows()).map(({ what }) => what);
  const others = ['leaving', 'backup', 'log'];
  expect([...asked, ...others].sort()).toEqual(PERIODS.map(({ what }) => what).sort());
});

test('no table is looked through: each is found by an index', async () => {
  const plans = await database().$transaction(async (db) => {
    await db.$executeRaw`SELECT set_config('enable_seqscan', 'off', true)`; // what has no index is looked through all the same
    const explained = [];
    for (const each of OLDEST) {
      const values = each.asks.values(oldestParams(each));
      const plan = db.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${each.asks.text}`, ...values);
      explained.push((await plan).map((line) => line['QUERY PLAN']));
    }
    return explained;
  });
  for (const lines of plans) {
    expect(lines.filter((line) => /Seq Scan/.test(line))).toEqual([]);
    expect(lines.filter((line) => /Index (Only )?Scan/.test(line))[0]).toBeDefined();
  }
});
