import { beforeEach, expect, test } from 'vitest';
import { sweep } from '#lib/operations/forgetting/sweep';
import { after, bytes, clear, DAY, person, place } from '#lib/operations/forgetting/testing';
import { database } from '#lib/platform/database/client';
import { dayOf, dayStart } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

// Of what was written before yesterday the day is kept, and the order, and neither the hour nor how much was written before.

const HOUR = DAY / 24;
const MINUTE = HOUR / 60;
const NOW = new Date(dayStart('2030-05-10', zone()).getTime() + 15 * HOUR);

beforeEach(clear);

/** How long after its day began. */
const pastOf = (at: Date) => at.getTime() - dayStart(dayOf(at, zone()), zone()).getTime();

const said = async (where: object) =>
  await database().message.findMany({ where, orderBy: [{ madeAt: 'asc' }, { id: 'asc' }] });

test('a conversation keeps its days and its order, and loses its hours', async () => {
  const [placeId, otherId, personId] = [await place(), await place(), await person()];
  const at = [-5 * DAY - 3 * HOUR, -5 * DAY - 2 * HOUR, -5 * DAY, -4 * DAY, -DAY, -HOUR];
  for (const [words, by] of at.entries())
    await database().message.create({
      data: { placeId, personId, body: `${words}`, madeAt: after(NOW, by) },
    });
  await database().message.create({
    data: { placeId: otherId, personId, body: 'elsewhere', madeAt: after(NOW, -5 * DAY - 2.5 * HOUR) },
  });
  await sweep(NOW);
  const first = await said({});
  const here = first.filter((each) => each.placeId === placeId);
  expect(here.map(({ body: words }) => words)).toEqual(['0', '1', '2', '3', '4', '5']);
  expect(here.map(({ madeAt }) => dayOf(madeAt, zone()))).toEqual(
    at.map((by) => dayOf(after(NOW, by), zone())),
  );
  const past = here.map(({ madeAt }) => pastOf(madeAt));
  for (const each of past.slice(0, 4)) expect(each).toBeLessThan(MINUTE);
  expect(past.slice(4)).toEqual([15 * HOUR, 14 * HOUR]);
  // Once it is so, it stays as it is.
  await sweep(after(NOW, HOUR));
  expect(await said({})).toEqual(first);
  await sweep(after(NOW, DAY));
  const [later] = await said({ body: '4' });
  expect(dayOf(later?.madeAt as Date, zone())).toBe('2030-05-09');
  expect(pastOf(later?.madeAt as Date)).toBeLessThan(MINUTE);
});

test('what was said is not numbered: its moment tells neither what came before it, nor that some was taken back', async () => {
  const personId = await person();
  for (let n = 0; n < 12; n++) {
    const placeId = await place();
    for (const body of ['one', 'two'])
      await database().message.create({
        data: { placeId, personId, body, madeAt: after(NOW, -5 * DAY + (body === 'one' ? 0 : HOUR)) },
      });
  }
  await sweep(NOW);
  const [ones, twos] = [await said({ body: 'one' }), await said({ body: 'two' })].map((all) =>
    all.map(({ madeAt }) => pastOf(madeAt)),
  );
  // Of twelve conversations no two agree, and some begin later in their minute than others end.
  expect(new Set([...(ones ?? []), ...(twos ?? [])]).size).toBeGreaterThan(20);
  expect(Math.max(...(ones ?? []))).toBeGreaterThan(Math.min(...(twos ?? [])));
});

test('so do letters, and changes of a place’s page', async () => {
  const [one = '', other = ''] = [await person(), await person()].sort();
  const { id: correspondenceId } = await database().correspondence.create({
    data: { oneId: one, otherId: other },
  });
  const madeAt = after(NOW, -5 * DAY);
  await database().letter.create({ data: { correspondenceId, personId: one, sealed: bytes(), madeAt } });
  const page = { name: 'Mill', words: '', whereWords: '', notebookWayBack: '0 0\n', placeId: await place() };
  await database().placeVersion.create({ data: { ...page, madeAt } });
  await sweep(NOW);
  for (const row of [await database().letter.findFirst(), await database().placeVersion.findFirst()]) {
    expect(dayOf(row?.madeAt as Date, zone())).toBe('2030-05-05');
    expect(pastOf(row?.madeAt as Date)).toBeLessThan(MINUTE);
  }
});
