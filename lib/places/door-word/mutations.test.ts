import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isCareful } from '#lib/people/careful/queries';
import { newcomer, somebody } from '#lib/people/person/testing';
import { comeByDoor } from '#lib/places/door-word/mutations';
import { wordForDoor } from '#lib/places/door-word/queries';
import { openPlace } from '#lib/places/place/mutations';
import { database } from '#lib/platform/database/client';

const MONDAY = new Date('2031-10-20T10:00:00.000Z');
const DAY = 24 * 60 * 60_000;
const PAGE = { name: 'Mill', words: '', whereWords: '', cell: null, notebook: '' };

const at = (days: number) =>
  vi.useFakeTimers({ now: new Date(MONDAY.getTime() + days * DAY), toFake: ['Date'] });
beforeEach(() => at(0));
afterEach(() => vi.useRealTimers());

const open = () => database().$transaction((db) => openPlace(PAGE, db));

test('who read the words on a door is careful no more, however they type them; they are shown to whoever vouches, and to nobody new', async () => {
  const [host, comes] = [await somebody(), await newcomer()];
  const { id } = await open();
  const words = (await wordForDoor(host, id)) ?? '';
  expect(words.split(' ')).toHaveLength(3);
  expect(await wordForDoor(comes, id)).toBeUndefined();
  expect(await comeByDoor(comes, 'oven oven oven')).toBe(false);
  expect(await isCareful(comes)).toBe(true);
  expect(await comeByDoor(comes, ` ${words.toUpperCase().replaceAll(' ', ', ')} `)).toBe(true);
  expect(await isCareful(comes)).toBe(false);
});

test('each door and each week has words of its own, which open for that week and the next; a place that is no more opens nothing', async () => {
  const host = await somebody();
  const [mill, yard] = [await open(), await open()];
  const word = async (id: string) => (await wordForDoor(host, id)) ?? '';
  const [first, other] = [await word(mill.id), await word(yard.id)];
  expect(first).not.toBe(other);
  at(6);
  expect(await word(mill.id)).toBe(first);
  at(7);
  expect(await word(mill.id)).not.toBe(first);
  at(13);
  expect(await comeByDoor(await newcomer(), first)).toBe(true);
  at(14);
  expect(await comeByDoor(await newcomer(), first)).toBe(false);
  at(0);
  await database().place.update({ where: { id: yard.id }, data: { closedAt: MONDAY } });
  expect(await comeByDoor(await newcomer(), other)).toBe(false);
});
