import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beCarefulAgain, endCarefulDays, welcome } from '#lib/people/careful/mutations';
import { isCareful, mayWelcome, vouches } from '#lib/people/careful/queries';
import { isNewAt } from '#lib/people/careful/rules';
import { newcomer as comesIn, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { activity } from '#lib/posts/post/testing';
import { dayEnd } from '#lib/values/time/day';

const NOON = new Date('2031-10-24T10:00:00.000Z');
/** Three days on, the last of them whole; the clocks go back in between. */
const END = dayEnd('2031-10-27', 'Europe/Berlin');

const at = (instant: Date) => vi.useFakeTimers({ now: instant, toFake: ['Date'] });
beforeEach(() => at(NOON));
afterEach(() => vi.useRealTimers());

const standing = async (viewer: Viewer) => [await isCareful(viewer), await vouches(viewer)];

test('careful days are three and the rest of the one on which somebody came, also where nobody has noted their end', async () => {
  const viewer = await comesIn();
  at(new Date(END.getTime() - 1));
  expect(await standing(viewer)).toEqual([true, false]);
  at(END);
  expect(await standing(viewer)).toEqual([false, true]);
});

test('whoever knows a newcomer ends their careful days, and nothing says who did', async () => {
  const [host, newcomer] = [await somebody(), await comesIn()];
  expect(await mayWelcome(host, newcomer.name)).toBe(true);
  expect(await welcome(host, newcomer.name.toUpperCase())).toBe(newcomer.name);
  expect(await isCareful(newcomer)).toBe(false);
  expect(await mayWelcome(host, newcomer.name)).toBe(false);
  const { rows } = { rows: await database().person.findUniqueOrThrow({ where: { id: newcomer.id } }) };
  expect(JSON.stringify(rows)).not.toContain(host.id);
});

test('whoever was welcomed welcomes only once their days would have ended, so that one name waves in no crowd', async () => {
  const [host, first, second] = [await somebody(), await comesIn(), await comesIn()];
  await welcome(host, first.name);
  expect(await standing(first)).toEqual([false, false]);
  expect(await mayWelcome(first, second.name)).toBe(false);
  expect(await welcome(first, second.name)).toBeUndefined();
  expect(await isCareful(second)).toBe(true);
  const invited = await comesIn();
  await endCarefulDays(invited, database());
  expect(await welcome(invited, second.name)).toBeUndefined();
  at(END);
  expect(await standing(first)).toEqual([false, true]);
});

test('newcomers welcome nobody, themselves neither, and nobody is welcomed who is not there', async () => {
  const [host, newcomer] = [await somebody(), await comesIn()];
  expect([await welcome(newcomer, newcomer.name), await isCareful(newcomer)]).toEqual([undefined, true]);
  expect([await welcome(host, 'Nobody'), await mayWelcome(host, 'Nobody')]).toEqual([undefined, false]);
});

test('the keeper makes all names younger than three days careful again, and nobody else', async () => {
  const [host, welcomed] = [await somebody(), await comesIn()];
  await welcome(host, welcomed.name);
  await beCarefulAgain();
  expect([await isCareful(welcomed), await isCareful(host)]).toEqual([true, false]);
});

const both = (is: boolean) => [is, is];

test('what somebody new puts up is a newcomer’s until they are welcome, or their days are over; with a host who is not new it is like any other', async () => {
  const [host, one, two] = [await somebody(), await comesIn(), await comesIn()];
  const [own, shared] = [await activity([one], []), await activity([two, host], [])];
  const ids = [own.id, shared.id];
  await database().post.updateMany({ where: { id: { in: ids } }, data: { newUntil: END } });
  const pictures = ids.map((postId) => ({ key: postId, shape: '4:3', postId, newUntil: END }));
  await database().picture.createMany({ data: pictures });
  const isNew = async (id: string) => {
    const row = await database().post.findUniqueOrThrow({ where: { id }, include: { pictures: true } });
    return [row, ...row.pictures].map(({ newUntil }) => isNewAt(newUntil, new Date()));
  };
  expect([await isNew(own.id), await isNew(shared.id)]).toEqual([both(true), both(true)]);
  await welcome(host, two.name);
  expect([await isNew(own.id), await isNew(shared.id)]).toEqual([both(true), both(false)]);
  at(END);
  expect(await isNew(own.id)).toEqual(both(false));
});
