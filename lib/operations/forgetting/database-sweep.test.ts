import { beforeEach, expect, test } from 'vitest';
import { sweep } from '#lib/operations/forgetting/sweep';
import {
  after,
  bytes,
  clear,
  DAY,
  filesAndRows,
  isThere,
  person,
  place,
  post,
  THEN,
  THINGS,
  thing,
} from '#lib/operations/forgetting/testing';
import { database } from '#lib/platform/database/client';
import { type PeriodName, retention } from '#lib/values/periods';
import { addDays, dayStart } from '#lib/values/time/day';

const ZONE = 'Europe/Berlin';

beforeEach(clear);

async function filesMatch() {
  const [files, rows] = await filesAndRows();
  expect(files).toEqual(rows);
}

// Of what was said, the day is kept and not the hour: what was said the day after is what stays.
const SAID = ['message', 'letter', 'version'];

test.each(THINGS)('%s: %s is there until just before, and gone just after', async (what, _, make) => {
  const [passing, living] = [await make(THEN), await make(after(THEN, SAID.includes(what) ? DAY : 1))];
  await sweep(after(THEN, retention(what as Exclude<PeriodName, 'unseen'>) - 1));
  expect([await isThere(passing), await isThere(living)]).toEqual([true, true]);
  await filesMatch();
  const erased = await sweep(after(THEN, retention(what as Exclude<PeriodName, 'unseen'>)));
  expect([await isThere(passing), await isThere(living)]).toEqual([false, true]);
  expect(erased.size).toBeGreaterThan(0);
  await filesMatch();
});

test('session and unseen: a day counts whole, in the zone of the board', async () => {
  const personId = await person('2040-01-01');
  const usedOn = new Date('2030-05-10');
  const { id } = await database().session.create({ data: { tokenHash: bytes(), personId, usedOn } });
  const session = thing('session', { id });
  const end = dayStart(addDays('2030-05-10', 101), ZONE);
  await sweep(after(end, -1));
  expect(await isThere(session)).toBe(true);
  await sweep(end);
  expect(await isThere(session)).toBe(false);

  const somebody = thing('person', { id: await person('2031-05-10') });
  const yearOn = dayStart('2032-05-11', ZONE);
  await sweep(after(yearOn, -1));
  expect(await isThere(somebody)).toBe(true);
  expect(await sweep(yearOn)).toContain('unseen');
  expect(await isThere(somebody)).toBe(false);
  expect(await isThere(thing('person', { id: personId }))).toBe(true);
});

test('that a post is news goes by the day', async () => {
  const of = {
    personId: await person(),
    postId: await post([after(THEN, 90 * DAY)]),
    reason: 'WATCHED' as const,
  };
  await database().notification.create({ data: { ...of, goesOn: new Date('2030-06-09') } });
  const midnight = dayStart('2030-06-09', ZONE);
  await sweep(after(midnight, -1));
  expect(await isThere(thing('notification', of))).toBe(true);
  expect(await sweep(midnight)).toContain('news');
  expect(await isThere(thing('notification', of))).toBe(false);
});

test('an invitation: a day counts whole here, too', async () => {
  const hashes = { tokenHash: bytes(), backHash: bytes() };
  const until = new Date('2030-05-10');
  const data = { ...hashes, forGroup: true, welcomes: false, until };
  const invitation = thing('invitation', { id: (await database().invitation.create({ data })).id });
  const end = dayStart('2030-05-11', ZONE);
  await sweep(after(end, -1));
  expect(await isThere(invitation)).toBe(true);
  expect(await sweep(end)).toContain('invitation');
  expect(await isThere(invitation)).toBe(false);
});

test('that an address wants no mail goes with the night before the day from which it may be asked again', async () => {
  const data = { hash: bytes(), until: new Date('2030-05-10') };
  await database().quietAddress.create({ data });
  const begin = dayStart('2030-05-10', ZONE);
  await sweep(after(begin, -1));
  expect(await isThere(thing('quietAddress', { hash: data.hash }))).toBe(true);
  expect(await sweep(begin)).toContain('quiet');
  expect(await isThere(thing('quietAddress', { hash: data.hash }))).toBe(false);
});

