import { beforeEach, expect, test } from 'vitest';
import { sweep } from '#lib/operations/forgetting/sweep';
import { after, bytes, clear, DAY, person, place } from '#lib/operations/forgetting/testing';
import { database } from '#lib/platform/database/client';
import { dayOf, dayStart } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

// Of what was written before yesterday the day is kept, and the order, and not the hour.

const HOUR = DAY / 24;
const NOW = new Date(dayStart('2030-05-10', zone()).getTime() + 15 * HOUR);

beforeEach(clear);

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
  const past = here.map(({ madeAt }) => madeAt.getTime() - dayStart(dayOf(madeAt, zone()), zone()).getTime());
  expect(past).toEqual([0, 1, 2, 0, 15 * HOUR, 14 * HOUR]);
  // Of two conversations nobody can tell which words came first.
  expect(first.find(({ body: words }) => words === 'elsewhere')?.madeAt).toEqual(here[0]?.madeAt);
  // Once it is so, it stays as it is.
  await sweep(after(NOW, HOUR));
  expect(await said({})).toEqual(first);
  await sweep(after(NOW, DAY));
  expect((await said({ body: '4' }))[0]?.madeAt).toEqual(dayStart('2030-05-09', zone()));
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
  const day = dayStart('2030-05-05', zone());
  expect((await database().letter.findFirst())?.madeAt).toEqual(day);
  expect((await database().placeVersion.findFirst())?.madeAt).toEqual(day);
});
