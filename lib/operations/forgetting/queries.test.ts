import { expect, test } from 'vitest';
import { oldestHeld } from '#lib/operations/forgetting/queries';
import { after, clear, DAY, person, post, THEN, THINGS } from '#lib/operations/forgetting/testing';
import { database } from '#lib/platform/database/client';
import { oldestPosts } from '#lib/posts/post/oldest.sql';

test('of what this board does not hold it says nothing', async () => {
  await clear();
  expect(await oldestHeld()).toEqual(new Map());
});

/** Of what stood on the board it says the day of the oldest; of nothing else, whatever there is. */
const SAID = ['dated', 'anyDay', 'activity', 'date'];

test('of what stood on the board it says the day of the oldest, and of nothing that somebody did', async () => {
  await clear();
  for (const [, , make] of THINGS) await make(THEN);
  for (const [, , make] of THINGS) await make(after(THEN, -30 * DAY));
  await database().person.updateMany({ where: { seenOn: new Date('2030-05-10') }, data: { askedOn: THEN } });
  await database().session.create({
    data: { tokenHash: new Uint8Array(32), personId: await person(), usedOn: new Date('2030-03-01') },
  });
  const oldest = await oldestHeld();
  expect([...oldest.keys()].sort()).toEqual([...SAID].sort());
  for (const day of oldest.values()) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test.each(THINGS.filter(([what]) => !SAID.includes(what)))(
  'whether there is any is not told: %s, %s',
  async (_what, _name, make) => {
    await clear();
    const thing = await make(after(THEN, -30 * DAY));
    const held = await oldestHeld();
    await thing.deleteMany();
    expect(await oldestHeld()).toEqual(held);
  },
);

test('a day is one of the board’s zone, and a date belongs to the day it ends on', async () => {
  await clear();
  // Midnight in Berlin: the end of the ninth of June.
  await post([new Date('2030-06-09T22:00:00Z')]);
  expect((await oldestHeld()).get('dated')).toBe('2030-06-09');
});

test('no table is looked through: each is found by an index', async () => {
  const plan = await database().$transaction(async (db) => {
    await db.$executeRaw`SELECT set_config('enable_seqscan', 'off', true)`; // what has no index is looked through all the same
    const values = oldestPosts.values({ zone: 'UTC', most: 2_000 });
    return await db.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${oldestPosts.text}`, ...values);
  });
  const lines = plan.map((line) => line['QUERY PLAN']);
  expect(lines.filter((line) => /Seq Scan/.test(line))).toEqual([]);
  expect(lines.filter((line) => /Index (Only )?Scan/.test(line))[0]).toBeDefined();
});