test('whoever is unseen for a year goes with all they posted, and its files', async () => {
  const id = await person('2029-01-01');
  const alone = await post([after(THEN, 90 * DAY)]);
  await database().host.updateMany({ where: { postId: alone }, data: { personId: id } });
  const shared = await post([after(THEN, 90 * DAY)]);
  await database().host.create({ data: { postId: shared, personId: id } });
  await sweep(THEN);
  expect(await database().post.findMany({ select: { id: true } })).toEqual([{ id: shared }]);
  await filesMatch();
});

test('a rhythm goes on though its dates are not written yet: nobody ran for a season', async () => {
  const id = await post([after(THEN, -100 * DAY)], { kind: 'ACTIVITY', rhythm: 'FREQ=DAILY' });
  await sweep(THEN);
  expect(await database().occurrence.findMany({ where: { postId: id } })).toHaveLength(1);
});

test('of a host it is known that they were here today or yesterday, of nobody else, and of no day before', async () => {
  const here = async (hereOn: string, isHost: boolean) => {
    const id = await person();
    await database().person.update({ where: { id }, data: { hereOn: new Date(hereOn) } });
    if (isHost)
      await database().host.create({ data: { postId: await post([after(THEN, DAY)]), personId: id } });
    return id;
  };
  const [today, yesterday] = [await here('2030-05-10', true), await here('2030-05-09', true)];
  await here('2030-05-08', true);
  await here('2030-05-10', false);
  await sweep(THEN);
  const known = await database().person.findMany({ where: { hereOn: { not: null } } });
  expect(known.map(({ id }) => id).sort()).toEqual([today, yesterday].sort());
});

test('first days are noted no longer than they last, whoever was welcomed before', async () => {
  const until = async (ends: Date, isWelcomed = false) => {
    const id = await person();
    const data = { carefulUntil: isWelcomed ? null : ends, vouchesFrom: ends };
    await database().person.update({ where: { id }, data });
    return id;
  };
  const [, , newcomer, welcomed] = [
    await until(THEN),
    await until(THEN, true),
    await until(after(THEN, 1)),
    await until(after(THEN, 1), true),
  ];
  await sweep(THEN);
  const noted = async (column: 'carefulUntil' | 'vouchesFrom') =>
    (await database().person.findMany({ where: { [column]: { not: null } } })).map(({ id }) => id);
  expect(await noted('carefulUntil')).toEqual([newcomer]);
  expect((await noted('vouchesFrom')).sort()).toEqual([newcomer, welcomed].sort());
});

test('what happens at a place that is forgotten stays', async () => {
  const [postId, placeId] = [await post([after(THEN, 90 * DAY)]), await place(after(THEN, -30 * DAY))];
  await database().post.update({ where: { id: postId }, data: { placeId } });
  await sweep(THEN);
  expect(await database().post.findUniqueOrThrow({ where: { id: postId } })).toMatchObject({ placeId: null });
});

test('what somebody holds is left for the next time, and the sweep does not wait', async () => {
  const [held, free] = [await post([after(THEN, -9 * DAY)]), await post([after(THEN, -9 * DAY)])];
  await database().$transaction(async (db) => {
    await db.$queryRaw`SELECT 1 FROM "Occurrence" WHERE "postId" = ${held}::uuid FOR SHARE`;
    await sweep(THEN);
    expect(await database().post.findMany({ select: { id: true } })).toEqual([{ id: held }]);
    // Said to be so once more, before anybody could erase it.
    await db.occurrence.updateMany({ where: { postId: held }, data: { ends: after(THEN, DAY) } });
  });
  await sweep(THEN);
  expect(await database().post.findMany({ select: { id: true } })).toEqual([{ id: held }]);
  expect(await isThere(thing('post', { id: free }))).toBe(false);
});
